package nl.koppeling.invoice.planning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.EventCodec;
import nl.koppeling.invoice.booking.Band;
import nl.koppeling.invoice.booking.RateTable;
import nl.koppeling.snelstart.ForeignVatRate;
import nl.koppeling.snelstart.VatKind;
import nl.koppeling.snelstart.VatRate;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The VAT rates of each administration, kept for a day (VAT reference, decision V5). Older ones are
 * not used: a day without an answer makes orders wait, which is better than a wrong rate.
 */
@ApplicationScoped
public class Rates {

  private static final Map<String, Band> BANDS =
      Map.of(
          "SR", Band.OSS_STANDARD,
          "RRH", Band.OSS_REDUCED_HIGH,
          "RRL", Band.OSS_REDUCED_LOW,
          "PR", Band.OSS_PARKING,
          "SRR", Band.OSS_SUPER_REDUCED);

  /** ISO 3166, three letters to two. */
  private static final Map<String, String> TWO_LETTERS =
      Stream.of(Locale.getISOCountries())
          .collect(
              Collectors.toUnmodifiableMap(
                  code -> Locale.of("", code).getISO3Country(), code -> code));

  private static final String FIND =
      "select rates from vat_rates where administration_id = :id"
          + " and read_at > clock_timestamp() - interval '24 hours'"
          + " and (foreign_read or not :foreign)";

  private static final String LATEST = "select rates from vat_rates where administration_id = :id";

  private static final String STORE =
      "insert into vat_rates (administration_id, rates, foreign_read, read_at)"
          + " values (:id, :rates, :foreign, clock_timestamp())"
          + " on conflict (administration_id) do update set rates = excluded.rates,"
          + " foreign_read = excluded.foreign_read, read_at = excluded.read_at";

  /**
   * The rates a connection needs, unless they were never read or are a day old: with those of the
   * other member states when it takes part in the one-stop shop.
   */
  public Uni<Optional<RateTable>> find(Mutiny.Session session, ConnectionChanged connection) {
    return session
        .createNativeQuery(FIND, String.class)
        .setParameter("id", connection.administrationId())
        .setParameter("foreign", foreignNeeded(connection))
        .getResultList()
        .map(found -> found.stream().findFirst().map(Rates::read));
  }

  /** The rates read last, however old: to show what would be booked, never to book. */
  Uni<Optional<RateTable>> latest(Mutiny.Session session, ConnectionChanged connection) {
    return session
        .createNativeQuery(LATEST, String.class)
        .setParameter("id", connection.administrationId())
        .getResultList()
        .map(found -> found.stream().findFirst().map(Rates::read));
  }

  /** Whether orders of a connection may bear the VAT of other member states. */
  public static boolean foreignNeeded(ConnectionChanged connection) {
    return connection.settings().taxation().ossSince().isPresent();
  }

  /**
   * Remembers what SnelStart answered just now.
   *
   * @param foreign empty when it was not asked; an empty list is an answer too
   */
  public Uni<Void> store(
      Mutiny.Session session,
      UUID administrationId,
      List<VatRate> dutch,
      Optional<List<ForeignVatRate>> foreign) {
    return session
        .createNativeQuery(STORE)
        .setParameter("id", administrationId)
        .setParameter("rates", EventCodec.write(table(dutch, foreign.orElse(List.of()))))
        .setParameter("foreign", foreign.isPresent())
        .executeUpdate()
        .replaceWithVoid();
  }

  /**
   * In the core's words. Only Hoog and Laag are Dutch VAT of a webshop; Overig belongs to sports
   * canteens and the like.
   */
  public static RateTable table(List<VatRate> dutch, List<ForeignVatRate> foreign) {
    return new RateTable(
        dutch.stream()
            .filter(r -> r.kind() == VatKind.HIGH || r.kind() == VatKind.LOW)
            .filter(r -> r.percent().compareTo(BigDecimal.ZERO) > 0)
            .map(
                r ->
                    new RateTable.Period(
                        r.kind() == VatKind.HIGH ? Band.HIGH : Band.LOW,
                        r.percent(),
                        r.from(),
                        r.through()))
            .toList(),
        foreign.stream().flatMap(rate -> foreign(rate).stream()).toList());
  }

  /** Empty for a country or a code nobody told us about: such a rate then fits nothing. */
  private static Optional<RateTable.Foreign> foreign(ForeignVatRate rate) {
    Optional<String> country = Optional.ofNullable(TWO_LETTERS.get(rate.countryCode()));
    Optional<Band> band = Optional.ofNullable(BANDS.get(rate.rateCode()));
    return country.flatMap(
        c -> band.map(b -> new RateTable.Foreign(c, b, rate.percent(), rate.from())));
  }

  private static RateTable read(String json) {
    return EventCodec.read(json.getBytes(StandardCharsets.UTF_8), RateTable.class);
  }
}
