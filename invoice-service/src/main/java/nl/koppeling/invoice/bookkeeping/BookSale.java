package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.PostingState.BookInDoubt;
import nl.koppeling.invoice.posting.PostingState.BookIntended;
import nl.koppeling.snelstart.NewSalesBooking;
import nl.koppeling.snelstart.Reaction;
import nl.koppeling.snelstart.Refused;
import nl.koppeling.snelstart.SalesBooking;
import nl.koppeling.snelstart.SnelStart;

/**
 * Books a plan: intent, one call, result. Whatever SnelStart answers becomes a state; only an
 * answer that proves the call had no effect leads back to where it can be sent again without
 * reading.
 */
@ApplicationScoped
class BookSale {

  private final SnelStart snelStart;
  private final Records records;
  private final Setbacks setbacks;
  private final Duration settleDelay;

  BookSale(SnelStart snelStart, Records records, Setbacks setbacks, BookkeepingSettings settings) {
    this.snelStart = snelStart;
    this.records = records;
    this.setbacks = setbacks;
    this.settleDelay = settings.settleDelay();
  }

  /** Sends {@code intended}, for which a call was taken out of the budget. */
  Uni<Posting> send(OpenAdministration administration, Document document, BookIntended intended) {
    NewSalesBooking sale = Documents.sale(intended.plan());
    return records
        .intent(document.turn(), document.posting(), intended, settleDelay)
        .flatMap(
            noted ->
                administration
                    .call(access -> snelStart.bookSale(access, sale))
                    .map(Answer::<SalesBooking>of)
                    .onFailure()
                    .recoverWithItem(Answer::failed)
                    .flatMap(answer -> answered(document.with(noted), intended, answer)));
  }

  private Uni<Posting> answered(
      Document document, BookIntended intended, Answer<SalesBooking> answer) {
    return switch (answer) {
      case Answer.Clear<SalesBooking> clear -> {
        PostingState next = booked(intended, clear.value());
        yield next instanceof PostingState.Booked
            ? records.result(document.turn(), document.posting(), next, Duration.ZERO)
            : records.end(document.turn(), document.posting(), next);
      }
      case Answer.Refusal<SalesBooking> refusal -> refused(document, intended, refusal.refused());
      case Answer.Unknown<SalesBooking> unknown -> {
        BookInDoubt doubt = intended.unclear(Instant.now());
        yield records.result(
            document.turn(), document.posting(), doubt, doubt.doubt().wait(settleDelay));
      }
      case Answer.NoEffect<SalesBooking> none ->
          setbacks.met(document, intended.notExecuted(), none.failure());
    };
  }

  /** A booking that came back with another amount or customer stands, but is not paid by itself. */
  private static PostingState booked(BookIntended intended, SalesBooking booking) {
    Plan plan = intended.plan();
    boolean asSent =
        booking.total().compareTo(plan.booking().total().euros()) == 0
            && booking.customerId().equals(plan.relationId());
    return asSent
        ? intended.booked(booking.id(), Instant.now())
        : intended.bookedDifferently(
            booking.id(),
            Refusals.amount(Obstacle.BOOKED_DIFFERENTLY, plan, booking.total().toPlainString()));
  }

  private Uni<Posting> refused(Document document, BookIntended intended, Refused refused) {
    if (refused.reaction() != Reaction.NUMBER_TAKEN) {
      return records.end(
          document.turn(),
          document.posting(),
          intended.refused(
              Refusals.booking(refused, intended.plan(), document.connection().settings())));
    }
    // Not a failure: perhaps an earlier attempt of ours landed after all. Reading tells.
    BookInDoubt doubt = intended.unclear(Instant.now());
    Duration due = doubt.doubt().times() == 1 ? Duration.ZERO : doubt.doubt().wait(settleDelay);
    return records.result(document.turn(), document.posting(), doubt, due);
  }
}
