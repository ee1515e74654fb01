package nl.koppeling.ingest.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import nl.koppeling.ingest.intake.ShopFacts;
import nl.koppeling.ingest.intake.WooOrder;
import nl.koppeling.shop.ShopAnswer;

/**
 * The shop's tax table and base country: read only when an order cannot be translated without, and
 * kept for an hour. What the shop refuses to show stays unknown; what it cannot show now is
 * trouble.
 */
@ApplicationScoped
public class ShopBackground {

  private static final long KEPT_NANOS = Duration.ofHours(1).toNanos();
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 50;

  private final Shops shops;
  private final ConcurrentMap<UUID, Kept<Map<Long, ShopFacts.Rate>>> rates =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<UUID, Kept<Optional<String>>> countries = new ConcurrentHashMap<>();

  ShopBackground(Shops shops) {
    this.shops = shops;
  }

  private record Kept<T>(T value, long sinceNanos) {
    boolean fresh() {
      return System.nanoTime() - sinceNanos < KEPT_NANOS;
    }
  }

  /** What these orders need of it; the rest is left empty. */
  public Uni<ShopFacts> factsFor(Access access, List<WooOrder> orders) {
    Uni<Map<Long, ShopFacts.Rate>> table =
        orders.stream().anyMatch(ShopFacts::ratesNeeded)
            ? rates(access)
            : Uni.createFrom().item(Map.of());
    return table.flatMap(
        t ->
            (orders.stream().anyMatch(ShopFacts::baseCountryNeeded)
                    ? country(access)
                    : Uni.createFrom().item(Optional.<String>empty()))
                .map(c -> new ShopFacts(c, t)));
  }

  /** Forgets a connection's shop. */
  public void drop(UUID connectionId) {
    rates.remove(connectionId);
    countries.remove(connectionId);
  }

  private Uni<Map<Long, ShopFacts.Rate>> rates(Access access) {
    Kept<Map<Long, ShopFacts.Rate>> known = rates.get(access.connectionId());
    return known != null && known.fresh()
        ? Uni.createFrom().item(known.value())
        : ratePage(access, 1, new HashMap<>())
            .onFailure(ShopBackground::notShown)
            .recoverWithItem(Map.of())
            .invoke(t -> rates.put(access.connectionId(), new Kept<>(t, System.nanoTime())));
  }

  private Uni<Map<Long, ShopFacts.Rate>> ratePage(
      Access access, int page, Map<Long, ShopFacts.Rate> table) {
    return shops
        .list(access, "taxes", Map.of("per_page", "" + PAGE, "page", "" + page))
        .flatMap(
            listing -> {
              listing.elements().forEach(row -> put(table, row));
              return listing.elements().size() == PAGE && page < MOST_PAGES
                  ? ratePage(access, page + 1, table)
                  : Uni.createFrom().item(table);
            });
  }

  private static void put(Map<Long, ShopFacts.Rate> table, JsonNode row) {
    String percent = row.path("rate").asText("");
    if (percent.matches("\\d{1,3}(\\.\\d{1,6})?") && row.path("id").isIntegralNumber()) {
      table.put(
          row.path("id").longValue(),
          new ShopFacts.Rate(row.path("country").asText(""), new BigDecimal(percent)));
    }
  }

  private Uni<Optional<String>> country(Access access) {
    Kept<Optional<String>> known = countries.get(access.connectionId());
    return known != null && known.fresh()
        ? Uni.createFrom().item(known.value())
        : shops
            .list(access, "settings/general", Map.of("_fields", "id,value"))
            .map(ShopBackground::baseCountry)
            .onFailure(ShopBackground::notShown)
            .recoverWithItem(Optional.empty())
            .invoke(c -> countries.put(access.connectionId(), new Kept<>(c, System.nanoTime())));
  }

  /** The setting holds country and state, for example {@code NL} or {@code US:CA}. */
  private static Optional<String> baseCountry(Shops.Listing settings) {
    return settings.elements().stream()
        .filter(s -> s.path("id").asText().equals("woocommerce_default_country"))
        .map(s -> s.path("value").asText("").split(":")[0])
        .filter(c -> c.matches("[A-Z]{2}"))
        .findFirst();
  }

  private static boolean notShown(Throwable failure) {
    return failure instanceof ShopTrouble trouble
        && (trouble.answer() instanceof ShopAnswer.KeyRefused
            || trouble.answer() instanceof ShopAnswer.PermissionMissing
            || trouble.answer() instanceof ShopAnswer.NotFound);
  }
}
