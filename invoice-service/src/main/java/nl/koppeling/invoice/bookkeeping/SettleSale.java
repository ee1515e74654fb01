package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.BookingSettings;
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
        .read(document, booked.plan())
        .flatMap(
            balance ->
                switch (balance) {
                  case Balance.Open open -> pay(document, booked);
                  case Balance.Paid paid -> end(document, paid(booked, paid.ours()));
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

  private static PostingState paid(Booked booked, Optional<UUID> ours) {
    return ours.<PostingState>map(
            id -> new PostingState.Settled(booked.plan(), booked.bookingId(), Optional.of(id)))
        .orElseGet(booked::settledElsewhere);
  }

  private Uni<Posting> pay(Document document, Booked booked) {
    Optional<UUID> journal =
        document
            .connection()
            .settings()
            .settlement(booked.plan().paymentMethod())
            .flatMap(BookingSettings.JournalRule::journalId);
    return journal.isEmpty()
        ? end(document, booked.unsettled(Refusals.journalUnmapped(booked.plan())))
        : administrations
            .open(document, 1)
            .flatMap(open -> payments.send(open, document, booked.intend(journal.get())));
  }

  private Uni<Posting> end(Document document, PostingState state) {
    return records.end(document.turn(), document.posting(), state);
  }
}
