package nl.koppeling.sandbox.woocommerce.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.koppeling.sandbox.woocommerce.orders.Change;
import nl.koppeling.sandbox.woocommerce.orders.Edits;
import nl.koppeling.sandbox.woocommerce.orders.OrderMaker;
import nl.koppeling.sandbox.woocommerce.orders.OrderWish;
import nl.koppeling.sandbox.woocommerce.orders.StoredOrder;
import nl.koppeling.sandbox.woocommerce.shop.OrderText;
import nl.koppeling.sandbox.woocommerce.shop.Shop;
import nl.koppeling.sandbox.woocommerce.shop.ShopFault;
import nl.koppeling.sandbox.woocommerce.webhooks.Deliveries;
import nl.koppeling.sandbox.woocommerce.wire.ShopTime;

/**
 * Does things to orders: changes the tree, moves {@code date_modified} and rings webhooks as the
 * shop's version does (WooCommerce reference 5.3). Callers hold the shop's monitor.
 */
@ApplicationScoped
public class OrderDesk {

  private final Deliveries deliveries;

  OrderDesk(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  /** Places an order. */
  public StoredOrder place(Shop shop, OrderWish wish) {
    ObjectNode tree = OrderMaker.make(wish, shop.nextId(), shop.settings().time());
    return add(shop, StoredOrder.of(tree, null));
  }

  /** Adds an order that is made already, ringing for it. */
  public StoredOrder add(Shop shop, StoredOrder order) {
    shop.orders().add(order);
    ring(shop, order, Change.PLACED, Optional.empty());
    return order;
  }

  /** Another status; the same one is saving without a change. Out of the trash is a case apart. */
  public void status(Shop shop, StoredOrder order, String status) {
    Change change =
        order.status().equals("trash")
            ? Change.RESTORED
            : order.status().equals(status) ? Change.NOTHING : Change.STATUS;
    change(shop, order, change, statusEdit(shop, order, status));
  }

  private static Consumer<ObjectNode> statusEdit(Shop shop, StoredOrder order, String status) {
    return order.status().equals(status)
        ? tree -> {}
        : Edits.status(status, shop.settings().time());
  }

  /** Pays: status processing unless it is further already. */
  public void pay(Shop shop, StoredOrder order, String reference) {
    ShopTime time = shop.settings().time();
    boolean further = order.status().equals("completed") || order.status().equals("processing");
    Consumer<ObjectNode> edit = Edits.payment(reference, time);
    if (further) {
      change(shop, order, Change.DETAILS, edit);
    } else {
      change(shop, order, Change.STATUS, edit.andThen(Edits.status("processing", time)));
    }
  }

  /** Into the trash: still readable by id. */
  public void trash(Shop shop, StoredOrder order) {
    change(shop, order, Change.TRASHED, tree -> tree.put("status", "trash"));
  }

  /** Gone for good; nobody is told. */
  public void delete(Shop shop, StoredOrder order) {
    shop.orders().remove(order);
  }

  /** The body of a PUT: one save, one delivery, whatever it holds. */
  public void update(Shop shop, StoredOrder order, JsonNode body) {
    ObjectNode before = order.tree().deepCopy();
    List<Change> changes = new ArrayList<>();
    Consumer<ObjectNode> edit = Edits.details(body);
    if (body.path("customer_note").isTextual()) {
      edit = edit.andThen(Edits.customerNote(body.get("customer_note").asText()));
      changes.add(Change.CUSTOMER_NOTE);
    }
    if (body.path("line_items").isArray()) {
      edit = edit.andThen(Edits.lines(body.get("line_items")));
      changes.add(Change.LINES);
    }
    if (body.path("set_paid").asBoolean()) {
      edit = edit.andThen(Edits.payment("", shop.settings().time()));
    }
    String status = body.path("status").asText(order.status());
    if (!status.equals(order.status())) {
      changes.add(order.status().equals("trash") ? Change.RESTORED : Change.STATUS);
      edit = edit.andThen(Edits.status(status, shop.settings().time()));
    }
    ObjectNode after = before.deepCopy();
    edit.accept(after);
    boolean same = after.equals(before);
    Change change = same ? Change.NOTHING : weightiest(shop, changes);
    change(shop, order, change, same ? tree -> {} : tree -> tree.setAll(after));
  }

  /** Coming out of the trash decides everything; else what moves the date. */
  private static Change weightiest(Shop shop, List<Change> changes) {
    if (changes.contains(Change.RESTORED)) {
      return Change.RESTORED;
    }
    return changes.stream()
        .filter(c -> c.moves(shop.settings().version()))
        .findFirst()
        .orElse(Change.DETAILS);
  }

  /** One change: the tree, the date, the bells. */
  void change(Shop shop, StoredOrder order, Change change, Consumer<ObjectNode> edit) {
    Optional<String> stale = before(shop, order, change);
    shop.orders().edit(order, edit);
    if (change.moves(shop.settings().version())) {
      shop.orders().touch(order, shop.settings().time().now(), shop.settings().time());
    }
    ring(shop, order, change, stale);
  }

  /** The order as it is now, when the delivery about this change is to be stale. */
  private static Optional<String> before(Shop shop, StoredOrder order, Change change) {
    return change.topics(shop.settings().version()).contains("order.updated")
        ? shop.faults().strike(ShopFault.Kind.WEBHOOK_STALE).map(fault -> OrderText.of(shop, order))
        : Optional.empty();
  }

  private void ring(Shop shop, StoredOrder order, Change change, Optional<String> stale) {
    for (String topic : change.topics(shop.settings().version())) {
      deliveries.ring(shop, order.id(), topic, stale);
    }
  }
}
