package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.util.List;

/**
 * Texts on a booking (VAT reference 4): what was sold and how it was paid, nothing that points at a
 * person, at most 250 code points.
 */
final class Descriptions {

  static final int LIMIT = 250;

  private Descriptions() {}

  /** For example {@code Webshop order 1234 – iDEAL (tr_7UhSN1zuXS)}. */
  static String booking(SaleOrder order, Dates dates) {
    StringBuilder text = new StringBuilder("Webshop order ").append(order.number());
    String title = clean(order.payment().title());
    String transaction = clean(order.payment().transactionId());
    if (!title.isEmpty()) {
      text.append(" – ").append(title);
    }
    if (!transaction.isEmpty()) {
      text.append(" (").append(transaction).append(')');
    }
    return cut(text.append(dates.remark()).toString());
  }

  /** For example {@code Terugbetaling 138 op factuur WEB-40}. */
  static String credit(Booking sale, Refund refund, Dates dates) {
    return cut(
        "Terugbetaling "
            + refund.refundId()
            + " op factuur "
            + sale.invoiceNumber()
            + dates.remark());
  }

  /** For example {@code Correctie van factuur WEB-40, bestelling gewijzigd}. */
  static String withdrawal(Booking sale, Dates dates) {
    return cut(
        "Correctie van factuur "
            + sale.invoiceNumber()
            + ", bestelling gewijzigd"
            + dates.remark());
  }

  /** For example {@code Terugbetaling 138 vervallen, creditfactuur WEB-40-C138}. */
  static String reversal(Booking credit, long refundId, Dates dates) {
    return cut(
        "Terugbetaling "
            + refundId
            + " vervallen, creditfactuur "
            + credit.invoiceNumber()
            + dates.remark());
  }

  /** The discount on a line, for example {@code Korting: Mok}. */
  static String discount(SaleOrder.Line line) {
    return cut("Korting: " + line(line, LedgerRole.PRODUCT));
  }

  /** For example {@code Mok (Maat: L) × 3}. */
  static String line(SaleOrder.Line line, LedgerRole role) {
    String named = full(line, role);
    boolean several = line.quantity().compareTo(BigDecimal.ONE) != 0;
    String quantity = several ? " × " + line.quantity().stripTrailingZeros().toPlainString() : "";
    return cut(named, LIMIT - quantity.length()) + quantity;
  }

  /** What was sold without how many, for example {@code Mok (Maat: L)}. */
  static String named(SaleOrder.Line line, LedgerRole role) {
    return cut(full(line, role));
  }

  private static String full(SaleOrder.Line line, LedgerRole role) {
    String name = clean(line.name());
    List<String> variation = line.product().variation();
    String chosen = variation.isEmpty() ? "" : " (" + clean(String.join(", ", variation)) + ")";
    return (name.isEmpty() ? role.lineName() : name) + chosen;
  }

  static String cut(String text) {
    return cut(clean(text), LIMIT);
  }

  private static String cut(String text, int codePoints) {
    return text.codePointCount(0, text.length()) <= codePoints
        ? text
        : text.substring(0, text.offsetByCodePoints(0, codePoints)).strip();
  }

  private static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }
}
