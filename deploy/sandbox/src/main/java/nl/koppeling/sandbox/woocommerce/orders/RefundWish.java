package nl.koppeling.sandbox.woocommerce.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.sandbox.woocommerce.wire.Problems;
import nl.koppeling.sandbox.woocommerce.wire.Refused;

/**
 * A refund as WooCommerce is asked for it.
 *
 * @param amount empty: what the items come to
 * @param items by the id of the order's line, shipping or fee
 */
public record RefundWish(Optional<BigDecimal> amount, String reason, List<Item> items) {

  /** A part: positive quantity, net and tax per rate id. */
  public record Item(long line, int quantity, BigDecimal net, Map<Long, BigDecimal> taxes) {

    BigDecimal gross() {
      return taxes.values().stream().reduce(net, BigDecimal::add);
    }
  }

  /** Reads the body of {@code POST /orders/{id}/refunds}. */
  public static RefundWish of(JsonNode body) {
    try {
      List<Item> items = new ArrayList<>();
      body.path("line_items").forEach(item -> items.add(item(item)));
      return new RefundWish(
          Optional.ofNullable(body.get("amount")).map(a -> new BigDecimal(a.asText())),
          body.path("reason").asText(""),
          items);
    } catch (NumberFormatException e) {
      throw new Refused(Problems.refund("Invalid refund amount."));
    }
  }

  private static Item item(JsonNode item) {
    Map<Long, BigDecimal> taxes = new LinkedHashMap<>();
    for (JsonNode tax : item.path("refund_tax")) {
      taxes.put(tax.path("id").asLong(), new BigDecimal(tax.path("refund_total").asText("0")));
    }
    return new Item(
        item.path("id").asLong(),
        item.path("quantity").asInt(0),
        new BigDecimal(item.path("refund_total").asText("0")),
        taxes);
  }

  /** What is refunded, with VAT. */
  BigDecimal total() {
    return amount.orElseGet(
        () -> items.stream().map(Item::gross).reduce(BigDecimal.ZERO, BigDecimal::add));
  }
}
