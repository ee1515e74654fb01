package nl.koppeling.sandbox.woocommerce.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out, as the shop's own screen would, what to refund of an order. Guarded by its shop. */
public final class RefundPlan {

  private final StoredOrder order;
  private final JsonNode tree;

  public RefundPlan(StoredOrder order) {
    this.order = order;
    this.tree = order.tree();
  }

  /** What has not been refunded yet, with VAT. */
  public BigDecimal left() {
    BigDecimal left = new BigDecimal(tree.get("total").asText());
    for (JsonNode earlier : order.refunds()) {
      left = left.subtract(new BigDecimal(earlier.get("amount").asText()));
    }
    return left.setScale(2, RoundingMode.HALF_UP);
  }

  /**
   * Reads what the back door asks: nothing or {@code full} is everything left, {@code amount} an
   * amount alone, {@code lines} some pieces of some lines ({@code index} from 0 or {@code id}),
   * {@code shipping} and {@code fees} those as well.
   */
  public RefundWish wish(JsonNode json) {
    String reason = json.path("reason").asText("");
    if (json.has("amount")) {
      BigDecimal amount = new BigDecimal(json.get("amount").asText());
      return new RefundWish(Optional.of(amount), reason, List.of());
    }
    if (json.path("amountOnly").asBoolean()) {
      return new RefundWish(Optional.of(left()), reason, List.of());
    }
    boolean parts = json.has("lines") || json.has("shipping") || json.has("fees");
    List<RefundWish.Item> items = parts ? some(json) : everything();
    Optional<BigDecimal> amount = parts ? Optional.empty() : Optional.of(left());
    return new RefundWish(amount, reason, items);
  }

  private List<RefundWish.Item> everything() {
    List<RefundWish.Item> items = new ArrayList<>();
    for (JsonNode line : tree.path("line_items")) {
      int quantity = line.get("quantity").asInt() - refunded(line.get("id").asLong());
      if (quantity > 0) {
        items.add(item(line, quantity));
      }
    }
    others("shipping_lines", items);
    others("fee_lines", items);
    return items;
  }

  private List<RefundWish.Item> some(JsonNode json) {
    List<RefundWish.Item> items = new ArrayList<>();
    for (JsonNode wanted : json.path("lines")) {
      JsonNode line = line(wanted);
      items.add(item(line, wanted.path("quantity").asInt(line.get("quantity").asInt())));
    }
    if (json.path("shipping").asBoolean()) {
      others("shipping_lines", items);
    }
    if (json.path("fees").asBoolean()) {
      others("fee_lines", items);
    }
    return items;
  }

  private JsonNode line(JsonNode wanted) {
    for (JsonNode line : tree.path("line_items")) {
      if (line.get("id").asLong() == wanted.path("id").asLong(-1)) {
        return line;
      }
    }
    JsonNode line = tree.path("line_items").get(wanted.path("index").asInt(-1));
    if (line == null) {
      throw new IllegalArgumentException("lines: index or id of a line of the order");
    }
    return line;
  }

  private void others(String lines, List<RefundWish.Item> items) {
    for (JsonNode line : tree.path(lines)) {
      if (refunds(line.get("id").asLong()).isEmpty()) {
        items.add(part(line, 0, BigDecimal.ONE));
      }
    }
  }

  private static RefundWish.Item item(JsonNode line, int quantity) {
    BigDecimal share =
        BigDecimal.valueOf(quantity)
            .divide(new BigDecimal(line.get("quantity").asText()), 12, RoundingMode.HALF_UP);
    return part(line, quantity, share);
  }

  private static RefundWish.Item part(JsonNode line, int quantity, BigDecimal share) {
    Map<Long, BigDecimal> taxes = new LinkedHashMap<>();
    for (JsonNode tax : line.path("taxes")) {
      taxes.put(tax.get("id").asLong(), cents(tax.get("total"), share, RoundingMode.HALF_DOWN));
    }
    return new RefundWish.Item(
        line.get("id").asLong(),
        quantity,
        cents(line.get("total"), share, RoundingMode.HALF_UP),
        taxes);
  }

  /** Halves of tax go down and of net up, as when the order was made. */
  private static BigDecimal cents(JsonNode amount, BigDecimal share, RoundingMode halves) {
    String text = amount.asText();
    return text.isEmpty()
        ? BigDecimal.ZERO
        : new BigDecimal(text).multiply(share).setScale(2, halves);
  }

  private int refunded(long line) {
    return refunds(line).stream().mapToInt(r -> -r.path("quantity").asInt()).sum();
  }

  private List<JsonNode> refunds(long line) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode refund : order.refunds()) {
      for (String lines : List.of("line_items", "shipping_lines", "fee_lines")) {
        for (JsonNode item : refund.path(lines)) {
          if (item.at("/meta_data/0/value").asLong() == line) {
            found.add(item);
          }
        }
      }
    }
    return found;
  }
}
