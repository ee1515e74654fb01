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
import nl.koppeling.customer.linking.Relations;
import nl.koppeling.customer.linking.WaitingOrder;
import nl.koppeling.customer.matching.Person;
import nl.koppeling.events.Buyer;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.connections.ConnectionCopies;
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

  Picking(
      ConnectionCopies copies,
      Linkings linkings,
      Planning planning,
      Relations relations,
      CallBudgets budgets,
      Outage outage,
      Seals seals) {
    this.copies = copies;
    this.linkings = linkings;
    this.planning = planning;
    this.relations = relations;
    this.budgets = budgets;
    this.outage = outage;
    this.seals = seals;
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
                  ? customer(session, turn, connection)
                  : Uni.createFrom().item(new Next.Nothing());
            });
  }

  private Uni<Next> customer(Mutiny.Session session, Turn turn, ConnectionChanged connection) {
    return relations
        .next(session, turn.connectionId())
        .flatMap(
            due ->
                due.map(customer -> customer(session, turn, connection, customer))
                    .orElseGet(() -> Uni.createFrom().item(new Next.Nothing())));
  }

  private Uni<Next> customer(
      Mutiny.Session session, Turn turn, ConnectionChanged connection, Customer customer) {
    return linkings
        .firstWaiting(session, customer.key())
        .flatMap(
            first -> {
              Optional<Person> person = first.flatMap(w -> person(connection, w));
              if (person.isEmpty()) { // a newer version of its order has another buyer
                return relations.forget(session, customer.key()).replaceWith(new Next.Again());
              }
              Task task = new Task(turn, connection, customer, first.get(), person.get());
              return afford(session, task);
            });
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

  private Optional<Person> person(ConnectionChanged connection, WaitingOrder waiting) {
    Buyer buyer =
        seals
            .open(connection.connectionId(), connection.wrappedKey())
            .open(waiting.order().buyer(), waiting.order().order().orderId());
    return Border.person(buyer);
  }
}
