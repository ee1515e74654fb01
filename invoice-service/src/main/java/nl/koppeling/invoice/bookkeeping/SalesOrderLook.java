package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.snelstart.SalesOrder;
import nl.koppeling.snelstart.SalesOrders;

/**
 * Looks for a sales order by its reference: one call. Anybody may use a reference; ours is known by
 * the marker in its memo.
 */
@ApplicationScoped
class SalesOrderLook {

  private final SalesOrders salesOrders;
  private final Administrations administrations;

  SalesOrderLook(SalesOrders salesOrders, Administrations administrations) {
    this.salesOrders = salesOrders;
    this.administrations = administrations;
  }

  /** What a look found. */
  sealed interface Found {

    /** Ours; {@code count} above 1: it was made more than once. */
    record Ours(SalesOrder order, int count) implements Found {}

    /** Only somebody else's. */
    record Foreign(SalesOrder order) implements Found {}

    record Nothing() implements Found {}
  }

  Uni<Found> look(Document document, Plan plan) {
    String reference = plan.booking().invoiceNumber();
    return administrations
        .open(document, 1)
        .flatMap(open -> open.call(a -> salesOrders.salesOrdersByReference(a, reference)))
        .map(orders -> found(plan, orders));
  }

  private static Found found(Plan plan, List<SalesOrder> orders) {
    String marker = plan.booking().markers().sale();
    List<SalesOrder> ours = orders.stream().filter(o -> o.memo().contains(marker)).toList();
    if (!ours.isEmpty()) {
      return new Found.Ours(ours.get(0), ours.size());
    }
    return orders.isEmpty() ? new Found.Nothing() : new Found.Foreign(orders.get(0));
  }
}
