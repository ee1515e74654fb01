package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.PostingState.PayInDoubt;
import nl.koppeling.invoice.posting.PostingState.PayIntended;

/**
 * Finds out whether a payment in doubt was made: by our marker and by the invoice's balance. Twice
 * nothing, a settle delay apart, and it is sent again (reliability reference 5.5, Y2).
 */
@ApplicationScoped
class ResolvePayment {

  private final Administrations administrations;
  private final Balances balances;
  private final SendPayment payments;
  private final Records records;
  private final BookkeepingSettings settings;

  ResolvePayment(
      Administrations administrations,
      Balances balances,
      SendPayment payments,
      Records records,
      BookkeepingSettings settings) {
    this.administrations = administrations;
    this.balances = balances;
    this.payments = payments;
    this.records = records;
    this.settings = settings;
  }

  Uni<Posting> resolve(Document document, PayInDoubt doubt) {
    return balances
        .read(document, doubt.plan(), doubt.paid())
        .flatMap(
            balance ->
                switch (balance) {
                  case Balance.Paid paid -> found(document, doubt, paid.ours());
                  case Balance.SettledElsewhere elsewhere ->
                      found(document, doubt, Optional.empty());
                  case Balance.Open open -> absent(document, doubt);
                  case Balance.Partly partly ->
                      end(
                          document,
                          doubt.unsettled(
                              Refusals.amount(
                                  Obstacle.PAID_AMOUNT_DIFFERS,
                                  doubt.plan(),
                                  partly.outstanding().toPlainString())));
                  case Balance.Missing missing ->
                      end(document, doubt.unsettled(Refusals.missing(doubt.plan())));
                });
  }

  private Uni<Posting> found(Document document, PayInDoubt doubt, Optional<UUID> ours) {
    PostingState next = doubt.found(ours, Instant.now());
    return next instanceof PostingState.Booked
        ? records.result(document.turn(), document.posting(), next, Duration.ZERO)
        : end(document, next);
  }

  private Uni<Posting> absent(Document document, PayInDoubt doubt) {
    return switch (doubt.notFound()) {
      case PayIntended again when doubt.doubt().exhausted() ->
          end(document, doubt.unsettled(Refusals.unresolved(doubt.plan())));
      case PayIntended again ->
          administrations.open(document, 1).flatMap(open -> payments.send(open, document, again));
      case PostingState lookAgain ->
          records.result(document.turn(), document.posting(), lookAgain, settings.settleDelay());
    };
  }

  private Uni<Posting> end(Document document, PostingState state) {
    return records.end(document.turn(), document.posting(), state);
  }
}
