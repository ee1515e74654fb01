package nl.koppeling.sandbox.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What changes a shop, and which bells it rings (WooCommerce reference 5.3, 6 and 7). */
@ApplicationScoped
class ShopWrites {

  private final Deliveries deliveries;

  ShopWrites(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  StoredOrder place(Shop shop, OrderWish wish) {
    StoredOrder order = OrderMaker.make(wish, shop.nextId());
    shop.orders().put(order.id(), order);
    deliveries.ring(shop, order, "order.created", "order.updated");
    return order;
  }

  void status(Shop shop, StoredOrder order, String status) {
    order.status(status);
    deliveries.ring(shop, order, "order.updated");
  }

  void trash(Shop shop, StoredOrder order) {
    order.change(form -> form.put("status", "trash"));
    deliveries.ring(shop, order, "order.deleted");
  }

  /** {@code PUT /orders/{id}}: status and meta data. */
  ShopAnswer update(Shop shop, long id, JsonNode body) {
    StoredOrder order = shop.orders().get(id);
    if (order == null) {
      return ShopApi.unknownOrder();
    }
    if (body.has("status") && !body.get("status").asText().equals(order.status())) {
      order.status(body.get("status").asText());
    } else {
      order.change(form -> {});
    }
    if (body.get("meta_data") instanceof ArrayNode meta) {
      order.quietly(form -> form.set("meta_data", meta.deepCopy()));
    }
    deliveries.ring(shop, order, "order.updated");
    return ShopAnswer.ok(order.form(2));
  }

  /** A refund of an amount; the amount-only kind that gateways and hurried shopkeepers make. */
  ShopAnswer refund(Shop shop, long id, JsonNode body) {
    StoredOrder order = shop.orders().get(id);
    if (order == null) {
      return ShopApi.unknownOrder();
    }
    BigDecimal left = new BigDecimal(order.form(2).get("total").asText());
    for (JsonNode earlier : order.refunds()) {
      left = left.subtract(new BigDecimal(earlier.get("amount").asText()));
    }
    BigDecimal amount = body.path("full").asBoolean() ? left : new BigDecimal(body.path("amount").asText("0"));
    if (amount.signum() <= 0 || amount.compareTo(left) > 0) {
      return Recorded.error("refund-too-much", 500);
    }
    ObjectNode refund = refundOf(shop.nextId(), amount, body.path("reason").asText(""));
    order.refunds().add(refund);
    boolean whole = amount.compareTo(left) == 0;
    order.change(
        form -> {
          ObjectNode summary = form.withArray("refunds").addObject();
          summary.put("id", refund.get("id").asLong()).put("reason", refund.get("reason").asText());
          summary.put("total", "-" + amount.toPlainString()).put("total_tax", "0.00");
          form.put("status", whole ? "refunded" : form.get("status").asText());
        });
    deliveries.ring(shop, order, "order.updated");
    return ShopAnswer.json(201, refund);
  }

  private static ObjectNode refundOf(long id, BigDecimal amount, String reason) {
    ObjectNode refund = Recorded.object();
    refund.put("id", id).put("parent_id", 0).put("amount", amount.setScale(2).toPlainString());
    ShopTime.put(refund, "date_created", ShopTime.now());
    refund.put("reason", reason).put("refunded_by", 0).put("refunded_payment", false);
    refund.putArray("meta_data");
    for (String none : new String[] {"line_items", "shipping_lines", "tax_lines", "fee_lines"}) {
      refund.putArray(none);
    }
    return refund;
  }

  /** Deleting a refund moves no date and rings no bell, on any version. */
  ShopAnswer deleteRefund(Shop shop, long id, long refundId) {
    StoredOrder order = shop.orders().get(id);
    if (order == null) {
      return ShopApi.unknownOrder();
    }
    JsonNode gone = remove(order.refunds(), refundId).orElse(null);
    order.quietly(form -> remove(form.withArray("refunds"), refundId));
    return gone == null ? ShopApi.unknownOrder() : ShopAnswer.ok(gone);
  }

  private static Optional<JsonNode> remove(ArrayNode list, long id) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).get("id").asLong() == id) {
        return Optional.of(list.remove(i));
      }
    }
    return Optional.empty();
  }

  /** {@code POST /webhooks}: the ping goes out before the answer. The same address twice is accepted. */
  Future<ShopAnswer> createWebhook(Shop shop, JsonNode body) {
    String topic = body.path("topic").asText();
    if (!topic.matches("order\\.(created|updated|deleted|restored)")) {
      return Future.succeededFuture(Recorded.error("webhook-bad-topic", 400));
    }
    String secret = body.path("secret").asText(Shops.randomKey().consumerSecret());
    Webhook webhook =
        new Webhook(
            shop.nextWebhookId(),
            body.path("name").asText("Webhook created on " + Instant.now()),
            topic,
            body.path("delivery_url").asText(),
            secret);
    synchronized (shop) {
      shop.webhooks().put(webhook.id(), webhook);
    }
    return deliveries.ping(webhook).map(pinged -> ShopAnswer.json(201, webhook.json()));
  }

  ShopAnswer webhooks(Shop shop) {
    ArrayNode list = Recorded.object().putArray("webhooks");
    synchronized (shop) {
      shop.webhooks().values().forEach(w -> list.add(w.json()));
    }
    return ShopAnswer.ok(list);
  }

  ShopAnswer webhook(Shop shop, long id, String method, JsonNode body) {
    synchronized (shop) {
      Webhook webhook = shop.webhooks().get(id);
      if (webhook == null) {
        return ShopApi.unknownOrder();
      }
      if (method.equals("DELETE")) {
        shop.webhooks().remove(id);
      } else if (!method.equals("GET")) {
        webhook.update((ObjectNode) body);
      }
      return ShopAnswer.ok(webhook.json());
    }
  }

  /** {@code POST /orders/{id}/notes}: no bell, no new date. */
  ShopAnswer note(Shop shop, long id, JsonNode body) {
    StoredOrder order = shop.orders().get(id);
    if (order == null) {
      return ShopApi.unknownOrder();
    }
    ObjectNode note = Recorded.object().put("id", shop.nextId()).put("author", "WooCommerce");
    ShopTime.put(note, "date_created", ShopTime.now());
    note.put("note", body.path("note").asText()).put("customer_note", body.path("customer_note").asBoolean());
    order.notes().add(note);
    return ShopAnswer.json(201, note);
  }
}
