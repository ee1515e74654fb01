package nl.koppeling.customer.finding;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import nl.koppeling.customer.linking.Planning;
import nl.koppeling.customer.linking.Provings;
import nl.koppeling.customer.linking.Purchase;
import nl.koppeling.customer.linking.Refusals;
import nl.koppeling.customer.linking.Telling;
import nl.koppeling.customer.linking.Unproven;
import nl.koppeling.customer.vies.Proofs;
import nl.koppeling.customer.vies.Vies;
import nl.koppeling.customer.vies.ViesAnswer;
import nl.koppeling.customer.vies.ViesSettings;
import nl.koppeling.customer.vies.ViesWait;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.VatProof;
import nl.koppeling.events.seal.SealBroken;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.turns.Turn;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Has the VAT number proven that an untaxed sale into another member state stands on (VAT reference
 * 3.4). Valid and invalid both let the order go on, with the proof; no verdict makes it wait, and
 * nobody else.
 */
@ApplicationScoped
class Proving {

  private final Mutiny.SessionFactory sessions;
  private final Seals seals;
  private final Vies vies;
  private final Proofs proofs;
  private final Provings provings;
  private final Planning planning;
  private final Telling telling;
  private final ViesSettings settings;
  private final Clock clock = Clock.systemUTC();

  Proving(
      Mutiny.SessionFactory sessions,
      Seals seals,
      Vies vies,
      Proofs proofs,
      Provings provings,
      Planning planning,
      Telling telling,
      ViesSettings settings) {
    this.sessions = sessions;
    this.seals = seals;
    this.vies = vies;
    this.proofs = proofs;
    this.provings = provings;
    this.planning = planning;
    this.telling = telling;
    this.settings = settings;
  }

  /** Settles what needs no question; in the transaction that chooses the turn's next step. */
  Uni<Next> prepare(
      Mutiny.Session session, Turn turn, ConnectionChanged connection, Unproven unproven) {
    OrderCompleted order = unproven.waiting().order();
    Optional<Purchase> purchase = open(connection, order).filter(Purchase::needsProof);
    if (purchase.isEmpty()) { // unreadable, or a number is no longer what it depends on
      return turn.hold(session)
          .flatMap(held -> planning.place(session, connection, order))
          .replaceWith(new Next.Again());
    }
    return prepare(session, turn, unproven, purchase.get());
  }

  private Uni<Next> prepare(
      Mutiny.Session session, Turn turn, Unproven unproven, Purchase purchase) {
    if (purchase.vatId().isEmpty()) {
      return settle(session, turn, purchase, purchase.hopeless(clock.instant()))
          .replaceWith(new Next.Again());
    }
    return proofs
        .find(session, purchase.connection().connectionId(), purchase.vatHash())
        .flatMap(
            kept ->
                kept.map(
                        proof ->
                            settle(session, turn, purchase, proof)
                                .<Next>replaceWith(new Next.Again()))
                    .orElseGet(
                        () ->
                            Uni.createFrom()
                                .item(
                                    new Next.Prove(
                                        new Doubtful(
                                            turn,
                                            unproven,
                                            purchase,
                                            purchase.vatId().orElseThrow())))));
  }

  private Optional<Purchase> open(ConnectionChanged connection, OrderCompleted order) {
    try {
      return Optional.of(Purchase.open(seals, connection, order));
    } catch (SealBroken broken) {
      return Optional.empty();
    }
  }

  /** Asks the register. */
  Uni<Void> prove(Doubtful doubtful) {
    String prefix = doubtful.id().prefix();
    return vies.ask(doubtful.id())
        .flatMap(
            answer ->
                switch (answer) {
                  case ViesAnswer.Valid valid ->
                      proven(
                          doubtful,
                          new VatProof(prefix, true, valid.at(), valid.consultationNumber()));
                  case ViesAnswer.Invalid invalid ->
                      proven(doubtful, new VatProof(prefix, false, invalid.at(), ""));
                  case ViesAnswer.Unavailable none -> await(doubtful, none.why());
                });
  }

  private Uni<Void> proven(Doubtful doubtful, VatProof proof) {
    Purchase purchase = doubtful.purchase();
    UUID connectionId = purchase.connection().connectionId();
    return sessions.withTransaction(
        session ->
            settle(session, doubtful.turn(), purchase, proof)
                .flatMap(done -> proofs.keep(session, connectionId, purchase.vatHash(), proof))
                .flatMap(
                    done ->
                        doubtful.unproven().attempts() == 0
                            ? Uni.createFrom().voidItem()
                            : provings.hasten(session, connectionId)));
  }

  /** The order goes on, unless a newer version of it has come meanwhile. */
  private Uni<Void> settle(Mutiny.Session session, Turn turn, Purchase purchase, VatProof proof) {
    return turn.hold(session)
        .flatMap(held -> provings.still(session, purchase.order().order()))
        .flatMap(
            still ->
                still
                    ? planning.place(session, purchase, Optional.of(proof))
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> await(Doubtful doubtful, String why) {
    Unproven unproven = doubtful.unproven();
    OrderCompleted order = doubtful.purchase().order();
    Duration wait =
        ViesWait.after(
            unproven.attempts() + 1,
            ThreadLocalRandom.current().nextDouble(),
            settings.firstWait(),
            settings.longestWait());
    return sessions.withTransaction(
        session ->
            doubtful
                .turn()
                .hold(session)
                .flatMap(held -> provings.still(session, order.order()))
                .flatMap(
                    still ->
                        still && !unproven.told()
                            ? telling.waiting(
                                session,
                                order,
                                Refusals.viesUnavailable(doubtful.id().prefix(), why))
                            : Uni.createFrom().voidItem())
                .flatMap(done -> provings.postpone(session, order.order(), wait)));
  }
}
