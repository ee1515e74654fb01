package nl.koppeling.events.connections;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.ConnectionRemoved;
import nl.koppeling.events.EventCodec;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The copies, in the service's own database (table {@code connection_copy}). An older version never
 * replaces a newer one.
 */
@ApplicationScoped
public class ConnectionCopies {

  private static final String UPSERT =
      "insert into connection_copy (connection_id, version, body) values (:id, :version, :body)"
          + " on conflict (connection_id) do update set version = excluded.version, body = excluded.body"
          + " where connection_copy.version < excluded.version";

  /** Stores a newer version; true when it was newer. */
  public Uni<Boolean> apply(Mutiny.Session session, ConnectionChanged changed) {
    return store(session, changed.connectionId(), changed.version(), EventCodec.encode(changed));
  }

  /** Forgets a connection, its wrapped key included; true when it was known in an older version. */
  public Uni<Boolean> apply(Mutiny.Session session, ConnectionRemoved removed) {
    return store(session, removed.connectionId(), removed.version(), "");
  }

  /** The connection, unless unknown or removed. */
  public Uni<Optional<ConnectionChanged>> find(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select body from connection_copy where connection_id = :id and body <> ''",
            String.class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(bodies -> bodies.stream().findFirst().map(ConnectionCopies::read));
  }

  /** The connection with this webhook token, unless unknown or removed. */
  public Uni<Optional<ConnectionChanged>> findByWebhookToken(Mutiny.Session session, String token) {
    return session
        .createNativeQuery(
            "select body from connection_copy where body <> ''"
                + " and (cast(body as jsonb) ->> 'webhookToken') = :token",
            String.class)
        .setParameter("token", token)
        .getResultList()
        .map(bodies -> bodies.stream().findFirst().map(ConnectionCopies::read));
  }

  /** All connections that are not removed. */
  public Uni<List<ConnectionChanged>> all(Mutiny.Session session) {
    return session
        .createNativeQuery("select body from connection_copy where body <> ''", String.class)
        .getResultList()
        .map(bodies -> bodies.stream().map(ConnectionCopies::read).toList());
  }

  private static Uni<Boolean> store(Mutiny.Session session, UUID id, long version, String body) {
    return session
        .createNativeQuery(UPSERT)
        .setParameter("id", id)
        .setParameter("version", version)
        .setParameter("body", body)
        .executeUpdate()
        .map(rows -> rows == 1);
  }

  private static ConnectionChanged read(String body) {
    return EventCodec.read(body.getBytes(StandardCharsets.UTF_8), ConnectionChanged.class);
  }
}
