package nl.koppeling.connection.overview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Document;
import nl.koppeling.events.Reason;

/**
 * How a document stands, for its owner.
 *
 * @param stage how far it got
 * @param total VAT included, negative for a credit; at least two decimals
 * @param vat VAT in {@code total}; empty while no service told it
 * @param day the day (Amsterdam) it counts on: the invoice date once booked
 * @param salesOrderNumber when a sales order was made instead of a booking
 * @param settled it is paid in the administration
 * @param updatedAt UTC
 */
public record DocumentView(
    long orderId,
    String number,
    Document document,
    Standing.State state,
    Stage stage,
    List<Reason> reasons,
    List<Reason> notices,
    BigDecimal total,
    Optional<BigDecimal> vat,
    LocalDate day,
    String invoiceNumber,
    UUID bookingId,
    Integer salesOrderNumber,
    boolean settled,
    Instant updatedAt) {

  static DocumentView of(OverviewRow row) {
    Standing standing = row.standing();
    return new DocumentView(
        row.orderId,
        standing.number(),
        row.refundId == 0 ? Document.SALE : Document.creditFor(row.refundId),
        standing.state(),
        standing.stage(),
        standing.reasons(),
        standing.notices(),
        plain(standing.total()),
        Optional.ofNullable(row.vat).map(DocumentView::plain),
        row.day,
        standing.invoiceNumber(),
        row.bookingId,
        row.salesOrderNumber,
        standing.state() == Standing.State.SETTLED,
        row.updatedAt);
  }

  /** Two decimals, or more when the shop has more. */
  static BigDecimal plain(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 2 ? stripped.setScale(2) : stripped;
  }
}
