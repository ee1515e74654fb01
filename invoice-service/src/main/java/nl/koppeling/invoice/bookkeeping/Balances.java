package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

  Uni<Balance> read(Document document, Plan plan) {
    Booking booking = plan.booking();
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
                                            a, booking.markers().payment(), booking.invoiceDate()))
                                .map(payments -> balance(booking, invoice, payments))));
  }

  private static Balance balance(
      Booking booking, Optional<SalesInvoice> invoice, List<BankBooking> payments) {
    if (!payments.isEmpty()) {
      return new Balance.Paid(Optional.of(payments.get(0).id()));
    }
    if (invoice.isEmpty()) {
      return new Balance.Missing();
    }
    var outstanding = invoice.get().outstanding();
    if (outstanding.signum() == 0) {
      return new Balance.Paid(Optional.empty());
    }
    return outstanding.compareTo(booking.total().euros()) == 0
        ? new Balance.Open()
        : new Balance.Partly(outstanding);
  }
}
