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
 * Owners who were sent to their shop to approve us, in table {@code shop_approval}. A reference
 * counts once, for half an hour, and only the last one of a connection.
 */
@ApplicationScoped
public class Approvals {

  /** How long an owner may take. */
  public static final Duration PATIENCE = Duration.ofMinutes(30);

  private static final String ADD =
      "insert into shop_approval (reference_hash, connection_id, owner, browser_hash, expires_at)"
          + " values (:hash, :id, :owner, :browser, :expires)";

  private static final String FIND =
      "select connection_id, owner from shop_approval"
          + " where reference_hash = :hash and not used and expires_at > now()";

  private static final String USE =
      "update shop_approval set used = true, refusal = ''"
          + " where reference_hash = :hash and not used and expires_at > now()";

  private static final String REFUSE =
      "update shop_approval set refusal = :code where reference_hash = :hash and not used";

  private static final String OUTCOME =
      "select used, refusal from shop_approval"
          + " where reference_hash = :hash and connection_id = :id and browser_hash = :browser";

  /** Whose shop a reference is about. */
  public record Asked(UUID connectionId, String owner) {}

  /**
   * What came of it.
   *
   * @param refusal code of the last refusal of keys; empty: none
   */
  public record Outcome(boolean used, String refusal) {}

  /** A reference for the owner in this browser; earlier ones of the connection stop counting. */
  public Uni<Reference> ask(
      Mutiny.Session session, UUID connectionId, String owner, String browser) {
    Reference reference = Reference.random();
    return forget(session, connectionId)
        .chain(
            () ->
                session
                    .createNativeQuery(ADD)
                    .setParameter("hash", reference.hash())
                    .setParameter("id", connectionId)
                    .setParameter("owner", owner)
                    .setParameter("browser", Reference.hash(browser))
                    .setParameter("expires", Instant.now().plus(PATIENCE).atOffset(ZoneOffset.UTC))
                    .executeUpdate())
        .replaceWith(reference);
  }

  /** Whose it is; empty when it is unknown, used or too old. */
  public Uni<Optional<Asked>> find(Mutiny.Session session, Reference reference) {
    return session
        .createNativeQuery(FIND, Tuple.class)
        .setParameter("hash", reference.hash())
        .getSingleResultOrNull()
        .map(Optional::ofNullable)
        .map(row -> row.map(r -> new Asked(r.get(0, UUID.class), r.get(1, String.class))));
  }

  /** Uses it up; false when somebody else did meanwhile. */
  public Uni<Boolean> use(Mutiny.Session session, Reference reference) {
    return session
        .createNativeQuery(USE)
        .setParameter("hash", reference.hash())
        .executeUpdate()
        .map(count -> count == 1);
  }

  /** Keys came, but they were refused; the owner is told why. */
  public Uni<Void> refuse(Mutiny.Session session, Reference reference, String code) {
    return session
        .createNativeQuery(REFUSE)
        .setParameter("hash", reference.hash())
        .setParameter("code", code)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** For the browser it was given to; empty for any other. */
  public Uni<Optional<Outcome>> outcome(
      Mutiny.Session session, Reference reference, UUID connectionId, String browser) {
    return session
        .createNativeQuery(OUTCOME, Tuple.class)
        .setParameter("hash", reference.hash())
        .setParameter("id", connectionId)
        .setParameter("browser", Reference.hash(browser))
        .getSingleResultOrNull()
        .map(Optional::ofNullable)
        .map(row -> row.map(r -> new Outcome(r.get(0, Boolean.class), r.get(1, String.class))));
  }

  /** Nothing of this owner's is left. */
  Uni<Void> forget(Mutiny.Session session, UUID connectionId, String owner) {
    return session
        .createNativeQuery("delete from shop_approval where connection_id = :id and owner = :owner")
        .setParameter("id", connectionId)
        .setParameter("owner", owner)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Nothing of a connection's is left. */
  Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("delete from shop_approval where connection_id = :id")
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }
}
