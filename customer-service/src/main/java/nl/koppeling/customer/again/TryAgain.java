package nl.koppeling.customer.again;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.koppeling.customer.linking.Linkings;
import nl.koppeling.customer.linking.Parked;
import nl.koppeling.customer.linking.Planning;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.replay.ParkedDocument;
import nl.koppeling.replay.ParkedDocuments;
import nl.koppeling.turns.Turns;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Gives a parked order its place again, as if it had just arrived: with the settings of now, and a
 * refused customer is tried with this order's data.
 */
@ApplicationScoped
class TryAgain implements ParkedDocuments {

  private final Mutiny.SessionFactory sessions;
  private final Linkings linkings;
  private final Planning planning;
  private final ConnectionCopies connections;
  private final Turns turns;

  TryAgain(
      Mutiny.SessionFactory sessions,
      Linkings linkings,
      Planning planning,
      ConnectionCopies connections,
      Turns turns) {
    this.sessions = sessions;
    this.linkings = linkings;
    this.planning = planning;
    this.connections = connections;
    this.turns = turns;
  }

  /** What came of it. */
  enum Result {
    TRIED,
    /** The order is unknown, or its connection is unknown or removed. */
    UNKNOWN,
    /** It is not parked here: it goes on by itself, or went on already. */
    NOT_PARKED
  }

  Uni<Result> order(UUID connectionId, long orderId) {
    return sessions.withTransaction(
        session -> order(session, connectionId, orderId, UnaryOperator.identity()));
  }

  /** A replay's documents go behind all live work. */
  @Override
  public Uni<Boolean> again(Mutiny.Session session, ParkedDocument document) {
    return document.refundId() != 0
        ? Uni.createFrom().item(false) // a refund needs no relation and is never parked here
        : order(
                session,
                document.connectionId(),
                document.orderId(),
                OrderCompleted::behindLiveWork)
            .map(result -> result == Result.TRIED);
  }

  private Uni<Result> order(
      Mutiny.Session session,
      UUID connectionId,
      long orderId,
      UnaryOperator<OrderCompleted> prepared) {
    return turns
        .lock(session, connectionId)
        .flatMap(locked -> linkings.lockParked(session, connectionId, orderId))
        .flatMap(
            found ->
                switch (found) {
                  case Parked.Unknown unknown -> Uni.createFrom().item(Result.UNKNOWN);
                  case Parked.Elsewhere elsewhere -> Uni.createFrom().item(Result.NOT_PARKED);
                  case Parked.Closed closed -> Uni.createFrom().item(Result.NOT_PARKED);
                  case Parked.Here here -> again(session, prepared.apply(here.order()));
                });
  }

  private Uni<Result> again(Mutiny.Session session, OrderCompleted order) {
    return connections
        .find(session, order.connectionId())
        .flatMap(
            connection ->
                connection.isEmpty()
                    ? Uni.createFrom().item(Result.UNKNOWN)
                    : planning.place(session, connection.get(), order).replaceWith(Result.TRIED));
  }
}
