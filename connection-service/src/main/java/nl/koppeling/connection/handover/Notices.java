package nl.koppeling.connection.handover;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.credentials.Vault;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What SnelStart told us and was not dealt with yet, in table {@code activation_notice}. SnelStart
 * tells it once, so it is stored before it is looked at; it may hold a key, so it is sealed, and
 * emptied when it was dealt with.
 */
@ApplicationScoped
public class Notices {

  private static final int MOST_ATTEMPTS = 12;

  private static final String ADD =
      "insert into activation_notice (id, sealed) values (:id, :sealed)";

  /**
   * Claims one for a minute: whoever dies over it leaves it to the next. After {@value
   * #MOST_ATTEMPTS} attempts nothing will come of it any more.
   */
  private static final String NEXT =
      "update activation_notice set attempts = attempts + 1, due = now() + interval '60 seconds'"
          + " where id = (select id from activation_notice"
          + " where sealed is not null and due <= now() and attempts < :most"
          + " order by received_at limit 1 for update skip locked)"
          + " returning id, sealed";

  private static final String DONE = "update activation_notice set sealed = null where id = :id";

  private static final String GIVE_UP =
      "update activation_notice set sealed = null"
          + " where sealed is not null and attempts >= :most and due <= now()";

  private static final String PRUNE =
      "delete from activation_notice where sealed is null and received_at < now() - interval '30 days'";

  private final Vault vault;

  @Inject
  Notices(Vault vault) {
    this.vault = vault;
  }

  /** A notice that waits; {@code body} as it came. Holds a secret. */
  public record Waiting(UUID id, String body) {

    @Override
    public String toString() {
      return "Waiting[" + id + "]";
    }
  }

  /** Stores one. */
  public Uni<Void> add(Mutiny.Session session, String body) {
    UUID id = UUID.randomUUID();
    return session
        .createNativeQuery(ADD)
        .setParameter("id", id)
        .setParameter("sealed", vault.sealNotice(id, body))
        .executeUpdate()
        .replaceWithVoid();
  }

  /** The longest waiting one whose time has come, claimed. */
  public Uni<Optional<Waiting>> next(Mutiny.Session session) {
    return session
        .createNativeQuery(NEXT, Tuple.class)
        .setParameter("most", MOST_ATTEMPTS)
        .getSingleResultOrNull()
        .map(Optional::ofNullable)
        .map(row -> row.map(this::waiting));
  }

  private Waiting waiting(Tuple row) {
    UUID id = row.get(0, UUID.class);
    return new Waiting(id, vault.openNotice(id, row.get(1, byte[].class)));
  }

  /** Dealt with: the key in it is gone. */
  public Uni<Void> done(Mutiny.Session session, UUID id) {
    return session.createNativeQuery(DONE).setParameter("id", id).executeUpdate().replaceWithVoid();
  }

  /** Forgets the keys nothing came of, and what was dealt with a month ago. */
  public Uni<Void> prune(Mutiny.Session session) {
    return session
        .createNativeQuery(GIVE_UP)
        .setParameter("most", MOST_ATTEMPTS)
        .executeUpdate()
        .chain(() -> session.createNativeQuery(PRUNE).executeUpdate())
        .replaceWithVoid();
  }
}
