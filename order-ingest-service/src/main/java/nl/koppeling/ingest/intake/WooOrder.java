package nl.koppeling.ingest.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An order as the shop's REST interface states it, with types instead of texts (WooCommerce
 * reference 4). Amounts are in the order's currency, excluding VAT where the shop says so; nothing
 * is calculated here.
 *
 * @param status without {@code wc-}; plugins add their own
 * @param orderKey the shop's random key of this order; a secret, only ever hashed
 * @param metaTexts plugin data with a short text value, by key in lower case
 * @param giftCards amounts that gift cards paid, each positive, taken off {@code total} by the
 *     plugin
 */
public record WooOrder(
    long id,
    String number,
    String status,
    String currency,
    boolean pricesIncludeTax,
    String orderKey,
    Moments moments,
    BigDecimal total,
    BigDecimal totalTax,
    Party billing,
    Party shipping,
    Payment payment,
    List<Line> lines,
    List<RateTotal> rateTotals,
    List<Refund> refunds,
    Map<String, String> metaTexts,
    List<BigDecimal> giftCards) {

  public WooOrder {
    if (id <= 0) {
      throw new IllegalArgumentException("an order's id is positive");
    }
    if (status == null || status.isBlank()) {
      throw new IllegalArgumentException("an order has a status");
    }
    if (currency == null || !currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("a currency has three capitals");
    }
    number = number == null || number.isBlank() ? Long.toString(id) : number.strip();
    orderKey = orderKey == null ? "" : orderKey;
    Objects.requireNonNull(moments, "moments");
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(totalTax, "totalTax");
    lines = List.copyOf(lines);
    rateTotals = List.copyOf(rateTotals);
    refunds = List.copyOf(refunds);
    metaTexts = Map.copyOf(metaTexts);
    giftCards = List.copyOf(giftCards);
  }

  @Override
  public String toString() {
    return "WooOrder[" + id + ", " + status + "]";
  }

  /** When things happened, UTC, whole seconds (the {@code _gmt} fields). */
  public record Moments(
      Instant created, Instant modified, Optional<Instant> paid, Optional<Instant> completed) {
    public Moments {
      Objects.requireNonNull(created, "created");
      Objects.requireNonNull(modified, "modified");
    }
  }

  /** Billing or shipping block; any part may be empty, none is null. */
  public record Party(
      String firstName,
      String lastName,
      String company,
      String address1,
      String address2,
      String postcode,
      String city,
      String country,
      String email,
      String phone) {

    @Override
    public String toString() {
      return "Party[***]";
    }

    /** ISO 3166 two letters, or empty when the shop holds anything else. */
    Optional<String> countryCode() {
      return Countries.code(country);
    }
  }

  /** The gateway's id, its label and the provider's reference; each may be empty. */
  public record Payment(String method, String title, String transactionId) {}

  /** What a line is for. */
  public enum LineKind {
    PRODUCT,
    SHIPPING,
    FEE
  }

  /**
   * A product, shipping or fee line.
   *
   * @param net {@code total}: excluding VAT, after discount
   * @param netBefore {@code subtotal}: excluding VAT, before discount
   * @param method the shipping method's id; empty for other lines
   * @param variation the chosen attributes, for example {@code Maat: L}
   */
  public record Line(
      LineKind kind,
      long id,
      String name,
      BigDecimal quantity,
      BigDecimal net,
      BigDecimal tax,
      BigDecimal netBefore,
      String taxClass,
      String sku,
      long productId,
      String method,
      List<LineRate> rates,
      List<String> variation) {
    public Line {
      rates = List.copyOf(rates);
      variation = List.copyOf(variation);
    }

    /** True when the customer fetches the goods at the shop. */
    boolean pickUp() {
      return kind == LineKind.SHIPPING
          && (method.startsWith("local_pickup") || method.equals("pickup_location"));
    }
  }

  /** VAT of one rate on one line. */
  public record LineRate(long rateId, BigDecimal amount) {}

  /**
   * {@code tax_lines}: one rate over the whole order.
   *
   * @param percent 0 for orders from before the shop stored it, although there is tax
   */
  public record RateTotal(
      long rateId,
      String code,
      boolean compound,
      BigDecimal percent,
      BigDecimal goodsTax,
      BigDecimal shippingTax) {

    /** True when the shop charged tax but does not say which percentage. */
    boolean percentMissing() {
      return percent.signum() == 0 && (goodsTax.signum() != 0 || shippingTax.signum() != 0);
    }
  }

  /**
   * A refund's summary in the order.
   *
   * @param amount positive, VAT included
   */
  public record Refund(long id, BigDecimal amount) {}
}
