package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.PostingState.Booked;

/**
 * Settles a booking. Directly after booking it, two facts are known: it is there and it is open.
 * Later somebody else (a bank import, the owner) may have settled it, so the balance is read first
 * (reliability reference 5.5, Y4).
 */
@ApplicationScoped
class SettleSale {

  private final Administrations administrations;
  private final Balances balances;
  private final SendPayment payments;
  private final Records records;
  private final BookkeepingSettings settings;

  SettleSale(
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

  Uni<Posting> settle(Document document, Booked booked) {
    boolean fresh =
        !booked.probe() && booked.bookedAt().plus(settings.probeAfter()).isAfter(Instant.now());
    return fresh ? pay(document, booked) : probe(document, booked);
  }

  private Uni<Posting> probe(Document document, Booked booked) {
    return balances
        .read(document, booked.plan(), booked.paid())
        .flatMap(
            balance ->
                switch (balance) {
                  case Balance.Open open -> pay(document, booked);
                  case Balance.Paid paid ->
                      found(document, booked.found(paid.ours(), Instant.now()), booked.paid());
                  case Balance.SettledElsewhere elsewhere ->
                      end(document, booked.settledElsewhere());
                  case Balance.Partly partly ->
                      end(
                          document,
                          booked.unsettled(
                              Refusals.amount(
                                  Obstacle.PAID_AMOUNT_DIFFERS,
                                  booked.plan(),
                                  partly.outstanding().toPlainString())));
                  case Balance.Missing missing ->
                      end(document, booked.unsettled(Refusals.missing(booked.plan())));
                });
  }

  private Uni<Posting> pay(Document document, Booked booked) {
    return switch (Routing.of(document.connection().settings(), booked.plan(), booked.payment())) {
      case Routing.To to ->
          administrations
              .open(document, 1)
              .flatMap(open -> payments.send(open, document, booked.intend(to.route())))
              .flatMap(after -> further(document.with(after), booked.paid()));
      case Routing.LeftOpen left -> end(document, booked.leftOpen());
      case Routing.Unknown unknown ->
          end(document, booked.unsettled(Refusals.journalUnmapped(unknown.method())));
    };
  }

  /** When a payment got through the next one follows in the same breath; a setback waits. */
  private Uni<Posting> further(Document document, int paidBefore) {
    return document.posting().state() instanceof Booked booked && booked.paid() > paidBefore
        ? settle(document, booked)
        : Uni.createFrom().item(document.posting());
  }

  private Uni<Posting> found(Document document, PostingState found, int paidBefore) {
    return found instanceof Booked
        ? records
            .result(document.turn(), document.posting(), found, Duration.ZERO)
            .flatMap(after -> further(document.with(after), paidBefore))
        : end(document, found);
  }

  private Uni<Posting> end(Document document, PostingState state) {
    return records.end(document.turn(), document.posting(), state);
  }
}
