package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import nl.koppeling.events.ConnectionFaulted;
import nl.koppeling.events.ConnectionRecovered;
import nl.koppeling.events.Reason;
import nl.koppeling.events.Topic;
import nl.koppeling.events.outbox.Outbox;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells a fault of the administration's side once, and once that it is over. */
@ApplicationScoped
class Faults {

  private static final String TELL =
      "insert into told_fault (connection_id, code) values (:id, :code)"
          + " on conflict (connection_id) do update set code = excluded.code, told_at = now()"
          + " where told_fault.code <> excluded.code";

  private static final String OVER = "delete from told_fault where connection_id = :id";

  private final Mutiny.SessionFactory sessions;
  private final Outbox outbox;

  Faults(Mutiny.SessionFactory sessions, Outbox outbox) {
    this.sessions = sessions;
    this.outbox = outbox;
  }

  Uni<Void> tell(UUID connectionId, Reason reason) {
    return sessions.withTransaction(
        session ->
            session
                .createNativeQuery(TELL)
                .setParameter("id", connectionId)
                .setParameter("code", reason.code())
                .executeUpdate()
                .flatMap(
                    told ->
                        told == 0
                            ? Uni.createFrom().voidItem()
                            : outbox.add(
                                session,
                                Topic.CONNECTION_HEALTH,
                                new ConnectionFaulted(
                                    connectionId, ConnectionFaulted.Side.ADMINISTRATION, reason))));
  }

  Uni<Void> over(UUID connectionId) {
    return sessions.withTransaction(
        session ->
            session
                .createNativeQuery(OVER)
                .setParameter("id", connectionId)
                .executeUpdate()
                .flatMap(
                    was ->
                        was == 0
                            ? Uni.createFrom().voidItem()
                            : outbox.add(
                                session,
                                Topic.CONNECTION_HEALTH,
                                new ConnectionRecovered(
                                    connectionId, ConnectionFaulted.Side.ADMINISTRATION))));
  }
}
