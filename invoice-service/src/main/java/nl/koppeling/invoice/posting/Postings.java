package nl.koppeling.invoice.posting;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Document;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.invoice.booking.Booking;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table of postings. Due times are database time. */
@ApplicationScoped
public class Postings {

  private static final String READ =
      "select connection_id, order_id, kind, refund_id, revision, number,"
          + " cast(extract(epoch from modified_at) * 1000 as bigint), content_hash, total, lane,"
          + " state, body, attempts, event, traceparent from posting where ";

  private static final String DOCUMENT =
      "kind = :kind and refund_id = :refund and revision = :revision";

  // Live work first; the longest due first.
  private static final String NEXT =
      READ
          + "connection_id = :id and due_at <= clock_timestamp()"
          + " order by (lane = 'LIVE') desc, due_at, order_id limit 1";

  private static final String WRITE =
      "insert into posting (connection_id, order_id, kind, refund_id, revision, number,"
          + " modified_at, content_hash, total, lane, state, body, event, invoice_number, attempts, due_at, doubt_since,"
          + " traceparent) values (:connection, :order, :kind, :refund, :revision, :number,"
          + " to_timestamp(cast(:modified as bigint) / 1000.0), :hash, :total, :lane, :state, :body, :event,"
          + " nullif(:invoice, ''), :attempts,"
          + " case when cast(:due as bigint) >= 0"
          + " then clock_timestamp() + cast(:due as bigint) * interval '1 millisecond' end,"
          + " case when cast(:doubt as bigint) > 0"
          + " then to_timestamp(cast(:doubt as bigint) / 1000.0) end, :trace)"
          + " on conflict (connection_id, order_id, kind, refund_id, revision) do update set number ="
          + " excluded.number, modified_at = excluded.modified_at, content_hash ="
          + " excluded.content_hash, total = excluded.total, lane = excluded.lane, state ="
          + " excluded.state, body = excluded.body, event = excluded.event, invoice_number ="
          + " excluded.invoice_number, attempts = excluded.attempts, due_at = excluded.due_at,"
          + " doubt_since = excluded.doubt_since, traceparent = excluded.traceparent,"
          + " updated_at = clock_timestamp()";

  /** The document, locked until the transaction ends. */
  public Uni<Optional<Posting>> lock(Mutiny.Session session, PostingKey key) {
    return session
        .createNativeQuery(
            READ + "connection_id = :id and order_id = :order and " + DOCUMENT + " for update",
            Object[].class)
        .setParameter("id", key.connectionId())
        .setParameter("order", key.orderId())
        .setParameter("kind", key.kind().name())
        .setParameter("refund", key.refundId())
        .setParameter("revision", key.revision())
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(Postings::posting));
  }

  /** All documents of an order. */
  public Uni<List<Posting>> ofOrder(Mutiny.Session session, UUID connectionId, long orderId) {
    return session
        .createNativeQuery(
            READ + "connection_id = :id and order_id = :order order by revision, refund_id, kind",
            Object[].class)
        .setParameter("id", connectionId)
        .setParameter("order", orderId)
        .getResultList()
        .map(rows -> rows.stream().map(Postings::posting).toList());
  }

  /** The same, as the row of revisions they are. */
  public Uni<Chain> chain(Mutiny.Session session, UUID connectionId, long orderId) {
    return ofOrder(session, connectionId, orderId).map(Chain::new);
  }

  /** Lets the waiting documents of an order look again: one of them went on. */
  public Uni<Void> wakeWaiting(Mutiny.Session session, PostingKey key) {
    return session
        .createNativeQuery(
            "update posting set due_at = clock_timestamp() where connection_id = :id"
                + " and order_id = :order and not ("
                + DOCUMENT
                + ") and state = 'WAITING'")
        .setParameter("id", key.connectionId())
        .setParameter("order", key.orderId())
        .setParameter("kind", key.kind().name())
        .setParameter("refund", key.refundId())
        .setParameter("revision", key.revision())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** The next due document of a connection. */
  public Uni<Optional<Posting>> nextDue(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(NEXT, Object[].class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(Postings::posting));
  }

  /** Which other order of the connection claims an invoice number, if one does. */
  public Uni<Optional<Long>> claimant(Mutiny.Session session, PostingKey key, String number) {
    return session
        .createNativeQuery(
            "select order_id from posting where connection_id = :id and invoice_number = :number"
                + " and not (order_id = :order and "
                + DOCUMENT
                + ")",
            Long.class)
        .setParameter("id", key.connectionId())
        .setParameter("number", number)
        .setParameter("order", key.orderId())
        .setParameter("kind", key.kind().name())
        .setParameter("refund", key.refundId())
        .setParameter("revision", key.revision())
        .getResultList()
        .map(ids -> ids.stream().findFirst());
  }

  /**
   * Writes a document.
   *
   * @param due how long until it is looked at again, or empty for never
   */
  public Uni<Void> write(Mutiny.Session session, Posting posting, Optional<Duration> due) {
    PostingKey key = posting.key();
    return session
        .createNativeQuery(WRITE)
        .setParameter("connection", key.connectionId())
        .setParameter("order", key.orderId())
        .setParameter("kind", key.kind().name())
        .setParameter("refund", key.refundId())
        .setParameter("revision", key.revision())
        .setParameter("number", posting.number())
        .setParameter("modified", posting.version().modifiedAt().toEpochMilli())
        .setParameter("hash", posting.version().contentHash())
        .setParameter("total", posting.total())
        .setParameter("lane", posting.lane().name())
        .setParameter("state", StateForm.name(posting.state()))
        .setParameter("body", StateForm.body(posting.state()))
        .setParameter("event", posting.event())
        .setParameter("invoice", claimed(posting.state()))
        .setParameter("attempts", posting.attempts())
        .setParameter("due", due.map(Duration::toMillis).orElse(-1L))
        .setParameter("doubt", posting.state().inDoubtSince().map(Instant::toEpochMilli).orElse(0L))
        .setParameter("trace", posting.traceparent())
        .executeUpdate()
        .replaceWithVoid();
  }

  private static String claimed(PostingState state) {
    return state.planned().map(Plan::booking).map(Booking::invoiceNumber).orElse("");
  }

  private static Posting posting(Object[] row) {
    Document document =
        new Document(Document.Kind.valueOf((String) row[2]), number(row[3]), (int) number(row[4]));
    return new Posting(
        new PostingKey((UUID) row[0], number(row[1]), document),
        (String) row[5],
        new OrderVersion(Instant.ofEpochMilli(number(row[6])), (String) row[7]),
        (BigDecimal) row[8],
        Lane.valueOf((String) row[9]),
        StateForm.read((String) row[10], (String) row[11]),
        (int) number(row[12]),
        (String) row[13],
        (String) row[14]);
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
