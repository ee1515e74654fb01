package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import nl.koppeling.invoice.booking.Booking;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState.BookInDoubt;
import nl.koppeling.snelstart.Malformed;
import nl.koppeling.snelstart.SalesBooking;
import nl.koppeling.snelstart.SalesInvoice;
import nl.koppeling.snelstart.SnelStart;
import nl.koppeling.snelstart.Unclear;

/**
 * Finds out whether a booking in doubt exists: by its number, which is unique in the
 * administration. Ours is adopted, somebody else's is left alone, none is sent again under the same
 * number.
 */
@ApplicationScoped
class ResolveBooking {

  private static final Duration LONGEST_DOUBT = Duration.ofDays(7);

  private final SnelStart snelStart;
  private final Administrations administrations;
  private final Records records;
  private final BookSale bookSale;

  ResolveBooking(
      SnelStart snelStart, Administrations administrations, Records records, BookSale bookSale) {
    this.snelStart = snelStart;
    this.administrations = administrations;
    this.records = records;
    this.bookSale = bookSale;
  }

  Uni<Posting> resolve(Document document, BookInDoubt doubt) {
    String number = doubt.plan().booking().invoiceNumber();
    return administrations
        .open(document, 1)
        .flatMap(
            open ->
                open.call(access -> snelStart.salesInvoiceByNumber(access, number))
                    .flatMap(
                        found ->
                            found.isPresent()
                                ? compare(document, doubt, found.get())
                                : absent(document, doubt)))
        .onFailure(failure -> unreadable(failure) && hopeless(doubt))
        .recoverWithUni(failure -> giveUp(document, doubt));
  }

  private static boolean unreadable(Throwable failure) {
    return failure instanceof Unclear || failure instanceof Malformed;
  }

  /** SnelStart could not be read for a week. */
  private static boolean hopeless(BookInDoubt doubt) {
    return doubt.doubt().since().stream()
        .anyMatch(since -> since.plus(LONGEST_DOUBT).isBefore(Instant.now()));
  }

  private Uni<Posting> giveUp(Document document, BookInDoubt doubt) {
    return records.end(
        document.turn(), document.posting(), doubt.giveUp(Refusals.unresolved(doubt.plan())));
  }

  private Uni<Posting> absent(Document document, BookInDoubt doubt) {
    if (doubt.doubt().exhausted()) {
      return giveUp(document, doubt);
    }
    return administrations
        .open(document, 1)
        .flatMap(open -> bookSale.send(open, document, doubt.again()));
  }

  private Uni<Posting> compare(Document document, BookInDoubt doubt, SalesInvoice invoice) {
    Plan plan = doubt.plan();
    boolean same =
        invoice.total().compareTo(plan.booking().total().euros()) == 0
            && invoice.customerId().equals(plan.relationId());
    if (!same) {
      return taken(document, doubt, invoice.total().toPlainString());
    }
    return administrations
        .open(document, 1)
        .flatMap(
            open ->
                open.call(access -> snelStart.salesBooking(access, invoice.bookingId()))
                    .flatMap(booking -> adopt(document, doubt, booking)));
  }

  /** Equal amount and customer may be chance; the marker is ours alone. */
  private Uni<Posting> adopt(Document document, BookInDoubt doubt, SalesBooking found) {
    Booking sent = doubt.plan().booking();
    boolean ours =
        found.voucherNumber().equals(sent.markers().sale())
            && found.invoiceDate().equals(sent.invoiceDate())
            && found.total().compareTo(sent.total().euros()) == 0;
    return ours
        ? records.result(
            document.turn(),
            document.posting(),
            doubt.found(found.id(), Instant.now()),
            Duration.ZERO)
        : taken(document, doubt, found.total().toPlainString());
  }

  private Uni<Posting> taken(Document document, BookInDoubt doubt, String found) {
    return records.end(
        document.turn(),
        document.posting(),
        doubt.numberTaken(Refusals.numberTaken(doubt.plan(), found)));
  }
}
