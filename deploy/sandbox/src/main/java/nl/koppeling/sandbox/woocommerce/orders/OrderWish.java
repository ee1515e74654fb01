package nl.koppeling.sandbox.woocommerce.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An order as somebody wants it placed. All prices include VAT.
 *
 * @param feeRate and {@code shippingRate}: as a line's rate; empty: the highest rate of the goods
 * @param couponPercent 0: no coupon
 * @param created when it was placed
 * @param modified when it changed last
 */
public record OrderWish(
    String status,
    boolean paid,
    Buyer buyer,
    Payment payment,
    String currency,
    Optional<String> number,
    List<Line> lines,
    BigDecimal shipping,
    Optional<String> shippingRate,
    BigDecimal fee,
    String feeName,
    Optional<String> feeRate,
    BigDecimal couponPercent,
    Map<String, String> meta,
    Instant created,
    Instant modified) {

  /** Who buys. */
  public record Buyer(
      String email,
      String firstName,
      String lastName,
      String company,
      String address,
      String postcode,
      String city,
      String country,
      String phone) {}

  /** How it is paid: the gateway's id, its label, the provider's reference (empty: made up). */
  public record Payment(String method, String title, String transactionId) {}

  /** A line; the rate is a percentage, {@code none} or {@code verlegd}. */
  public record Line(String name, String sku, int quantity, BigDecimal price, String rate) {

    public Line {
      if (quantity < 1 || quantity > 1_000_000) {
        throw new IllegalArgumentException("quantity: 1 to 1000000");
      }
    }
  }

  public OrderWish {
    lines = List.copyOf(lines);
    meta = new LinkedHashMap<>(meta);
    if (!status.matches("[a-z][a-z-]{0,19}")) {
      throw new IllegalArgumentException("status: small letters and dashes");
    }
    if (couponPercent.signum() < 0 || couponPercent.compareTo(new BigDecimal(100)) > 0) {
      throw new IllegalArgumentException("couponPercent: 0 to 100");
    }
  }

  /**
   * Reads a wish; what is not said is ordinary.
   *
   * @param now the moment by the shop's clock
   * @throws IllegalArgumentException when it says something impossible
   */
  public static OrderWish of(JsonNode json, Instant now) {
    String status = json.path("status").asText("completed");
    Instant created = json.has("createdAt") ? Instant.parse(json.get("createdAt").asText()) : now;
    return new OrderWish(
        status,
        json.path("paid").asBoolean(status.equals("completed") || status.equals("processing")),
        buyer(json),
        new Payment(
            json.path("paymentMethod").asText("mollie_wc_gateway_ideal"),
            json.path("paymentTitle").asText("iDEAL"),
            json.path("transactionId").asText("")),
        json.path("currency").asText("EUR"),
        Optional.ofNullable(json.get("number")).map(JsonNode::asText),
        lines(json),
        amount(json.path("shippingInclVat"), "0"),
        Optional.ofNullable(json.get("shippingRate")).map(JsonNode::asText),
        amount(json.path("feeInclVat"), "0"),
        json.path("feeName").asText("Toeslag"),
        Optional.ofNullable(json.get("feeRate")).map(JsonNode::asText),
        amount(json.path("couponPercent"), "0"),
        meta(json),
        created,
        now);
  }

  private static Buyer buyer(JsonNode json) {
    return new Buyer(
        json.path("email").asText("klant@klant.test"),
        json.path("firstName").asText("Kim"),
        json.path("lastName").asText("Klant"),
        json.path("company").asText(""),
        json.path("address").asText("Proefstraat 1"),
        json.path("postcode").asText("1234 AB"),
        json.path("city").asText("Testdorp"),
        json.path("country").asText("NL"),
        json.path("phone").asText(""));
  }

  private static List<Line> lines(JsonNode json) {
    List<Line> lines = new ArrayList<>();
    for (JsonNode line : json.path("lines")) {
      String rate = line.path("rate").asText("21");
      lines.add(
          new Line(
              line.path("name").asText("Koffiemok"),
              line.path("sku").asText("SKU-" + rate),
              line.path("quantity").asInt(1),
              amount(line.path("unitPriceInclVat"), "12.10"),
              rate));
    }
    return lines.isEmpty() && !json.has("lines")
        ? List.of(new Line("Koffiemok", "SKU-21", 1, new BigDecimal("12.10"), "21"))
        : lines;
  }

  private static Map<String, String> meta(JsonNode json) {
    Map<String, String> meta = new LinkedHashMap<>();
    if (json.has("vatNumber")) {
      meta.put("_billing_vat_number", json.get("vatNumber").asText());
    }
    json.path("meta").properties().forEach(e -> meta.put(e.getKey(), e.getValue().asText()));
    return meta;
  }

  private static BigDecimal amount(JsonNode node, String otherwise) {
    try {
      return new BigDecimal(node.isMissingNode() ? otherwise : node.asText());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("an amount is a number such as 12.10", e);
    }
  }
}
