package nl.koppeling.events;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A sale stands in the administration as a sales order (verkooporder), because the owner chose
 * {@link BookingSettings.Choices.Form#SALES_ORDER}. Nothing more follows: the invoice is made of it
 * in SnelStart, by a person, and the payment is booked there. Topic {@code bookings.v1}.
 *
 * @param invoiceNumber the order reference: the number the sale would have had as an invoice
 * @param salesOrderId the sales order's id
 * @param salesOrderNumber what the owner sees in SnelStart
 * @param total VAT included
 * @param orderDate Amsterdam date
 * @param notices what the owner has to do or may want to look at
 */
public record SalesOrderMade(
    OrderRef order,
    Document document,
    String invoiceNumber,
    UUID salesOrderId,
    int salesOrderNumber,
    BigDecimal total,
    LocalDate orderDate,
    List<Reason> notices)
    implements OrderEvent {

  public SalesOrderMade {
    notices = notices == null ? List.of() : List.copyOf(notices);
  }
}
