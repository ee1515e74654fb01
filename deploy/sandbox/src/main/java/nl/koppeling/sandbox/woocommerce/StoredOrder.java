package nl.koppeling.sandbox.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * An order in both forms it is asked for: two decimals and six. Changes are made to both. Guarded by its shop's lock.
 */
final class StoredOrder {

  private final ObjectNode two;
  private final ObjectNode six;
  private final ArrayNode refunds;
  private final ArrayNode notes = Recorded.object().putArray("notes");

  StoredOrder(ObjectNode two, ObjectNode six, ArrayNode refunds) {
    this.two = two;
    this.six = six;
    this.refunds = refunds;
  }

  long id() {
    return two.get("id").asLong();
  }

  String status() {
    return two.get("status").asText();
  }

  Instant created() {
    return ShopTime.gmt(two, "date_created");
  }

  Instant modified() {
    return ShopTime.gmt(two, "date_modified");
  }

  /** The order with the asked number of decimals; the shop's own two when not asked. */
  ObjectNode form(int decimals) {
    return decimals > 2 ? six : two;
  }

  ArrayNode refunds() {
    return refunds;
  }

  ArrayNode notes() {
    return notes;
  }

  /** Changes both forms without moving the modification date. */
  void quietly(Consumer<ObjectNode> change) {
    change.accept(two);
    change.accept(six);
  }

  /** Changes both forms and moves the modification date, as a real change does. */
  void change(Consumer<ObjectNode> change) {
    Instant now = ShopTime.now();
    quietly(
        form -> {
          change.accept(form);
          ShopTime.put(form, "date_modified", now);
        });
  }

  /** What a status change does to the dates (WooCommerce reference 7). */
  void status(String status) {
    change(
        form -> {
          form.put("status", status);
          if (status.equals("completed")) {
            ShopTime.put(form, "date_completed", ShopTime.now());
          }
          if ((status.equals("completed") || status.equals("processing")) && unpaid(form)) {
            ShopTime.put(form, "date_paid", ShopTime.now());
          }
        });
  }

  private static boolean unpaid(ObjectNode form) {
    JsonNode paid = form.get("date_paid_gmt");
    return paid == null || paid.isNull();
  }
}
