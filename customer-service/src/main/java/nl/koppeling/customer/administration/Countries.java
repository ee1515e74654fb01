package nl.koppeling.customer.administration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.snelstart.Country;
import nl.koppeling.snelstart.SnelStart;

/**
 * The countries of administrations (SnelStart API reference 7.2), kept in memory for 24 hours: one
 * call a day per administration, and only when a relation with an address is found or made.
 */
@ApplicationScoped
public class Countries {

  private static final Duration KEPT = Duration.ofHours(24);

  private final Administration administration;
  private final SnelStart snelStart;
  private final Clock clock = Clock.systemUTC();
  private final ConcurrentMap<UUID, Kept> lists = new ConcurrentHashMap<>();

  Countries(Administration administration, SnelStart snelStart) {
    this.administration = administration;
    this.snelStart = snelStart;
  }

  /** Whether {@link #find} can answer without a call. */
  public boolean known(ConnectionChanged connection) {
    Kept kept = lists.get(connection.administrationId());
    return kept != null && kept.readAt().plus(KEPT).isAfter(clock.instant());
  }

  /** Reads the list again; one call. */
  public Uni<Void> read(ConnectionChanged connection) {
    return administration
        .call(connection, snelStart::countries)
        .invoke(
            list ->
                lists.put(
                    connection.administrationId(), new Kept(clock.instant(), List.copyOf(list))))
        .replaceWithVoid();
  }

  /**
   * The id of a country, as far as the last list knows.
   *
   * @param iso2 ISO 3166 two letters
   */
  public Optional<UUID> find(ConnectionChanged connection, String iso2) {
    Kept kept = lists.get(connection.administrationId());
    return kept == null ? Optional.empty() : find(kept.countries(), iso2.toUpperCase(Locale.ROOT));
  }

  /**
   * The ISO 3166 letters of a country ({@code XI} for Northern Ireland), as far as the last list
   * knows.
   */
  public Optional<String> iso2(ConnectionChanged connection, UUID countryId) {
    Kept kept = lists.get(connection.administrationId());
    return kept == null ? Optional.empty() : iso2(kept.countries(), countryId);
  }

  /** The letters of a country of a list, as {@link #iso2(ConnectionChanged, UUID)} gives them. */
  public static Optional<String> iso2(List<Country> countries, UUID countryId) {
    return countries.stream()
        .filter(c -> c.id().equals(countryId))
        .findFirst()
        .map(Countries::iso2)
        .filter(letters -> !letters.isEmpty());
  }

  private static String iso2(Country country) {
    if (country.iso2().equals("XI")) {
      return "XI";
    }
    return Arrays.stream(Locale.getISOCountries())
        .filter(two -> !country.iso3().isEmpty() && iso3(two).equals(country.iso3()))
        .findFirst()
        .orElse(country.iso2().equals("XU") ? "GB" : country.iso2());
  }

  /** By two letters, then by three: some countries have two letters of their own there (XU, XI). */
  static Optional<UUID> find(List<Country> countries, String iso2) {
    Optional<Country> exact = countries.stream().filter(c -> c.iso2().equals(iso2)).findFirst();
    return exact
        .or(() -> byThree(countries, iso3(iso2)))
        .or(() -> iso2.equals("GB") ? byTwo(countries, "XU") : Optional.empty())
        .map(Country::id);
  }

  private static Optional<Country> byTwo(List<Country> countries, String iso2) {
    return countries.stream().filter(c -> c.iso2().equals(iso2)).findFirst();
  }

  private static Optional<Country> byThree(List<Country> countries, String iso3) {
    return countries.stream()
        .filter(c -> !iso3.isEmpty() && c.iso3().equals(iso3))
        .filter(c -> !c.iso2().equals("XI"))
        .findFirst();
  }

  private static String iso3(String iso2) {
    try {
      return Locale.of("", iso2).getISO3Country();
    } catch (MissingResourceException unknown) {
      return "";
    }
  }

  private record Kept(Instant readAt, List<Country> countries) {}
}
