package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.PostingState.PayInDoubt;
import nl.koppeling.invoice.posting.PostingState.PayIntended;
import nl.koppeling.snelstart.Access;
import nl.koppeling.snelstart.BankBooking;
import nl.koppeling.snelstart.MemorialBooking;
import nl.koppeling.snelstart.NewBankBooking;
import nl.koppeling.snelstart.NewMemorialBooking;
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
    Function<Access, Uni<UUID>> call = call(intended);
    return records
        .intent(document.turn(), document.posting(), intended, settleDelay)
        .flatMap(
            noted ->
                administration
                    .call(call)
                    .map(Answer::<UUID>of)
                    .onFailure()
                    .recoverWithItem(Answer::failed)
                    .flatMap(answer -> answered(document.with(noted), intended, answer)));
  }

  private Function<Access, Uni<UUID>> call(PayIntended intended) {
    return switch (intended.route().way()) {
      case BANK -> {
        NewBankBooking payment = Documents.payment(intended);
        yield access -> snelStart.bookReceipt(access, payment).map(BankBooking::id);
      }
      case MEMORIAL -> {
        NewMemorialBooking payment = Documents.memorial(intended);
        yield access -> snelStart.bookMemorial(access, payment).map(MemorialBooking::id);
      }
    };
  }

  private Uni<Posting> answered(Document document, PayIntended intended, Answer<UUID> answer) {
    return switch (answer) {
      case Answer.Clear<UUID> clear -> {
        PostingState next = intended.paid(clear.value(), Instant.now());
        yield next instanceof PostingState.Booked
            ? records.result(document.turn(), document.posting(), next, Duration.ZERO)
            : records.end(document.turn(), document.posting(), next);
      }
      case Answer.Refusal<UUID> refusal ->
          records.end(
              document.turn(),
              document.posting(),
              intended.refused(Refusals.payment(refusal.refused(), intended.plan())));
      case Answer.Unknown<UUID> unknown -> {
        PayInDoubt doubt = intended.unclear(Instant.now());
        yield records.result(
            document.turn(), document.posting(), doubt, doubt.doubt().wait(settleDelay));
      }
      case Answer.NoEffect<UUID> none ->
          setbacks.met(document, intended.notExecuted(Instant.now()), none.failure());
    };
  }
}
