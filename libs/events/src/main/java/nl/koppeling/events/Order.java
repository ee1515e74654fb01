package nl.koppeling.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The money-relevant facts of an order as the shop stated them, without anything that points at a
 * person. Amounts are in the order's currency as the shop gave them: totals rounded, lines possibly
 * with up to six decimals (WooCommerce reference 4, reading {@code dp}).
 *
 * @param status without {@code wc-}
 * @param currency ISO 4217
 * @param pricesIncludeTax tells only how prices were entered; lines are always excluding VAT
 * @param paidAt when it counts as paid: the shop's date of payment, or what the owner's rule for
 *     the payment method makes it ({@link IntakeChoices.Paid})
 * @param total the amount the customer owes, VAT included; not lowered by refunds
 * @param totalTax all VAT in {@code total}
 * @param destinationCountry ISO 3166 two letters where the goods go (pick-up: the shop's), or empty
 *     when unknown
 * @param billingCountry ISO 3166 two letters, or empty
 * @param businessWithVatNumber true when the order carries a VAT number (the number itself is in
 *     the sealed buyer)
 * @param destinationArea set when the goods go to a part of a country with VAT rules of its own
 * @param giftCards what of the order was paid with gift cards
 * @param invoiceNumber the number the shop's invoice plugin gave, or empty
 */
public record Order(
    String status,
    String currency,
    boolean pricesIncludeTax,
    Instant createdAt,
    Optional<Instant> paidAt,
    Optional<Instant> completedAt,
    BigDecimal total,
    BigDecimal totalTax,
    Payment payment,
    Optional<String> destinationCountry,
    Optional<String> billingCountry,
    boolean businessWithVatNumber,
    List<OrderLine> lines,
    List<TaxLine> taxLines,
    Optional<SpecialArea> destinationArea,
    List<GiftCard> giftCards,
    Optional<String> invoiceNumber) {

  public Order {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(totalTax, "totalTax");
    Objects.requireNonNull(payment, "payment");
    paidAt = paidAt == null ? Optional.empty() : paidAt;
    completedAt = completedAt == null ? Optional.empty() : completedAt;
    destinationCountry = destinationCountry == null ? Optional.empty() : destinationCountry;
    billingCountry = billingCountry == null ? Optional.empty() : billingCountry;
    lines = List.copyOf(lines);
    taxLines = List.copyOf(taxLines);
    destinationArea = destinationArea == null ? Optional.empty() : destinationArea;
    giftCards = giftCards == null ? List.of() : List.copyOf(giftCards);
    invoiceNumber = invoiceNumber == null ? Optional.empty() : invoiceNumber;
  }

  /** An order to an ordinary place, without gift cards or a number of an invoice plugin. */
  public Order(
      String status,
      String currency,
      boolean pricesIncludeTax,
      Instant createdAt,
      Optional<Instant> paidAt,
      Optional<Instant> completedAt,
      BigDecimal total,
      BigDecimal totalTax,
      Payment payment,
      Optional<String> destinationCountry,
      Optional<String> billingCountry,
      boolean businessWithVatNumber,
      List<OrderLine> lines,
      List<TaxLine> taxLines) {
    this(
        status,
        currency,
        pricesIncludeTax,
        createdAt,
        paidAt,
        completedAt,
        total,
        totalTax,
        payment,
        destinationCountry,
        billingCountry,
        businessWithVatNumber,
        lines,
        taxLines,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /**
   * A gift card that paid a part of the order (VAT reference 2.4).
   *
   * @param amount positive, in the order's currency
   * @param inTotal true: {@code total} still contains it; false: the plugin lowered {@code total}
   *     by it
   */
  public record GiftCard(BigDecimal amount, boolean inTotal) {
    public GiftCard {
      if (amount.signum() <= 0) {
        throw new IllegalArgumentException("a gift card pays a positive amount");
      }
    }
  }

  /**
   * How it was paid.
   *
   * @param method the gateway's id, for example {@code mollie_wc_gateway_ideal}; may be empty
   * @param title the label the customer saw; may be empty
   * @param transactionId the provider's reference; may be empty
   */
  public record Payment(String method, String title, String transactionId) {
    public Payment {
      method = method == null ? "" : method;
      title = title == null ? "" : title;
      transactionId = transactionId == null ? "" : transactionId;
    }
  }
}
