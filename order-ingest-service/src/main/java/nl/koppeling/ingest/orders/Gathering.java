package nl.koppeling.ingest.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.ingest.intake.Eligibility;
import nl.koppeling.ingest.intake.WooOrder;
import nl.koppeling.ingest.reading.OrderReader;
import nl.koppeling.ingest.reading.Reading;
import nl.koppeling.ingest.shop.Access;
import nl.koppeling.ingest.shop.ShopBackground;
import nl.koppeling.ingest.shop.ShopTrouble;
import nl.koppeling.ingest.shop.Shops;
import nl.koppeling.shop.ShopAnswer;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads what belongs to orders before the transaction that stores them: the tax table, the shop's
 * country, and when new refunds were made (the order's own summary does not say, and the date
 * decides the VAT period).
 */
@ApplicationScoped
public class Gathering {

  private static final Map<String, String> ALL_REFUNDS =
      Map.of("per_page", "100", "_fields", "id,date_created_gmt");

  private final Mutiny.SessionFactory sessions;
  private final OrderRows rows;
  private final Shops shops;
  private final ShopBackground background;

  Gathering(
      Mutiny.SessionFactory sessions, OrderRows rows, Shops shops, ShopBackground background) {
    this.sessions = sessions;
    this.rows = rows;
    this.shops = shops;
    this.background = background;
  }

  /** Completes elements of a list of orders; an element that is no order condemns the answer. */
  public Uni<Fetched> complete(
      ConnectionChanged connection, Access access, List<JsonNode> elements) {
    List<Reading> readings = elements.stream().map(OrderReader::read).toList();
    if (readings.stream().anyMatch(Reading.NoOrder.class::isInstance)) {
      return Uni.createFrom().failure(Shops.notWhatWasAsked());
    }
    List<WooOrder> orders =
        readings.stream()
            .filter(Reading.Readable.class::isInstance)
            .map(r -> ((Reading.Readable) r).order())
            .toList();
    return background
        .factsFor(access, orders)
        .flatMap(
            shop ->
                refundTimes(connection, access, orders)
                    .map(times -> new Fetched(readings, shop, times)));
  }

  private Uni<Map<Long, Instant>> refundTimes(
      ConnectionChanged connection, Access access, List<WooOrder> orders) {
    Map<Long, Instant> times = new HashMap<>();
    return Multi.createFrom()
        .iterable(orders.stream().filter(o -> !o.refunds().isEmpty()).toList())
        .onItem()
        .transformToUniAndConcatenate(order -> refundTimes(connection, access, order, times))
        .collect()
        .last()
        .replaceWith(times);
  }

  private Uni<Void> refundTimes(
      ConnectionChanged connection, Access access, WooOrder order, Map<Long, Instant> times) {
    boolean eligible = Policies.of(connection).judge(order) instanceof Eligibility.Eligible;
    return sessions
        .withSession(s -> rows.find(s, connection.connectionId(), order.id()))
        .flatMap(
            known -> {
              boolean sold = eligible || known.filter(OrderRow::accepted).isPresent();
              boolean news =
                  order.refunds().stream()
                      .anyMatch(r -> known.isEmpty() || !known.get().told(r.id()));
              return sold && news ? ask(access, order, times) : Uni.createFrom().voidItem();
            });
  }

  private Uni<Void> ask(Access access, WooOrder order, Map<Long, Instant> times) {
    return shops
        .list(access, "orders/" + order.id() + "/refunds", ALL_REFUNDS)
        .invoke(listing -> listing.elements().forEach(refund -> note(refund, times)))
        .replaceWithVoid()
        .onFailure(Gathering::notThere)
        .recoverWithNull();
  }

  private static void note(JsonNode refund, Map<Long, Instant> times) {
    try {
      String made = refund.path("date_created_gmt").asText("");
      times.put(refund.path("id").asLong(), LocalDateTime.parse(made).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      times.remove(refund.path("id").asLong());
    }
  }

  private static boolean notThere(Throwable failure) {
    return failure instanceof ShopTrouble trouble
        && trouble.answer() instanceof ShopAnswer.NotFound;
  }
}
