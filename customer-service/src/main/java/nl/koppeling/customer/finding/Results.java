package nl.koppeling.customer.finding;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import nl.koppeling.customer.administration.Faults;
import nl.koppeling.customer.linking.Refusals;
import nl.koppeling.customer.linking.RelationState;
import nl.koppeling.customer.linking.Relations;
import nl.koppeling.customer.linking.Telling;
import nl.koppeling.customer.matching.Seat;
import nl.koppeling.events.Reason;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes what came of a customer, and tells it, in one transaction of the turn's holder. */
@ApplicationScoped
class Results {

  private final Mutiny.SessionFactory sessions;
  private final Relations relations;
  private final Telling telling;
  private final Faults faults;
  private final Settle settle;
  private final MeterRegistry meters;

  Results(
      Mutiny.SessionFactory sessions,
      Relations relations,
      Telling telling,
      Faults faults,
      Settle settle,
      MeterRegistry meters) {
    this.sessions = sessions;
    this.relations = relations;
    this.telling = telling;
    this.faults = faults;
    this.settle = settle;
    this.meters = meters;
  }

  /** The relation is known: every order that waits for it is told. */
  Uni<Void> linked(Task task, RelationState.Linked linked, String how) {
    meters.counter("koppeling.customer.relations", "how", how).increment();
    return sessions.withTransaction(
        session ->
            save(session, task, linked, Duration.ZERO)
                .flatMap(done -> telling.linked(session, task.customer().key(), linked))
                .flatMap(done -> faults.end(session, task.connection().connectionId()))
                .flatMap(done -> hastenOthers(session, task)));
  }

  /** Not found, and not for the last time. */
  Uni<Void> stillInDoubt(Task task, RelationState doubt) {
    return sessions.withTransaction(session -> save(session, task, doubt, settle.delay()));
  }

  /** This order names no address where it needs one; others of the same customer may. */
  Uni<Void> withoutAddressThere(Task task) {
    String prefix =
        switch (task.seat()) {
          case Seat.Business business -> business.id().prefix();
          case Seat.Consumer consumer -> consumer.prefix();
          case Seat.Open open -> task.purchase().sale().destination();
        };
    return sessions.withTransaction(
        session ->
            task.turn()
                .hold(session)
                .flatMap(
                    held ->
                        telling.parked(
                            session, task.first().order(), Refusals.withoutAddressThere(prefix))));
  }

  /** SnelStart refuses this customer: every order that waits is parked. */
  Uni<Void> refused(Task task, Reason reason) {
    meters.counter("koppeling.customer.relations", "how", "refused").increment();
    RelationState.Parked parked = new RelationState.Parked(List.of(reason));
    return sessions.withTransaction(
        session ->
            save(session, task, parked, Duration.ZERO)
                .flatMap(done -> telling.parked(session, task.customer().key(), parked)));
  }

  /** After progress the count of failures starts again. */
  private Uni<Void> save(Mutiny.Session session, Task task, RelationState state, Duration wait) {
    return task.turn()
        .hold(session)
        .flatMap(held -> relations.save(session, task.customer().key(), state, 0, wait));
  }

  /** It failed before and works now: so will the others of this connection. */
  private Uni<Void> hastenOthers(Mutiny.Session session, Task task) {
    return task.customer().attempts() == 0
        ? Uni.createFrom().voidItem()
        : relations.hasten(session, task.connection().connectionId());
  }
}
