package nl.koppeling.customer.administration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import nl.koppeling.events.ConnectionFaulted;
import nl.koppeling.events.ConnectionRecovered;
import nl.koppeling.events.Event;
import nl.koppeling.events.Reason;
import nl.koppeling.events.Topic;
import nl.koppeling.events.outbox.Outbox;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Tells once that an administration does not let us make customers (status 403: right or licence),
 * and once that it does again. Refused keys are told by the connection service itself.
 */
@ApplicationScoped
public class Faults {

  private static final Reason NOT_ALLOWED =
      Reason.of(
          "ADMINISTRATION_NOT_ALLOWED",
          "SnelStart staat niet toe dat de koppeling klanten leest of aanmaakt."
              + " Controleer de licentie en de rechten van de koppeling in SnelStart.",
          "SnelStart does not allow the connection to read or make customers."
              + " Check the licence and the rights of the connection in SnelStart.");

  private final Outbox outbox;

  Faults(Outbox outbox) {
    this.outbox = outbox;
  }

  /** It is not allowed. */
  public Uni<Void> begin(Mutiny.Session session, UUID connectionId) {
    return change(
        session,
        "insert into fault (connection_id) values (:connection) on conflict do nothing",
        connectionId,
        new ConnectionFaulted(connectionId, ConnectionFaulted.Side.ADMINISTRATION, NOT_ALLOWED));
  }

  /** Something was allowed. */
  public Uni<Void> end(Mutiny.Session session, UUID connectionId) {
    return change(
        session,
        "delete from fault where connection_id = :connection",
        connectionId,
        new ConnectionRecovered(connectionId, ConnectionFaulted.Side.ADMINISTRATION));
  }

  /** The connection is no more. */
  public Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("delete from fault where connection_id = :connection")
        .setParameter("connection", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  private Uni<Void> change(Mutiny.Session session, String sql, UUID connectionId, Event event) {
    return session
        .createNativeQuery(sql)
        .setParameter("connection", connectionId)
        .executeUpdate()
        .flatMap(
            rows ->
                rows == 1
                    ? outbox.add(session, Topic.CONNECTION_HEALTH, event)
                    : Uni.createFrom().voidItem());
  }
}
