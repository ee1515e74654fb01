package nl.koppeling.connection.backfill;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.events.BackfillMoved;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows how far a backfill is. */
@ApplicationScoped
public class ReadBackfill {

  /** Over this time it is measured how fast orders come to an end. */
  private static final Duration MEASURED = Duration.ofMinutes(15);

  /** After this time everything that was read is booked, or waits for somebody. */
  private static final Duration BOOKED = Duration.ofDays(7);

  /** The second count walks through the connection's orders: only when it is needed. */
  private static final String LINE =
      "select (select count(*) from order_overview where connection_id = :id"
          + " and state in ('ACCEPTED', 'LINKED') and refund_id = 0),"
          + " case when :measured then (select count(*) from order_overview"
          + " where connection_id = :id and state not in ('ACCEPTED', 'LINKED') and refund_id = 0"
          + " and updated_at > :since) else 0 end";

  private final Sessions sessions;
  private final Connections connections;
  private final Backfills backfills;

  @Inject
  ReadBackfill(Sessions sessions, Connections connections, Backfills backfills) {
    this.sessions = sessions;
    this.connections = connections;
    this.backfills = backfills;
  }

  /** Refuses with 404 when nothing is read for this connection. */
  public Uni<BackfillView> read(Caller.Person person, UUID id) {
    return sessions
        .forPerson(
            person,
            session ->
                connections.find(session, id).map(person::reads).chain(() -> of(session, id)))
        .map(view -> view.orElseThrow(() -> Refusal.of(OrderCode.BACKFILL_UNKNOWN)));
  }

  /** Of a connection the caller may see. */
  public Uni<Optional<BackfillView>> of(Mutiny.Session session, UUID id) {
    return backfills
        .find(session, id)
        .flatMap(
            moved ->
                moved.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : view(session, moved.get(), Instant.now()).map(Optional::of));
  }

  private static Uni<BackfillView> view(Mutiny.Session session, BackfillMoved moved, Instant now) {
    Instant measured = now.minus(MEASURED);
    Instant since = moved.startedAt().filter(measured::isBefore).orElse(measured);
    return session
        .createNativeQuery(LINE, Tuple.class)
        .setParameter("id", moved.connectionId())
        .setParameter("since", since)
        .setParameter("measured", goesOn(moved, now))
        .getSingleResult()
        .map(
            row ->
                BackfillView.of(
                    moved,
                    new BackfillView.Line(
                        row.get(0, Number.class).longValue(),
                        row.get(1, Number.class).longValue(),
                        Duration.between(since, now)),
                    now));
  }

  private static boolean goesOn(BackfillMoved moved, Instant now) {
    return switch (moved.state()) {
      case RUNNING -> true;
      case DONE -> moved.finishedAt().filter(end -> end.isAfter(now.minus(BOOKED))).isPresent();
      case PLANNED, PAUSED, CANCELLED -> false;
    };
  }
}
