package nl.koppeling.events;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A document stands in the administration as a sales booking. Topic {@code bookings.v1}.
 *
 * @param bookingId the sales booking's id
 * @param total VAT included; negative for a credit
 * @param invoiceDate Amsterdam date
 * @param notices what is booked as charged, though it deserves a look (VAT reference 6, warnings)
 */
public record OrderBooked(
    OrderRef order,
    Document document,
    String invoiceNumber,
    UUID bookingId,
    BigDecimal total,
    BigDecimal totalVat,
    LocalDate invoiceDate,
    List<Reason> notices)
    implements OrderEvent {

  public OrderBooked {
    notices = notices == null ? List.of() : List.copyOf(notices);
  }

  /** Booked without anything to look at. */
  public OrderBooked(
      OrderRef order,
      Document document,
      String invoiceNumber,
      UUID bookingId,
      BigDecimal total,
      BigDecimal totalVat,
      LocalDate invoiceDate) {
    this(order, document, invoiceNumber, bookingId, total, totalVat, invoiceDate, List.of());
  }
}
