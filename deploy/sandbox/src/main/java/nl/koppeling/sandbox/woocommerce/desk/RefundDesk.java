package nl.koppeling.sandbox.woocommerce.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.koppeling.sandbox.woocommerce.orders.Change;
import nl.koppeling.sandbox.woocommerce.orders.Edits;
import nl.koppeling.sandbox.woocommerce.orders.RefundPlan;
import nl.koppeling.sandbox.woocommerce.orders.RefundWish;
import nl.koppeling.sandbox.woocommerce.orders.Refunds;
import nl.koppeling.sandbox.woocommerce.orders.StoredOrder;
import nl.koppeling.sandbox.woocommerce.shop.Shop;
import nl.koppeling.sandbox.woocommerce.wire.Problems;
import nl.koppeling.sandbox.woocommerce.wire.Refused;

/** Makes and deletes refunds (WooCommerce reference 5.3 and 7). Callers hold the shop's monitor. */
@ApplicationScoped
public class RefundDesk {

  /** WooCommerce's own words, in the language of the shop. */
  private static final String BY_HAND = "Order fully refunded.";

  private final OrderDesk desk;

  RefundDesk(OrderDesk desk) {
    this.desk = desk;
  }

  /**
   * Makes a refund.
   *
   * @throws Refused when it is nothing or more than is left
   */
  public ObjectNode refund(Shop shop, StoredOrder order, RefundWish wish) {
    boolean whole = check(order, wish);
    Refunds.Made made = Refunds.make(order, wish, shop.nextId(), whole, shop.settings().time());
    order.refunds().insert(0, made.refund());
    Consumer<ObjectNode> edit =
        tree -> ((ArrayNode) tree.withArrayProperty("refunds")).insert(0, made.summary());
    if (whole) {
      edit = edit.andThen(Edits.status("refunded", shop.settings().time()));
    }
    desk.change(shop, order, whole ? Change.FULL_REFUND : Change.PARTIAL_REFUND, edit);
    return made.refund();
  }

  /**
   * Whether it is everything that is left.
   *
   * @throws Refused when it is nothing or more than is left
   */
  public boolean check(StoredOrder order, RefundWish wish) {
    BigDecimal left = new RefundPlan(order).left();
    BigDecimal amount = Refunds.amount(wish);
    if (amount.signum() <= 0 || amount.compareTo(left) > 0) {
      throw new Refused(Problems.refund("Invalid refund amount."));
    }
    return amount.compareTo(left) == 0;
  }

  /** Somebody picks the status: WooCommerce adds an amount-only refund of what is left. */
  public void byHand(Shop shop, StoredOrder order) {
    BigDecimal left = new RefundPlan(order).left();
    if (left.signum() > 0) {
      refund(shop, order, new RefundWish(Optional.of(left), BY_HAND, List.of()));
    } else {
      desk.status(shop, order, "refunded");
    }
  }

  /** Deleting a refund moves no date and rings no bell, on any version. */
  public Optional<JsonNode> delete(Shop shop, StoredOrder order, long refund) {
    Optional<JsonNode> gone = remove(order.refunds(), refund);
    if (gone.isPresent()) {
      desk.change(
          shop,
          order,
          Change.REFUND_DELETED,
          tree -> remove((ArrayNode) tree.withArrayProperty("refunds"), refund));
    }
    return gone;
  }

  private static Optional<JsonNode> remove(ArrayNode list, long id) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).get("id").asLong() == id) {
        return Optional.of(list.remove(i));
      }
    }
    return Optional.empty();
  }

  /** An order note: no bell, no date. */
  public ObjectNode note(Shop shop, StoredOrder order, String text, boolean toCustomer) {
    ObjectNode note = order.notes().addObject().put("id", shop.nextId());
    note.put("author", "WooCommerce");
    shop.settings().time().put(note, "date_created", shop.settings().time().now());
    return note.put("note", text).put("customer_note", toCustomer);
  }
}
