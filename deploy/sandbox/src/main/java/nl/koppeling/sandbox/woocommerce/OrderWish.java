package nl.koppeling.sandbox.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An order as somebody wants it placed. Prices include VAT. */
record OrderWish(
    String status,
    boolean paid,
    String email,
    String firstName,
    String lastName,
    String country,
    String paymentMethod,
    List<Line> lines,
    BigDecimal shipping,
    BigDecimal fee,
    Instant at) {

  /** Rate is 21, 9 or 0 percent. */
  record Line(String name, int quantity, BigDecimal price, int rate) {}

  static OrderWish of(JsonNode json) {
    List<Line> lines = new ArrayList<>();
    for (JsonNode line : json.path("lines")) {
      lines.add(
          new Line(
              line.path("name").asText("Koffiemok"),
              line.path("quantity").asInt(1),
              amount(line.path("unitPriceInclVat"), "12.10"),
              line.path("rate").asInt(21)));
    }
    if (lines.isEmpty()) {
      lines.add(new Line("Koffiemok", 1, new BigDecimal("12.10"), 21));
    }
    String status = json.path("status").asText("completed");
    return new OrderWish(
        status,
        json.path("paid").asBoolean(status.equals("completed") || status.equals("processing")),
        json.path("email").asText("klant@klant.test"),
        json.path("firstName").asText("Kim"),
        json.path("lastName").asText("Klant"),
        json.path("country").asText("NL"),
        json.path("paymentMethod").asText("mollie_wc_gateway_ideal"),
        lines,
        amount(json.path("shippingInclVat"), "0"),
        amount(json.path("feeInclVat"), "0"),
        ShopTime.now());
  }

  private static BigDecimal amount(JsonNode node, String otherwise) {
    return new BigDecimal(node.isMissingNode() ? otherwise : node.asText());
  }
}
