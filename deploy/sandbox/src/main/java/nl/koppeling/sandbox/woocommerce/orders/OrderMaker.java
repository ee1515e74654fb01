package nl.koppeling.sandbox.woocommerce.orders;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import nl.koppeling.sandbox.woocommerce.wire.Decimals;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import nl.koppeling.sandbox.woocommerce.wire.Recordings;
import nl.koppeling.sandbox.woocommerce.wire.ShopTime;

/**
 * Writes an order as WooCommerce would, field by field in its order, with six decimals: prices
 * include VAT, VAT per line is rounded to cents, totals are always in cents.
 */
public final class OrderMaker {

  private static final Map<String, String> SYMBOLS = Map.of("EUR", "€", "USD", "$", "GBP", "£");

  private final OrderWish wish;
  private final long id;
  private final ShopTime time;
  private final ObjectNode order = Json.object();
  private final AtomicLong lineIds;

  private OrderMaker(OrderWish wish, long id, ShopTime time) {
    this.wish = wish;
    this.id = id;
    this.time = time;
    this.lineIds = new AtomicLong(id * 1_000);
  }

  /**
   * The order's tree.
   *
   * @throws IllegalArgumentException when the wish cannot be granted, for example an unknown rate
   */
  public static ObjectNode make(OrderWish wish, long id, ShopTime time) {
    return new OrderMaker(wish, id, time).order();
  }

  private ObjectNode order() {
    Basket basket = new Basket(wish, lineIds::incrementAndGet);
    head();
    totals(basket);
    people();
    payment();
    lines(basket);
    tail();
    dates();
    order.put("currency_symbol", SYMBOLS.getOrDefault(wish.currency(), wish.currency()));
    links();
    return order;
  }

  private void head() {
    order.put("id", id).put("parent_id", 0).put("status", wish.status());
    order.put("currency", wish.currency()).put("version", "11.0.1");
    order.put("prices_include_tax", true).put("date_created", "").put("date_modified", "");
  }

  private void totals(Basket basket) {
    BigDecimal shippingTax = basket.taxes.shippingTax();
    BigDecimal cartTax = basket.taxes.goodsTax();
    money("discount_total", basket.discount());
    money("discount_tax", basket.discountTax());
    money("shipping_total", basket.shippingNet());
    money("shipping_tax", shippingTax);
    money("cart_tax", cartTax);
    money("total", basket.total());
    money("total_tax", cartTax.add(shippingTax));
  }

  /** An amount of the whole order: always whole cents, even when asked for six decimals. */
  private void money(String name, BigDecimal amount) {
    order.put(name, Decimals.text(amount.setScale(2, RoundingMode.HALF_UP), 6));
  }

  private void people() {
    order.put("customer_id", 0).put("order_key", "wc_order_" + key());
    OrderWish.Buyer buyer = wish.buyer();
    address(order.putObject("billing")).put("email", buyer.email()).put("phone", buyer.phone());
    address(order.putObject("shipping")).put("phone", buyer.phone());
  }

  private String key() {
    return Long.toString(id * 2_654_435_761L + 7_919, 36);
  }

  private ObjectNode address(ObjectNode address) {
    OrderWish.Buyer buyer = wish.buyer();
    address.put("first_name", buyer.firstName()).put("last_name", buyer.lastName());
    address.put("company", buyer.company()).put("address_1", buyer.address());
    address.put("address_2", "").put("city", buyer.city()).put("state", "");
    return address.put("postcode", buyer.postcode()).put("country", buyer.country());
  }

  private void payment() {
    OrderWish.Payment payment = wish.payment();
    String reference = payment.transactionId().isEmpty() ? "tr_" + key() : payment.transactionId();
    order.put("payment_method", payment.method()).put("payment_method_title", payment.title());
    order.put("transaction_id", wish.paid() ? reference : "");
    order.put("customer_ip_address", "").put("customer_user_agent", "");
    order.put("created_via", "checkout").put("customer_note", "");
    order.putNull("date_completed").putNull("date_paid");
    order.put("cart_hash", "").put("number", wish.number().orElse(Long.toString(id)));
  }

  private void lines(Basket basket) {
    ArrayNode meta = order.putArray("meta_data");
    wish.meta()
        .forEach(
            (name, value) ->
                meta.addObject()
                    .put("id", lineIds.incrementAndGet())
                    .put("key", name)
                    .put("value", value));
    order.set("line_items", basket.goods);
    basket.taxes.write(order.putArray("tax_lines"), lineIds::incrementAndGet);
    order.set("shipping_lines", basket.shipping);
    order.set("fee_lines", basket.fees);
    order.set("coupon_lines", basket.coupons);
    order.putArray("refunds");
  }

  private void tail() {
    boolean open = wish.status().equals("pending") || wish.status().equals("failed");
    order.put(
        "payment_url",
        Recordings.HOME
            + "/checkout/order-pay/"
            + id
            + "/?pay_for_order=true&key="
            + order.get("order_key").asText());
    order.put("is_editable", wish.status().equals("pending") || wish.status().equals("on-hold"));
    order.put("needs_payment", open && new BigDecimal(order.get("total").asText()).signum() > 0);
    order.put("needs_processing", true);
  }

  private void dates() {
    time.put(order, "date_created", wish.created());
    time.put(order, "date_modified", wish.modified());
    order.putNull("date_completed_gmt").putNull("date_paid_gmt");
    if (wish.status().equals("completed")) {
      time.put(order, "date_completed", wish.modified());
    }
    if (wish.paid()) {
      time.put(order, "date_paid", wish.created());
    }
  }

  private void links() {
    String root = Recordings.HOME + "/wp-json/wc/v3/orders";
    ObjectNode links = order.putObject("_links");
    ObjectNode self = links.putArray("self").addObject().put("href", root + "/" + id);
    self.putObject("targetHints")
        .putArray("allow")
        .add("GET")
        .add("POST")
        .add("PUT")
        .add("PATCH")
        .add("DELETE");
    links.putArray("collection").addObject().put("href", root);
  }
}
