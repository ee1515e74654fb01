package nl.koppeling.connection.history;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.koppeling.events.Document;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.OrderEvent;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.Topic;
import org.hibernate.reactive.mutiny.Mutiny;

/** The histories of orders, in table {@code order_history}. */
@ApplicationScoped
public class History {

  /** Only of a connection that exists; a topic that is replayed says nothing new. */
  private static final String RECORD =
      "insert into order_history (connection_id, order_id, event_id, document, refund_id, revision,"
          + " said_at, station, kind, modified_at, facts) select id, :order, :event, :document, :refund,"
          + " :revision, :said, :station, :kind, :modified, :facts from connection where id = :id and state <> 'REMOVED' for key share"
          + " on conflict do nothing";

  private static final String OF_ORDER =
      "select said_at, station, kind, document, refund_id, revision, modified_at, facts from order_history"
          + " where connection_id = :id and order_id = :order"
          + " order by said_at desc, station desc, refund_id desc, event_id desc limit :most";

  /** More than any order has that a person looks at. */
  private static final int MOST = 500;

  /** Remembers what was said of an order on a topic, in the given transaction. */
  public Uni<Void> record(Mutiny.Session session, Topic topic, Envelope envelope) {
    return Heard.of(envelope, Station.of(topic))
        .map(
            entry -> record(session, ((OrderEvent) envelope.event()).order(), envelope.id(), entry))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private static Uni<Void> record(
      Mutiny.Session session, OrderRef order, UUID eventId, HistoryEntry entry) {
    return session
        .createNativeQuery(RECORD)
        .setParameter("id", order.connectionId())
        .setParameter("order", order.orderId())
        .setParameter("event", eventId)
        .setParameter("document", entry.document().kind().name())
        .setParameter("refund", entry.document().refundId())
        .setParameter("revision", entry.document().revision())
        .setParameter("said", entry.at().atOffset(ZoneOffset.UTC))
        .setParameter("station", entry.station().name())
        .setParameter("kind", entry.event())
        .setParameter("modified", entry.modifiedAt().atOffset(ZoneOffset.UTC))
        .setParameter("facts", EventCodec.write(entry.facts()))
        .executeUpdate()
        .replaceWithVoid();
  }

  /** What was said of an order, the first first; of more than 500 entries the last 500. */
  public Uni<List<HistoryEntry>> of(Mutiny.Session session, UUID connectionId, long orderId) {
    return session
        .createNativeQuery(OF_ORDER, Tuple.class)
        .setParameter("id", connectionId)
        .setParameter("order", orderId)
        .setParameter("most", MOST)
        .getResultList()
        .map(rows -> rows.reversed().stream().map(History::entry).toList());
  }

  /** Nothing of a connection's orders is left. */
  public Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("delete from order_history where connection_id = :id")
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  private static HistoryEntry entry(Tuple row) {
    Document document =
        new Document(
            Document.Kind.valueOf(row.get(3, String.class)),
            row.get(4, Number.class).longValue(),
            row.get(5, Number.class).intValue());
    byte[] facts = row.get(7, String.class).getBytes(StandardCharsets.UTF_8);
    return new HistoryEntry(
        instant(row, 0),
        Station.valueOf(row.get(1, String.class)),
        row.get(2, String.class),
        document,
        instant(row, 6),
        EventCodec.read(facts, HistoryEntry.Facts.class));
  }

  private static Instant instant(Tuple row, int column) {
    return row.get(column, OffsetDateTime.class).toInstant();
  }
}
