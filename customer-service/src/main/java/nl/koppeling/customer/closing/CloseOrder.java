package nl.koppeling.customer.closing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import nl.koppeling.customer.linking.Linkings;
import nl.koppeling.customer.linking.Parked;
import nl.koppeling.customer.linking.Telling;
import nl.koppeling.turns.Turns;
import org.hibernate.reactive.mutiny.Mutiny;

/** Closes a parked order for good: no later version of it looks for a relation. */
@ApplicationScoped
class CloseOrder {

  private final Mutiny.SessionFactory sessions;
  private final Linkings linkings;
  private final Telling telling;
  private final Turns turns;

  CloseOrder(Mutiny.SessionFactory sessions, Linkings linkings, Telling telling, Turns turns) {
    this.sessions = sessions;
    this.linkings = linkings;
    this.telling = telling;
    this.turns = turns;
  }

  /** What came of it. */
  enum Result {
    /** Now, or before: saying it twice changes nothing. */
    CLOSED,
    UNKNOWN,
    NOT_PARKED
  }

  Uni<Result> order(UUID connectionId, long orderId) {
    return sessions.withTransaction(
        session ->
            turns
                .lock(session, connectionId)
                .flatMap(locked -> linkings.lockParked(session, connectionId, orderId))
                .flatMap(found -> close(session, found)));
  }

  private Uni<Result> close(Mutiny.Session session, Parked found) {
    return switch (found) {
      case Parked.Here here -> telling.closed(session, here.order()).replaceWith(Result.CLOSED);
      case Parked.Closed closed -> Uni.createFrom().item(Result.CLOSED);
      case Parked.Elsewhere elsewhere -> Uni.createFrom().item(Result.NOT_PARKED);
      case Parked.Unknown unknown -> Uni.createFrom().item(Result.UNKNOWN);
    };
  }
}
