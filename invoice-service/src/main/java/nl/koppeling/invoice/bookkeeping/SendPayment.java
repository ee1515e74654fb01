package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.PostingState.PayInDoubt;
import nl.koppeling.invoice.posting.PostingState.PayIntended;
import nl.koppeling.snelstart.BankBooking;
import nl.koppeling.snelstart.NewBankBooking;
import nl.koppeling.snelstart.SnelStart;

/**
 * Sends a payment: intent, one call, result. SnelStart would take a second one, so doubt is never
 * sent again unread.
 */
@ApplicationScoped
class SendPayment {

  private final SnelStart snelStart;
  private final Records records;
  private final Setbacks setbacks;
  private final Duration settleDelay;

  SendPayment(
      SnelStart snelStart, Records records, Setbacks setbacks, BookkeepingSettings settings) {
    this.snelStart = snelStart;
    this.records = records;
    this.setbacks = setbacks;
    this.settleDelay = settings.settleDelay();
  }

  /** Sends {@code intended}, for which a call was taken out of the budget. */
  Uni<Posting> send(OpenAdministration administration, Document document, PayIntended intended) {
    NewBankBooking payment = Documents.payment(intended);
    return records
        .intent(document.turn(), document.posting(), intended, settleDelay)
        .flatMap(
            noted ->
                administration
                    .call(access -> snelStart.bookReceipt(access, payment))
                    .map(Answer::<BankBooking>of)
                    .onFailure()
                    .recoverWithItem(Answer::failed)
                    .flatMap(answer -> answered(document.with(noted), intended, answer)));
  }

  private Uni<Posting> answered(
      Document document, PayIntended intended, Answer<BankBooking> answer) {
    return switch (answer) {
      case Answer.Clear<BankBooking> clear -> {
        PostingState next = intended.paid(clear.value().id(), Instant.now());
        yield next instanceof PostingState.Booked
            ? records.result(document.turn(), document.posting(), next, Duration.ZERO)
            : records.end(document.turn(), document.posting(), next);
      }
      case Answer.Refusal<BankBooking> refusal ->
          records.end(
              document.turn(),
              document.posting(),
              intended.refused(Refusals.of(refusal.refused(), intended.plan())));
      case Answer.Unknown<BankBooking> unknown -> {
        PayInDoubt doubt = intended.unclear(Instant.now());
        yield records.result(
            document.turn(), document.posting(), doubt, doubt.doubt().wait(settleDelay));
      }
      case Answer.NoEffect<BankBooking> none ->
          setbacks.met(document, intended.notExecuted(Instant.now()), none.failure());
    };
  }
}
