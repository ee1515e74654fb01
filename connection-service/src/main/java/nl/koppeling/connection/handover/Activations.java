package nl.koppeling.connection.handover;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Owners who were sent to SnelStart to let us in, in table {@code activation} (SnelStart API
 * reference 2.5). A reference waits an hour for its first notice; once it led to a key it stays,
 * because SnelStart uses it again for everything later.
 */
@ApplicationScoped
public class Activations {

  /** How long an owner may take. */
  public static final Duration PATIENCE = Duration.ofHours(1);

  private static final String ADD =
      "insert into activation (reference_hash, connection_id, owner, expires_at)"
          + " values (:hash, :id, :owner, :expires)";

  private static final String FIND =
      "select connection_id, owner from activation"
          + " where reference_hash = :hash and (bound or expires_at > now())";

  private static final String OUTCOME =
      "select bound, refusals from activation where connection_id = :id"
          + " order by created_at desc limit 1";

  /** Whose administration a reference is about. */
  public record Asked(UUID connectionId, String owner) {}

  /**
   * What came of the last one.
   *
   * @param refusals codes and what they are about, a line each; empty: nothing was refused
   */
  public record Outcome(boolean bound, String refusals) {}

  /** A reference for the owner; earlier ones that led to nothing stop counting. */
  public Uni<Reference> ask(Mutiny.Session session, UUID connectionId, String owner) {
    Reference reference = Reference.random();
    return session
        .createNativeQuery("delete from activation where connection_id = :id and not bound")
        .setParameter("id", connectionId)
        .executeUpdate()
        .chain(
            () ->
                session
                    .createNativeQuery(ADD)
                    .setParameter("hash", reference.hash())
                    .setParameter("id", connectionId)
                    .setParameter("owner", owner)
                    .setParameter("expires", Instant.now().plus(PATIENCE).atOffset(ZoneOffset.UTC))
                    .executeUpdate())
        .replaceWith(reference);
  }

  /** Whose it is; empty when it is unknown or too old. */
  public Uni<Optional<Asked>> find(Mutiny.Session session, Reference reference) {
    return session
        .createNativeQuery(FIND, Tuple.class)
        .setParameter("hash", reference.hash())
        .getSingleResultOrNull()
        .map(Optional::ofNullable)
        .map(row -> row.map(r -> new Asked(r.get(0, UUID.class), r.get(1, String.class))));
  }

  /** It led to a key that works. */
  public Uni<Void> bind(Mutiny.Session session, Reference reference) {
    return session
        .createNativeQuery(
            "update activation set bound = true, refusals = '' where reference_hash = :hash")
        .setParameter("hash", reference.hash())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** A key came, but it was refused; the owner is told why. */
  public Uni<Void> refuse(Mutiny.Session session, Reference reference, String refusals) {
    return session
        .createNativeQuery(
            "update activation set refusals = :refusals where reference_hash = :hash")
        .setParameter("hash", reference.hash())
        .setParameter("refusals", refusals)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** What came of the connection's last one; empty when nobody was sent. */
  public Uni<Optional<Outcome>> outcome(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(OUTCOME, Tuple.class)
        .setParameter("id", connectionId)
        .getSingleResultOrNull()
        .map(Optional::ofNullable)
        .map(row -> row.map(r -> new Outcome(r.get(0, Boolean.class), r.get(1, String.class))));
  }

  /** One that led to a key becomes another owner's; one that still waits stops counting. */
  Uni<Void> passOn(Mutiny.Session session, UUID connectionId, String from, String to) {
    return session
        .createNativeQuery(
            "delete from activation where connection_id = :id and owner = :from and not bound")
        .setParameter("id", connectionId)
        .setParameter("from", from)
        .executeUpdate()
        .chain(
            () ->
                session
                    .createNativeQuery(
                        "update activation set owner = :to where connection_id = :id"
                            + " and owner = :from")
                    .setParameter("id", connectionId)
                    .setParameter("from", from)
                    .setParameter("to", to)
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** Nothing of a connection's is left. */
  Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("delete from activation where connection_id = :id")
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }
}
