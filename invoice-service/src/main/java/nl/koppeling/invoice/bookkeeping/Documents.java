package nl.koppeling.invoice.bookkeeping;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.koppeling.invoice.booking.Band;
import nl.koppeling.invoice.booking.Booking;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.snelstart.InvoicePayment;
import nl.koppeling.snelstart.NewBankBooking;
import nl.koppeling.snelstart.NewMemorialBooking;
import nl.koppeling.snelstart.NewSalesBooking;
import nl.koppeling.snelstart.SalesLine;
import nl.koppeling.snelstart.VatAmount;
import nl.koppeling.snelstart.VatKind;

/** The border to SnelStart: a plan as a sales booking, and its payment as a bank booking. */
final class Documents {

  private Documents() {}

  static NewSalesBooking sale(Plan plan) {
    Booking booking = plan.booking();
    return new NewSalesBooking(
        booking.invoiceNumber(),
        booking.invoiceDate(),
        plan.relationId(),
        booking.description(),
        booking.markers().sale(),
        booking.paymentTermDays(),
        booking.total().euros(),
        Stream.concat(
                booking.lines().stream().map(Documents::line),
                booking.vat().stream().filter(v -> v.band().oss()).map(Documents::foreignVat))
            .toList(),
        booking.vat().stream()
            .filter(v -> v.band().dutch())
            .map(v -> new VatAmount(kind(v.band()), v.amount().euros()))
            .toList());
  }

  /** VAT of the one-stop shop is a line of its own; {@code btw} stays empty (API reference 8.4). */
  private static SalesLine foreignVat(Booking.Vat vat) {
    return new SalesLine(
        "Buitenlandse btw (OSS)",
        vat.ledger().orElseThrow(),
        Optional.empty(),
        vat.amount().euros(),
        VatKind.NONE);
  }

  private static SalesLine line(Booking.Line line) {
    return new SalesLine(
        line.description(),
        line.ledger(),
        line.costCentre(),
        line.net().euros(),
        kind(line.band()));
  }

  private static VatKind kind(Band band) {
    return switch (band) {
      case HIGH -> VatKind.HIGH;
      case LOW -> VatKind.LOW;
      default -> VatKind.NONE;
    };
  }

  /** The same on a memorial journal (API reference 10.1, ways B and C). */
  static NewMemorialBooking memorial(PostingState.PayIntended intended) {
    Booking booking = intended.plan().booking();
    Booking.Payment payment = intended.payment();
    return new NewMemorialBooking(
        booking.invoiceDate(),
        intended.route().journalId(),
        booking.markers().of(payment.means()),
        booking.description(),
        List.of(
            new InvoicePayment(
                intended.bookingId(), booking.invoiceNumber(), payment.amount().euros())),
        intended.route().clearingLedger());
  }

  /** The gross amount, on the day of payment: that is what "betaald" means (API reference 10.2). */
  static NewBankBooking payment(PostingState.PayIntended intended) {
    Booking booking = intended.plan().booking();
    Booking.Payment payment = intended.payment();
    return new NewBankBooking(
        booking.invoiceDate(),
        intended.route().journalId(),
        booking.markers().of(payment.means()),
        booking.description(),
        List.of(
            new InvoicePayment(
                intended.bookingId(), booking.invoiceNumber(), payment.amount().euros())));
  }
}
