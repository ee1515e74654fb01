package nl.koppeling.customer.finding;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import nl.koppeling.access.Outage;
import nl.koppeling.customer.linking.Customer;
import nl.koppeling.customer.linking.Linkings;
import nl.koppeling.customer.linking.Planning;
import nl.koppeling.customer.linking.Provings;
import nl.koppeling.customer.linking.Purchase;
import nl.koppeling.customer.linking.Relations;
import nl.koppeling.customer.linking.Unproven;
import nl.koppeling.customer.linking.WaitingOrder;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.Lane;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.events.seal.SealBroken;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.turns.CallBudgets;
import nl.koppeling.turns.Turn;
import org.hibernate.reactive.mutiny.Mutiny;

/** Chooses what a turn does next, and takes the first call out of the budget. One transaction. */
@ApplicationScoped
class Picking {

  private static final Duration CONNECTION_UNKNOWN = Duration.ofSeconds(15);

  private final ConnectionCopies copies;
  private final Linkings linkings;
  private final Planning planning;
  private final Relations relations;
  private final CallBudgets budgets;
  private final Outage outage;
  private final Seals seals;
  private final Provings provings;
  private final Proving proving;

  Picking(
      ConnectionCopies copies,
      Linkings linkings,
      Planning planning,
      Relations relations,
      CallBudgets budgets,
      Outage outage,
      Seals seals,
      Provings provings,
      Proving proving) {
    this.copies = copies;
    this.linkings = linkings;
    this.planning = planning;
    this.relations = relations;
    this.budgets = budgets;
    this.outage = outage;
    this.seals = seals;
    this.provings = provings;
    this.proving = proving;
  }

  Uni<Next> next(Mutiny.Session session, Turn turn) {
    return copies
        .find(session, turn.connectionId())
        .flatMap(
            found ->
                found
                    .map(connection -> next(session, turn, connection))
                    .orElseGet(
                        () ->
                            linkings
                                .postponeArrived(session, turn.connectionId(), CONNECTION_UNKNOWN)
                                .replaceWith(new Next.Nothing())));
  }

  private Uni<Next> next(Mutiny.Session session, Turn turn, ConnectionChanged connection) {
    return linkings
        .arrived(session, turn.connectionId())
        .flatMap(
            arrived -> {
              if (!arrived.isEmpty()) {
                return Multi.createFrom()
                    .iterable(arrived)
                    .onItem()
                    .transformToUniAndConcatenate(
                        waiting -> planning.place(session, connection, waiting.order()))
                    .collect()
                    .last()
                    .replaceWith(new Next.Again());
              }
              return connection.active()
                  ? outside(session, turn, connection)
                  : Uni.createFrom().item(new Next.Nothing());
            });
  }

  /**
   * Live work first; else numbers and customers go first in turns, so neither holds up the other.
   */
  private Uni<Next> outside(Mutiny.Session session, Turn turn, ConnectionChanged connection) {
    return provings
        .next(session, turn.connectionId())
        .flatMap(
            number ->
                relations
                    .next(session, turn.connectionId())
                    .flatMap(
                        customer -> {
                          if (number.isPresent()
                              && (customer.isEmpty()
                                  || numberFirst(turn, number.get(), customer.get()))) {
                            return proving.prepare(session, turn, connection, number.get());
                          }
                          return customer
                              .map(due -> customer(session, turn, connection, due))
                              .orElseGet(() -> Uni.createFrom().item(new Next.Nothing()));
                        }));
  }

  private static boolean numberFirst(Turn turn, Unproven number, Customer customer) {
    return number.lane() == customer.lane() ? turn.epoch() % 2 == 0 : number.lane() == Lane.LIVE;
  }

  private Uni<Next> customer(
      Mutiny.Session session, Turn turn, ConnectionChanged connection, Customer customer) {
    return linkings
        .firstWaiting(session, customer.key())
        .flatMap(
            first ->
                first
                    .map(waiting -> customer(session, turn, connection, customer, waiting))
                    .orElseGet( // a newer version of its order has another buyer
                        () ->
                            relations
                                .forget(session, customer.key())
                                .replaceWith(new Next.Again())));
  }

  private Uni<Next> customer(
      Mutiny.Session session,
      Turn turn,
      ConnectionChanged connection,
      Customer customer,
      WaitingOrder first) {
    return open(connection, first)
        .filter(purchase -> purchase.belongsTo(customer.key(), first.proof()))
        .map(purchase -> afford(session, new Task(turn, customer, first, purchase)))
        .orElseGet( // the owner changed the rules, or nobody can read any more who it is
            () ->
                turn.hold(session)
                    .flatMap(held -> planning.place(session, connection, first.order()))
                    .replaceWith(new Next.Again()));
  }

  private Uni<Next> afford(Mutiny.Session session, Task task) {
    Duration pause = outage.leave(task.connection().connectionId());
    if (!pause.isZero()) {
      return Uni.createFrom().item(new Next.Rest(pause));
    }
    return budgets
        .spend(session, task.connection().administrationId(), task.customer().lane(), 1)
        .map(wait -> wait.isZero() ? new Next.Find(task) : new Next.Rest(wait));
  }

  private Optional<Purchase> open(ConnectionChanged connection, WaitingOrder waiting) {
    try {
      return Optional.of(Purchase.open(seals, connection, waiting.order()));
    } catch (SealBroken broken) {
      return Optional.empty();
    }
  }
}
