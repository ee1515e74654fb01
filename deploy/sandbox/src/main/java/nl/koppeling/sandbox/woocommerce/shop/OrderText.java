package nl.koppeling.sandbox.woocommerce.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nl.koppeling.sandbox.woocommerce.orders.StoredOrder;
import nl.koppeling.sandbox.woocommerce.wire.Decimals;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import nl.koppeling.sandbox.woocommerce.wire.Recordings;
import nl.koppeling.sandbox.woocommerce.wire.ShopVersion;

/** Orders and refunds as a shop of its version shows them. */
public final class OrderText {

  private static final List<String> FROM_6_7 =
      List.of("payment_url", "is_editable", "needs_payment", "needs_processing");

  private OrderText() {}

  /** An order with so many decimals, still with the recorded home in its links. */
  public static ObjectNode tree(Shop shop, StoredOrder order, int decimals) {
    ShopVersion version = shop.settings().version();
    ObjectNode tree = Decimals.round(order.tree(), decimals, version);
    tree.put("version", version.text());
    if (!version.atLeast(6, 7)) {
      tree.remove(FROM_6_7);
    }
    if (!version.atLeast(11, 0)) {
      tree.path("refunds").forEach(refund -> ((ObjectNode) refund).remove("total_tax"));
    }
    return tree;
  }

  /** An order as a webhook sends it. */
  public static String of(Shop shop, StoredOrder order) {
    return at(tree(shop, order, shop.settings().decimals()), shop.home());
  }

  /** The text of a tree, with links to this home. */
  public static String at(JsonNode tree, String home) {
    return Json.text(tree).replace(Recordings.HOME.replace("/", "\\/"), home.replace("/", "\\/"));
  }
}
