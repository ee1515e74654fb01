package nl.koppeling.sandbox.woocommerce.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import nl.koppeling.sandbox.woocommerce.desk.OrderDesk;
import nl.koppeling.sandbox.woocommerce.desk.RefundDesk;
import nl.koppeling.sandbox.woocommerce.orders.RefundWish;
import nl.koppeling.sandbox.woocommerce.orders.StoredOrder;
import nl.koppeling.sandbox.woocommerce.shop.OrderText;
import nl.koppeling.sandbox.woocommerce.shop.Shop;
import nl.koppeling.sandbox.woocommerce.wire.Answer;
import nl.koppeling.sandbox.woocommerce.wire.Problems;
import nl.koppeling.sandbox.woocommerce.wire.Recordings;

/** Writing to orders: saves, refunds, notes (WooCommerce reference 5.3, 7 and 9). */
@ApplicationScoped
class OrderWrites {

  private final OrderDesk desk;
  private final RefundDesk refunds;

  OrderWrites(OrderDesk desk, RefundDesk refunds) {
    this.desk = desk;
    this.refunds = refunds;
  }

  /** {@code POST /orders}: orders are placed through the back door here. */
  Answer create(Call call) {
    return Problems.of(
        501, "sandbox_not_supported", "Place orders through /__admin/woocommerce in this sandbox.");
  }

  /** {@code PUT /orders/{id}}. */
  Answer update(Call call) {
    StoredOrder order = call.order();
    ObjectNode body = call.body().deepCopy();
    String status = body.path("status").asText(order.status());
    if (!status.matches("[a-z0-9-]{1,20}")) {
      throw Problems.parameter("status", "rest_not_in_enum", "status is not one of the statuses.");
    }
    if (status.equals("refunded") && !order.status().equals("refunded")) {
      refunds.byHand(call.shop(), order);
      body.remove("status");
    }
    if (!body.isEmpty()) {
      desk.update(call.shop(), order, body);
    }
    return shown(call, order);
  }

  /** {@code DELETE /orders/{id}}: to the trash, with {@code force=true} for good. */
  Answer delete(Call call) {
    StoredOrder order = call.order();
    if (call.parameters().flag("force")) {
      Answer last = shown(call, order);
      desk.delete(call.shop(), order);
      return last;
    }
    if (order.status().equals("trash")) {
      return Problems.of(
          410, "woocommerce_rest_already_trashed", "The shop_order has already been deleted.");
    }
    desk.trash(call.shop(), order);
    return shown(call, order);
  }

  private static Answer shown(Call call, StoredOrder order) {
    return call.ok(OrderText.tree(call.shop(), order, call.decimals()));
  }

  /** {@code POST /orders/{id}/refunds}; the gateway is asked unless {@code api_refund} is false. */
  Answer refund(Call call) {
    StoredOrder order = call.order();
    RefundWish wish = RefundWish.of(call.body());
    Optional<Answer> refusal =
        call.body().path("api_refund").asBoolean(true) ? gateway(order) : Optional.empty();
    ObjectNode refund = refundOrFail(call.shop(), order, wish, refusal);
    return refund == null
        ? refusal.orElseThrow()
        : call.answer(201, OrderReads.refund(call, refund));
  }

  /** A wrong amount is noticed before the gateway is asked. */
  private ObjectNode refundOrFail(
      Shop shop, StoredOrder order, RefundWish wish, Optional<Answer> refusal) {
    if (refusal.isPresent()) {
      refunds.check(order, wish);
      return null;
    }
    return refunds.refund(shop, order, wish);
  }

  /** No gateway of the recorded shop can give money back by itself. */
  private static Optional<Answer> gateway(StoredOrder order) {
    String method = order.tree().path("payment_method").asText();
    for (JsonNode gateway : Recordings.json("payment_gateways.json")) {
      if (gateway.get("id").asText().equals(method)) {
        return Optional.of(
            Problems.refund(
                "The payment gateway for this order does not support automatic refunds."));
      }
    }
    return Optional.of(Recordings.error("refund-gateway-unavailable", 500));
  }

  /** {@code DELETE /orders/{id}/refunds/{refund}?force=true}. */
  Answer deleteRefund(Call call) {
    if (!call.parameters().flag("force")) {
      return Problems.of(
          501,
          "woocommerce_rest_trash_not_supported",
          "The shop_order_refund does not support trashing.");
    }
    return refunds
        .delete(call.shop(), call.order(), call.id(1))
        .map(gone -> call.ok(OrderReads.refund(call, gone)))
        .orElseGet(OrderReads::unknownRefund);
  }

  /** {@code POST /orders/{id}/notes}. */
  Answer note(Call call) {
    String text = call.body().path("note").asText();
    if (text.isEmpty()) {
      return Problems.of(400, "rest_missing_callback_param", "Missing parameter(s): note");
    }
    boolean toCustomer = call.body().path("customer_note").asBoolean();
    return call.answer(201, refunds.note(call.shop(), call.order(), text, toCustomer));
  }
}
