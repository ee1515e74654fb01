package nl.koppeling.sandbox.woocommerce.orders;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import nl.koppeling.sandbox.woocommerce.wire.ShopTime;

/** Makes the two faces of a refund: the document and its summary in the order. */
public final class Refunds {

  private Refunds() {}

  /** A refund and what the order says of it. */
  public record Made(ObjectNode refund, ObjectNode summary) {}

  /** What is refunded, in cents, with VAT. */
  public static BigDecimal amount(RefundWish wish) {
    return wish.total().setScale(2, RoundingMode.HALF_UP);
  }

  public static Made make(
      StoredOrder order, RefundWish wish, long id, boolean whole, ShopTime time) {
    RefundMaker maker = new RefundMaker(order.tree(), wish, id);
    ObjectNode refund = maker.refund(whole);
    time.put(refund, "date_created", time.now());
    return new Made(refund, maker.summary());
  }
}
