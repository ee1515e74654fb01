package nl.koppeling.connection.line;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.Reason;
import nl.koppeling.events.VatProof;

/** What the services on the line say would become of an order. */
public final class Foretold {

  private Foretold() {}

  /**
   * What the ingest service would tell.
   *
   * @param beforeStart it was paid before the connection begins
   * @param sale present when it may be booked
   * @param refundsRead false: of the refunds only the amounts are known
   * @param standing ACCEPTED, or WAITING, SKIPPED or PARKED for the reasons
   */
  public record Intake(
      OrderRef order,
      BigDecimal total,
      boolean beforeStart,
      Optional<OrderCompleted> sale,
      List<OrderRefunded> refunds,
      boolean refundsRead,
      String standing,
      List<Reason> reasons) {

    public Intake {
      refunds = List.copyOf(refunds);
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * What the ingest service holds back of a connection in shadow.
   *
   * @param total how many there are in the period
   */
  public record Shadows(long total, List<Intake> orders) {

    public Shadows {
      orders = List.copyOf(orders);
    }
  }

  /**
   * What the customer service would do.
   *
   * @param relation EXISTS, NEW, EITHER, WAITING or NOBODY; the last two for the reasons
   */
  public record Buyer(
      long orderId, String relation, List<Reason> reasons, Optional<VatProof> proof) {

    public Buyer {
      reasons = List.copyOf(reasons);
    }

    /** True when the order goes on to be booked. */
    public boolean found() {
      return !relation.equals("WAITING") && !relation.equals("NOBODY");
    }
  }

  /** What the invoice service would book. */
  public record Bookings(long orderId, List<Document> documents) {

    public Bookings {
      documents = List.copyOf(documents);
    }
  }

  /**
   * A sale or a credit.
   *
   * @param refundId the refund of a credit, 0 for the sale
   * @param outcome BOOKED, ORDERED (a sales order), PARKED or SKIPPED
   * @param reasons why it would not be booked
   * @param notices what deserves a look although it would
   */
  public record Document(
      long refundId,
      String outcome,
      Optional<Explanation.Explained> booking,
      List<Reason> reasons,
      List<Reason> notices) {

    public Document {
      reasons = List.copyOf(reasons);
      notices = List.copyOf(notices);
    }
  }
}
