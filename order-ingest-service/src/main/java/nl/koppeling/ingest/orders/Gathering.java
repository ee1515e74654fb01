package nl.koppeling.ingest.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.ingest.intake.Eligibility;
import nl.koppeling.ingest.intake.RefundDetails;
import nl.koppeling.ingest.intake.WooOrder;
import nl.koppeling.ingest.reading.OrderReader;
import nl.koppeling.ingest.reading.Reading;
import nl.koppeling.ingest.reading.RefundReader;
import nl.koppeling.ingest.shop.Access;
import nl.koppeling.ingest.shop.ShopBackground;
import nl.koppeling.ingest.shop.ShopTrouble;
import nl.koppeling.ingest.shop.Shops;
import nl.koppeling.shop.ShopAnswer;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads what belongs to orders before the transaction that stores them: the tax table, the shop's
 * country, and what refunds hold that are news: the order's own summary has neither their lines nor
 * their date, which decides the VAT period.
 */
@ApplicationScoped
public class Gathering {

  private static final Map<String, String> ALL_REFUNDS =
      Map.of(
          "per_page",
          "100",
          "dp",
          "6",
          "_fields",
          "id,date_created_gmt,line_items,shipping_lines,fee_lines");

  private final Mutiny.SessionFactory sessions;
  private final OrderRows rows;
  private final Shops shops;
  private final ShopBackground background;
  private final ProductCategories categories;

  Gathering(
      Mutiny.SessionFactory sessions,
      OrderRows rows,
      Shops shops,
      ShopBackground background,
      ProductCategories categories) {
    this.sessions = sessions;
    this.rows = rows;
    this.shops = shops;
    this.background = background;
    this.categories = categories;
  }

  /** Completes elements of a list of orders; an element that is no order condemns the answer. */
  public Uni<Fetched> complete(
      ConnectionChanged connection, Access access, List<JsonNode> elements) {
    return complete(connection, access, elements, Integer.MAX_VALUE);
  }

  /**
   * The same with a bound on the calls to the shop.
   *
   * @param asked of how many orders the refunds are read; of the others only the amounts are known
   */
  Uni<Fetched> complete(
      ConnectionChanged connection, Access access, List<JsonNode> elements, int asked) {
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
                refunds(connection, access, orders, asked)
                    .flatMap(
                        refunds ->
                            categories
                                .of(connection, access, orders)
                                .map(found -> new Fetched(readings, shop, refunds, found))));
  }

  private Uni<Map<Long, Map<Long, RefundDetails>>> refunds(
      ConnectionChanged connection, Access access, List<WooOrder> orders, int asked) {
    Map<Long, Map<Long, RefundDetails>> refunds = new HashMap<>();
    List<Long> ids = orders.stream().map(WooOrder::id).toList();
    return sessions
        .withSession(s -> rows.withRefunds(s, connection.connectionId(), ids))
        .map(
            told ->
                orders.stream()
                    .filter(o -> !o.refunds().isEmpty() || told.contains(o.id()))
                    .limit(asked)
                    .toList())
        .toMulti()
        .flatMap(concerned -> Multi.createFrom().iterable(concerned))
        .onItem()
        .transformToUniAndConcatenate(order -> refunds(connection, access, order, refunds))
        .collect()
        .last()
        .replaceWith(refunds);
  }

  private Uni<Void> refunds(
      ConnectionChanged connection,
      Access access,
      WooOrder order,
      Map<Long, Map<Long, RefundDetails>> refunds) {
    boolean eligible = Policies.of(connection).judge(order) instanceof Eligibility.Eligible;
    return sessions
        .withSession(s -> rows.find(s, connection.connectionId(), order.id()))
        .flatMap(
            known ->
                news(order, known, eligible)
                    ? ask(access, order, refunds)
                    : Uni.createFrom().voidItem());
  }

  /** A refund of a sale that was not told yet, or one that was told and is not shown any more. */
  private static boolean news(WooOrder order, Optional<OrderRow> known, boolean eligible) {
    boolean sold = eligible || known.filter(OrderRow::accepted).isPresent();
    boolean fresh =
        order.refunds().stream().anyMatch(r -> known.isEmpty() || !known.get().told(r.id()));
    boolean missing = known.filter(k -> k.dossier().misses(order.refunds())).isPresent();
    return sold && (fresh || missing);
  }

  private Uni<Void> ask(
      Access access, WooOrder order, Map<Long, Map<Long, RefundDetails>> refunds) {
    return shops
        .list(access, "orders/" + order.id() + "/refunds", ALL_REFUNDS)
        .invoke(
            listing -> {
              Map<Long, RefundDetails> listed = new HashMap<>();
              for (JsonNode refund : listing.elements()) {
                listed.put(refund.path("id").asLong(), RefundReader.read(refund));
              }
              refunds.put(order.id(), listed);
            })
        .replaceWithVoid()
        .onFailure(Gathering::notThere)
        .recoverWithNull();
  }

  private static boolean notThere(Throwable failure) {
    return failure instanceof ShopTrouble trouble
        && trouble.answer() instanceof ShopAnswer.NotFound;
  }
}
