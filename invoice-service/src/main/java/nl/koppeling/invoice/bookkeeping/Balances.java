package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import nl.koppeling.invoice.booking.Booking;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.snelstart.BankBooking;
import nl.koppeling.snelstart.SalesInvoice;
import nl.koppeling.snelstart.SnelStart;

/** Reads the balance of an invoice and the payment with our marker: two calls. */
@ApplicationScoped
class Balances {

  private final SnelStart snelStart;
  private final Administrations administrations;

  Balances(SnelStart snelStart, Administrations administrations) {
    this.snelStart = snelStart;
    this.administrations = administrations;
  }

  /**
   * Reads.
   *
   * @param paid how many payments are known to be booked
   */
  Uni<Balance> read(Document document, Plan plan, int paid) {
    Booking booking = plan.booking();
    String marker = booking.markers().of(booking.payments().get(paid).means());
    return administrations
        .open(document, 2)
        .flatMap(
            open ->
                open.call(a -> snelStart.salesInvoiceByNumber(a, booking.invoiceNumber()))
                    .flatMap(
                        invoice ->
                            open.call(
                                    a ->
                                        snelStart.bankBookingsByVoucher(
                                            a, marker, booking.invoiceDate()))
                                .map(payments -> balance(booking, paid, invoice, payments))));
  }

  private static Balance balance(
      Booking booking, int paid, Optional<SalesInvoice> invoice, List<BankBooking> payments) {
    if (!payments.isEmpty()) {
      return new Balance.Paid(Optional.of(payments.get(0).id()));
    }
    if (invoice.isEmpty()) {
      return new Balance.Missing();
    }
    BigDecimal outstanding = invoice.get().outstanding();
    BigDecimal before = open(booking, paid);
    if (outstanding.compareTo(before) == 0) {
      return new Balance.Open();
    }
    if (outstanding.signum() == 0) {
      return new Balance.SettledElsewhere();
    }
    // A memorial booking cannot be looked up by its marker; its amount is what it leaves behind.
    return outstanding.compareTo(open(booking, paid + 1)) == 0
        ? new Balance.Paid(Optional.empty())
        : new Balance.Partly(outstanding);
  }

  /** What is open after the first {@code paid} payments. */
  private static BigDecimal open(Booking booking, int paid) {
    return booking.payments().stream()
        .skip(paid)
        .map(payment -> payment.amount().euros())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
