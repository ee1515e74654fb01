package nl.koppeling.ingest.note;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.Document;
import nl.koppeling.events.OrderBooked;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table {@code order_note}. Due times are database time. */
@ApplicationScoped
public class Notes {

  private static final String WANT =
      "insert into order_note (connection_id, order_id, kind, refund_id, revision, number) values"
          + " (:connection, :order, :kind, :refund, :revision, :number) on conflict do nothing";

  /** A key that may not write is not tried again; a newer one is. */
  private static final String OPEN =
      " from order_note n where n.connection_id = :connection and n.state in ('WANTED', 'TRYING')"
          + " and not exists (select 1 from order_note r where r.connection_id = n.connection_id"
          + " and r.refused_at_credentials >= :credentials)";

  private static final String NEXT =
      "select order_id, kind, refund_id, revision, number, state, looks, attempts"
          + OPEN
          + " and n.due_at <= clock_timestamp() order by n.due_at limit 1";

  private static final String SAVE =
      "update order_note set state = :state, looks = :looks, attempts = :attempts,"
          + " note_id = cast(cast(:note as text) as bigint), why = cast(:why as text),"
          + " due_at = clock_timestamp() + :wait * interval '1 millisecond', changed_at = now()"
          + " where connection_id = :connection and order_id = :order and kind = :kind"
          + " and refund_id = :refund and revision = :revision";

  private static final String REFUSED =
      "update order_note set refused_at_credentials = :credentials"
          + " where connection_id = :connection and order_id = :order and kind = :kind"
          + " and refund_id = :refund and revision = :revision";

  /** The document's number is to be noted; a document has one note, however often it is told. */
  public Uni<Void> want(Mutiny.Session session, OrderBooked booked) {
    return session
        .createNativeQuery(WANT)
        .setParameter("connection", booked.connectionId())
        .setParameter("order", booked.order().orderId())
        .setParameter("kind", booked.document().kind().name())
        .setParameter("refund", booked.document().refundId())
        .setParameter("revision", booked.document().revision())
        .setParameter("number", booked.invoiceNumber())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** When the connection's next note is to be written or looked for; empty when none is wanted. */
  public Uni<Optional<Instant>> due(Mutiny.Session session, ConnectionChanged connection) {
    return !connection.intake().orderNotes()
        ? Uni.createFrom().item(Optional.empty())
        : session
            .createNativeQuery(
                "select cast(floor(extract(epoch from min(n.due_at)) * 1000) as bigint)" + OPEN,
                Long.class)
            .setParameter("connection", connection.connectionId())
            .setParameter("credentials", connection.credentialsVersion())
            .getResultList()
            .map(
                rows ->
                    rows.stream().filter(m -> m != null).findFirst().map(Instant::ofEpochMilli));
  }

  Uni<Optional<OrderNote>> next(Mutiny.Session session, UUID connectionId, long credentials) {
    return session
        .createNativeQuery(NEXT, Object[].class)
        .setParameter("connection", connectionId)
        .setParameter("credentials", credentials)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(row -> note(connectionId, row)));
  }

  /**
   * The note as it is now.
   *
   * @param wait until it is looked at again, when it is not done
   */
  Uni<Void> save(Mutiny.Session session, OrderNote note, Duration wait) {
    Optional<Long> noteId =
        note.state() instanceof NoteState.Written written
            ? Optional.of(written.noteId())
            : Optional.empty();
    Optional<NoteState.Why> why =
        note.state() instanceof NoteState.GivenUp up ? Optional.of(up.why()) : Optional.empty();
    return named(session.createNativeQuery(SAVE), note)
        .setParameter("state", name(note.state()))
        .setParameter("looks", note.state() instanceof NoteState.Trying t ? t.looks() : 0)
        .setParameter("attempts", note.attempts())
        .setParameter("note", noteId.map(Object::toString).orElse(null))
        .setParameter("why", why.map(Enum::name).orElse(null))
        .setParameter("wait", wait.toMillis())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** The key may not write: nothing is written until there is a newer one. */
  Uni<Void> refused(Mutiny.Session session, OrderNote note, long credentials) {
    return named(session.createNativeQuery(REFUSED), note)
        .setParameter("credentials", credentials)
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Mutiny.MutationQuery named(Mutiny.Query<?> query, OrderNote note) {
    return query
        .setParameter("connection", note.connectionId())
        .setParameter("order", note.orderId())
        .setParameter("kind", note.document().kind().name())
        .setParameter("refund", note.document().refundId())
        .setParameter("revision", note.document().revision());
  }

  private static String name(NoteState state) {
    return switch (state) {
      case NoteState.Wanted wanted -> "WANTED";
      case NoteState.Trying trying -> "TRYING";
      case NoteState.Written written -> "WRITTEN";
      case NoteState.GivenUp up -> "GIVEN_UP";
    };
  }

  /** Only what is open is read. */
  private static OrderNote note(UUID connectionId, Object[] row) {
    NoteState state =
        row[5].equals("TRYING")
            ? new NoteState.Trying(((Number) row[6]).intValue())
            : new NoteState.Wanted();
    Document document =
        new Document(
            Document.Kind.valueOf((String) row[1]),
            ((Number) row[2]).longValue(),
            ((Number) row[3]).intValue());
    return new OrderNote(
        connectionId,
        ((Number) row[0]).longValue(),
        document,
        (String) row[4],
        state,
        ((Number) row[7]).intValue());
  }
}
