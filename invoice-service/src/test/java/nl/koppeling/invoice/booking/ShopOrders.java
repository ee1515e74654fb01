package nl.koppeling.invoice.booking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads orders as WooCommerce answers them, the way the intake service translates them. */
final class ShopOrders {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ShopOrders() {}

  static SaleOrder golden(String example) {
    return order(tree("/golden/" + example + ".json"));
  }

  static List<SaleOrder> recorded(String file) {
    return StreamSupport.stream(tree("/woocommerce/" + file).spliterator(), false)
        .map(ShopOrders::order)
        .toList();
  }

  static JsonNode tree(String resource) {
    try (InputStream in = ShopOrders.class.getResourceAsStream(resource)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(resource, e);
    }
  }

  private static SaleOrder order(JsonNode o) {
    List<SaleOrder.Line> lines = new ArrayList<>();
    o.get("line_items").forEach(l -> lines.add(line(SaleOrder.Kind.PRODUCT, l, "name")));
    o.get("shipping_lines")
        .forEach(l -> lines.add(line(SaleOrder.Kind.SHIPPING, l, "method_title")));
    o.get("fee_lines").forEach(l -> lines.add(line(SaleOrder.Kind.FEE, l, "name")));
    List<SaleOrder.Rate> rates = new ArrayList<>();
    o.get("tax_lines").forEach(t -> rates.add(rate(t)));
    return new SaleOrder(
        o.get("id").asLong(),
        o.get("number").asText(),
        o.get("currency").asText(),
        moment(o, "date_paid_gmt"),
        moment(o, "date_completed_gmt"),
        amount(o, "total"),
        amount(o, "total_tax"),
        new SaleOrder.Payment(
            o.get("payment_method").asText(),
            o.get("payment_method_title").asText(),
            o.get("transaction_id").asText()),
        country(o.get("shipping")),
        country(o.get("billing")),
        StreamSupport.stream(o.get("meta_data").spliterator(), false)
            .anyMatch(m -> m.get("key").asText().endsWith("vat_number")),
        lines,
        rates,
        new SaleOrder.Particulars(
            Optional.empty(), proof(o), giftCards(o.path("gift_cards")), Optional.empty()));
  }

  /** The examples state what the register answered beside the order. */
  private static Optional<SaleOrder.VatProof> proof(JsonNode o) {
    return o.has("vies")
        ? Optional.of(
            new SaleOrder.VatProof(
                o.get("vies").get("prefix").asText(), o.get("vies").get("valid").asBoolean()))
        : Optional.empty();
  }

  private static List<SaleOrder.GiftCard> giftCards(JsonNode cards) {
    return StreamSupport.stream(cards.spliterator(), false)
        .map(c -> new SaleOrder.GiftCard(amount(c, "amount"), c.path("in_total").asBoolean()))
        .toList();
  }

  private static SaleOrder.Line line(SaleOrder.Kind kind, JsonNode l, String name) {
    List<SaleOrder.LineTax> taxes = new ArrayList<>();
    l.get("taxes")
        .forEach(t -> taxes.add(new SaleOrder.LineTax(t.get("id").asLong(), amount(t, "total"))));
    return new SaleOrder.Line(
        kind,
        l.get("id").asLong(),
        l.get(name).asText(),
        l.has("quantity") ? l.get("quantity").decimalValue() : BigDecimal.ONE,
        amount(l, "total"),
        amount(l, "total_tax"),
        taxes,
        l.has("subtotal") ? amount(l, "subtotal") : amount(l, "total"),
        new SaleOrder.Product(
            l.path("product_id").asLong(),
            l.path("tax_class").asText(),
            Set.of(),
            List.of(),
            l.path("sku").asText()));
  }

  private static SaleOrder.Rate rate(JsonNode t) {
    String code = t.get("rate_code").asText();
    return new SaleOrder.Rate(
        t.get("rate_id").asLong(),
        code.matches("[A-Z]{2}-.*") ? code.substring(0, 2) : "",
        t.get("rate_percent").decimalValue(),
        t.get("compound").asBoolean(),
        amount(t, "tax_total").add(amount(t, "shipping_tax_total")));
  }

  private static Optional<String> country(JsonNode address) {
    String country = address.get("country").asText();
    return country.isEmpty() ? Optional.empty() : Optional.of(country);
  }

  private static Optional<Instant> moment(JsonNode o, String field) {
    return o.get(field).isNull()
        ? Optional.empty()
        : Optional.of(Instant.parse(o.get(field).asText() + "Z"));
  }

  private static BigDecimal amount(JsonNode node, String field) {
    return new BigDecimal(node.get(field).asText());
  }
}
