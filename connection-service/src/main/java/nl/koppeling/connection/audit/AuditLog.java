package nl.koppeling.connection.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditEntry.Change;
import nl.koppeling.connection.audit.AuditEntry.Role;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.events.EventCodec;
import org.hibernate.reactive.mutiny.Mutiny;

/** The audit log, in table {@code audit_entry}; only ever added to. */
@ApplicationScoped
public class AuditLog {

  /** Entries on a page. */
  public static final int PAGE = 50;

  private static final String SYSTEM = "system";

  private static final String ADD =
      "insert into audit_entry (connection_id, actor, role, deed, about, changes)"
          + " values (:connection, :actor, :role, :deed, :about, :changes)";

  private static final String READ =
      "select id, at, actor, role, deed, about, changes from audit_entry"
          + " where connection_id = :connection and id < :before order by id desc limit :most";

  /** A person did something, in the transaction that does it. */
  public Uni<Void> did(
      Mutiny.Session session,
      Caller.Person person,
      UUID connectionId,
      Deed deed,
      String about,
      List<Change> changes) {
    Role role = person.operator() ? Role.OPERATOR : Role.OWNER;
    return add(session, connectionId, person.subject(), role, deed, about, changes);
  }

  /** A person did something that needs no more words. */
  public Uni<Void> did(Mutiny.Session session, Caller.Person person, UUID connectionId, Deed deed) {
    return did(session, person, connectionId, deed, "", List.of());
  }

  /** The service itself did something. */
  public Uni<Void> happened(Mutiny.Session session, UUID connectionId, Deed deed, String about) {
    return add(session, connectionId, SYSTEM, Role.SYSTEM, deed, about, List.of());
  }

  /**
   * A page of entries before an id, the newest first; {@link Long#MAX_VALUE} for the first page.
   */
  public Uni<List<AuditEntry>> before(Mutiny.Session session, UUID connectionId, long id) {
    return read(session, connectionId, id, PAGE);
  }

  /** At most {@code most} entries, the newest first. */
  public Uni<List<AuditEntry>> newest(Mutiny.Session session, UUID connectionId, int most) {
    return read(session, connectionId, Long.MAX_VALUE, most);
  }

  private static Uni<List<AuditEntry>> read(
      Mutiny.Session session, UUID connectionId, long before, int most) {
    return session
        .createNativeQuery(READ, Tuple.class)
        .setParameter("connection", connectionId)
        .setParameter("before", before)
        .setParameter("most", most)
        .getResultList()
        .map(rows -> rows.stream().map(AuditLog::entry).toList());
  }

  private static Uni<Void> add(
      Mutiny.Session session,
      UUID connectionId,
      String actor,
      Role role,
      Deed deed,
      String about,
      List<Change> changes) {
    return session
        .createNativeQuery(ADD)
        .setParameter("connection", connectionId)
        .setParameter("actor", actor)
        .setParameter("role", role.name())
        .setParameter("deed", deed.name())
        .setParameter("about", about)
        .setParameter("changes", EventCodec.write(changes))
        .executeUpdate()
        .replaceWithVoid();
  }

  private static AuditEntry entry(Tuple row) {
    Deed deed = Deed.valueOf(row.get(4, String.class));
    byte[] changes = row.get(6, String.class).getBytes(StandardCharsets.UTF_8);
    return new AuditEntry(
        row.get(0, Number.class).longValue(),
        row.get(1, OffsetDateTime.class).toInstant(),
        row.get(2, String.class),
        Role.valueOf(row.get(3, String.class)),
        deed,
        deed.nl(),
        deed.en(),
        row.get(5, String.class),
        List.of(EventCodec.read(changes, Change[].class)));
  }
}
