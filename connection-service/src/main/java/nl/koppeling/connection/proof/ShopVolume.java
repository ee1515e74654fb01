package nl.koppeling.connection.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalInt;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopAnswer;
import nl.koppeling.shop.ShopClient;
import nl.koppeling.shop.ShopKey;

/**
 * Asks a shop how many completed orders it has since a moment and what they come to. Up to a page
 * of them are added up; of more the shop's sales report is asked, which is believed only when it
 * knows of at least as many orders: on shops with order tables of their own it may answer zeros.
 */
@ApplicationScoped
public class ShopVolume {

  private static final int PAGE = 100;
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  private final ShopClient shops;
  private final ObjectMapper json;

  @Inject
  ShopVolume(ShopClient shops, ObjectMapper json) {
    this.shops = shops;
    this.json = json;
  }

  /** One call, or two when there are many; what the shop does not tell is left open. */
  public Uni<Volume> since(ShopAddress shop, ShopKey key, Instant since) {
    Map<String, String> query =
        Map.of(
            "per_page",
            "" + PAGE,
            "_fields",
            "id,total",
            "status",
            "completed",
            "dates_are_gmt",
            "true",
            "after",
            since.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
    return shops
        .get(shop, key, "orders", query)
        .flatMap(
            answer ->
                answer instanceof ShopAnswer.Json list && list.total().isPresent()
                    ? of(shop, key, since, list, list.total().getAsInt())
                    : Uni.createFrom().item(Volume.UNKNOWN));
  }

  private Uni<Volume> of(
      ShopAddress shop, ShopKey key, Instant since, ShopAnswer.Json list, int orders) {
    OptionalInt count = OptionalInt.of(orders);
    return orders <= PAGE
        ? Uni.createFrom().item(new Volume(count, sum(list.body(), orders)))
        : report(shop, key, since, orders).map(turnover -> new Volume(count, turnover));
  }

  private Turnover sum(String body, int orders) {
    try {
      BigDecimal sum = BigDecimal.ZERO;
      int found = 0;
      for (JsonNode order : json.readTree(body)) {
        sum = sum.add(new BigDecimal(order.path("total").asText()));
        found++;
      }
      return found == orders ? new Turnover.Exact(sum) : new Turnover.Unknown();
    } catch (IOException | NumberFormatException e) {
      return new Turnover.Unknown();
    }
  }

  private Uni<Turnover> report(ShopAddress shop, ShopKey key, Instant since, int orders) {
    Map<String, String> query =
        Map.of(
            "date_min",
            LocalDate.ofInstant(since, AMSTERDAM).toString(),
            "date_max",
            LocalDate.now(AMSTERDAM).toString(),
            "_fields",
            "total_sales,total_orders");
    return shops
        .get(shop, key, "reports/sales", query)
        .map(
            answer ->
                answer instanceof ShopAnswer.Json report
                    ? read(report.body(), orders)
                    : new Turnover.Unknown());
  }

  private Turnover read(String body, int orders) {
    try {
      JsonNode report = json.readTree(body).path(0);
      return report.path("total_orders").asInt(0) < orders
          ? new Turnover.Unknown()
          : new Turnover.Reported(new BigDecimal(report.path("total_sales").asText()));
    } catch (IOException | NumberFormatException e) {
      return new Turnover.Unknown();
    }
  }
}
