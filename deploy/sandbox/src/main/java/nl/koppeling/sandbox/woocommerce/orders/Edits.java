package nl.koppeling.sandbox.woocommerce.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import nl.koppeling.sandbox.woocommerce.wire.ShopTime;

/** Changes to an order's tree, without dates of modification and without bells. */
public final class Edits {

  private static final List<String> DETAILS =
      List.of("payment_method", "payment_method_title", "transaction_id", "number");

  private Edits() {}

  /** What a status does to the dates and flags (WooCommerce reference 7). */
  public static Consumer<ObjectNode> status(String status, ShopTime time) {
    Instant now = time.now();
    return order -> {
      order.put("status", status);
      if (status.equals("completed")) {
        time.put(order, "date_completed", now);
      }
      boolean paid = status.equals("completed") || status.equals("processing");
      if (paid && order.path("date_paid_gmt").isNull()) {
        time.put(order, "date_paid", now);
      }
      order.put("needs_payment", status.equals("pending") || status.equals("failed"));
      order.put("is_editable", status.equals("pending") || status.equals("on-hold"));
    };
  }

  /** Pays: a date and, when there is none, a reference of the provider. */
  public static Consumer<ObjectNode> payment(String reference, ShopTime time) {
    Instant now = time.now();
    return order -> {
      if (!reference.isEmpty()) {
        order.put("transaction_id", reference);
      } else if (order.path("transaction_id").asText().isEmpty()) {
        order.put("transaction_id", "tr_" + order.get("id").asLong());
      }
      if (order.path("date_paid_gmt").isNull()) {
        time.put(order, "date_paid", now);
      }
    };
  }

  /** Addresses, payment and meta data; equal values change nothing. */
  public static Consumer<ObjectNode> details(JsonNode body) {
    return order -> {
      for (String address : List.of("billing", "shipping")) {
        if (body.get(address) instanceof ObjectNode changes) {
          ((ObjectNode) order.get(address)).setAll(changes);
        }
      }
      for (String name : DETAILS) {
        if (body.has(name)) {
          order.put(name, body.get(name).asText());
        }
      }
      body.path("meta_data").forEach(entry -> meta((ArrayNode) order.get("meta_data"), entry));
    };
  }

  /** The same key is updated; a null value removes it. */
  private static void meta(ArrayNode all, JsonNode entry) {
    String key = entry.path("key").asText();
    for (int i = 0; i < all.size(); i++) {
      boolean same =
          entry.has("id")
              ? all.get(i).path("id").asLong() == entry.get("id").asLong()
              : all.get(i).path("key").asText().equals(key);
      if (same) {
        if (entry.path("value").isNull()) {
          all.remove(i);
        } else {
          ((ObjectNode) all.get(i)).set("value", entry.get("value"));
        }
        return;
      }
    }
    long id = 1;
    for (JsonNode other : all) {
      id = Math.max(id, other.path("id").asLong() + 1);
    }
    all.addObject().put("id", id).put("key", key).set("value", entry.get("value"));
  }

  public static Consumer<ObjectNode> customerNote(String note) {
    return order -> order.put("customer_note", note);
  }

  public static Consumer<ObjectNode> lines(JsonNode changes) {
    return order -> LineEdit.apply(order, changes);
  }
}
