package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the core needs to know of a paid order. Amounts in euros as the shop states them: totals
 * rounded, lines with two to six decimals.
 *
 * @param currency ISO 4217
 * @param paidAt UTC
 * @param completedAt UTC; stands in for a missing {@code paidAt}
 * @param total VAT included
 * @param destination ISO 3166 country of delivery, or empty when unknown
 * @param billing ISO 3166 country of the invoice address; stands in for a missing destination
 * @param vatNumber true when the buyer gave a VAT number
 * @param rates one for each rate of the shop that the lines name
 */
public record SaleOrder(
    long orderId,
    String number,
    String currency,
    Optional<Instant> paidAt,
    Optional<Instant> completedAt,
    BigDecimal total,
    BigDecimal totalTax,
    Payment payment,
    Optional<String> destination,
    Optional<String> billing,
    boolean vatNumber,
    List<Line> lines,
    List<Rate> rates) {

  public SaleOrder {
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(totalTax, "totalTax");
    Objects.requireNonNull(payment, "payment");
    if (orderId <= 0) {
      throw new IllegalArgumentException("orderId must be positive, is " + orderId);
    }
    lines = List.copyOf(lines);
    rates = List.copyOf(rates);
  }

  /**
   * How it was paid, for descriptions only.
   *
   * @param title what the customer chose; may be empty
   * @param transactionId the provider's reference; may be empty
   */
  public record Payment(String title, String transactionId) {}

  /** What the shop calls a line. */
  public enum Kind {
    PRODUCT,
    SHIPPING,
    FEE
  }

  /**
   * One line, excluding VAT, after discount.
   *
   * @param id the line's id in the shop: decides ties, so that the order of lines decides nothing
   * @param tax the line's VAT as the shop rounded it; {@code taxes} has it per rate, less rounded
   * @param taxes empty when the line has no rate at all
   */
  public record Line(
      Kind kind,
      long id,
      String name,
      BigDecimal quantity,
      BigDecimal net,
      BigDecimal tax,
      List<LineTax> taxes) {
    public Line {
      taxes = List.copyOf(taxes);
    }
  }

  /** VAT of one rate on one line. */
  public record LineTax(long rateId, BigDecimal amount) {}

  /**
   * One rate of the shop.
   *
   * @param country ISO 3166 country the rate belongs to, or empty when the shop does not say
   * @param percent for example 21
   * @param compound true when it is calculated over other taxes
   * @param tax VAT of this rate over the whole order
   */
  public record Rate(
      long id, String country, BigDecimal percent, boolean compound, BigDecimal tax) {}
}
