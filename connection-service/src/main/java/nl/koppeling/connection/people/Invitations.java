package nl.koppeling.connection.people;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.handover.Reference;
import nl.koppeling.connection.ownership.Sessions;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * People who were asked by e-mail to own a connection too, in table {@code invitation}. A reference
 * counts once, for seven days, and only the last one for an address.
 */
@ApplicationScoped
public class Invitations {

  /** How long somebody may take. */
  static final Duration PATIENCE = Duration.ofDays(7);

  private static final String ADD =
      "insert into invitation (id, connection_id, reference_hash, address, expires_at)"
          + " values (:id, :connection, :hash, :address, :expires)"
          + " on conflict (connection_id, address) do update set id = excluded.id,"
          + " reference_hash = excluded.reference_hash, expires_at = excluded.expires_at,"
          + " created_at = now()";

  private static final String FIND =
      "select connection_id, address from invitation"
          + " where reference_hash = :hash and expires_at > now()";

  private static final String OPEN =
      "select id, address, expires_at from invitation"
          + " where connection_id = :connection and expires_at > now() order by created_at";

  private final Sessions sessions;

  @Inject
  Invitations(Sessions sessions) {
    this.sessions = sessions;
  }

  /** An invitation that waits; {@code expiresAt} in UTC. */
  public record Invitation(UUID id, String address, Instant expiresAt) {
    @Override
    public String toString() {
      return "Invitation[" + id + "]";
    }
  }

  /** What somebody is invited to, and at which address. */
  record Asked(UUID connectionId, String address) {
    @Override
    public String toString() {
      return "Asked[" + connectionId + "]";
    }
  }

  /** Asks; an earlier one for this address stops counting. */
  Uni<Invitation> add(
      Mutiny.Session session, UUID connectionId, Address address, Reference reference) {
    Invitation made =
        new Invitation(UUID.randomUUID(), address.value(), Instant.now().plus(PATIENCE));
    return session
        .createNativeQuery(ADD)
        .setParameter("id", made.id())
        .setParameter("connection", connectionId)
        .setParameter("hash", reference.hash())
        .setParameter("address", address.value())
        .setParameter("expires", made.expiresAt().atOffset(ZoneOffset.UTC))
        .executeUpdate()
        .replaceWith(made);
  }

  /** Whose it is; empty when it is unknown, used, withdrawn or too old. */
  Uni<Optional<Asked>> find(Mutiny.Session session, Reference reference) {
    return session
        .createNativeQuery(FIND, Tuple.class)
        .setParameter("hash", reference.hash())
        .getSingleResultOrNull()
        .map(Optional::ofNullable)
        .map(row -> row.map(r -> new Asked(r.get(0, UUID.class), r.get(1, String.class))));
  }

  /** Uses it up; false when somebody else did meanwhile. */
  Uni<Boolean> use(Mutiny.Session session, Reference reference) {
    return session
        .createNativeQuery(
            "delete from invitation where reference_hash = :hash and expires_at > now()")
        .setParameter("hash", reference.hash())
        .executeUpdate()
        .map(count -> count == 1);
  }

  /** Those that wait, the oldest first. */
  Uni<List<Invitation>> open(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(OPEN, Tuple.class)
        .setParameter("connection", connectionId)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Invitation(
                                row.get(0, UUID.class),
                                row.get(1, String.class),
                                row.get(2, OffsetDateTime.class).toInstant()))
                    .toList());
  }

  /** Takes one back; false when there is none of that connection. */
  Uni<Boolean> withdraw(Mutiny.Session session, UUID connectionId, UUID invitation) {
    return session
        .createNativeQuery("delete from invitation where id = :id and connection_id = :connection")
        .setParameter("id", invitation)
        .setParameter("connection", connectionId)
        .executeUpdate()
        .map(count -> count == 1);
  }

  /** Nothing of a connection's is left. */
  public Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("delete from invitation where connection_id = :connection")
        .setParameter("connection", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Addresses of people who did not come are not kept. */
  @Scheduled(every = "1h", delayed = "6m", identity = "invitations-prune")
  Uni<Void> prune() {
    return sessions
        .forAll(
            session ->
                session
                    .createNativeQuery("delete from invitation where expires_at < now()")
                    .executeUpdate())
        .replaceWithVoid();
  }
}
