package nl.koppeling.ingest.orders;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.EventCodec;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What would be told of the orders of connections in shadow (table {@code shadow_order}), apart
 * from what was told: when a connection leaves the shadow its shadows are dropped and it begins as
 * if it had never read, so nothing is missing and nothing is told twice.
 */
@ApplicationScoped
public class Shadow {

  private static final String SAVE =
      "insert into shadow_order as s (connection_id, order_id, day_at, modified_at, body)"
          + " values (:connection, :id, :day, :modified, :body)"
          + " on conflict (connection_id, order_id) do update set day_at = excluded.day_at,"
          + " modified_at = excluded.modified_at, body = excluded.body, seen_at = now()"
          + " where s.modified_at <= excluded.modified_at";

  private static final String WITHIN =
      " from shadow_order where connection_id = :connection and day_at >= :from and day_at < :until";

  private final Foretelling foretelling;

  Shadow(Foretelling foretelling) {
    this.foretelling = foretelling;
  }

  /**
   * Part of what would be told, the last day first.
   *
   * @param total how many there are in the period
   */
  public record Part(long total, List<Foretold> orders) {
    public Part {
      orders = List.copyOf(orders);
    }
  }

  /** Keeps readings; an older version of an order changes nothing. */
  Uni<Void> store(Mutiny.Session session, ConnectionChanged connection, Fetched fetched) {
    return Multi.createFrom()
        .iterable(foretelling.of(connection, fetched))
        .onItem()
        .transformToUniAndConcatenate(order -> save(session, connection.connectionId(), order))
        .collect()
        .last();
  }

  private static Uni<Void> save(Mutiny.Session session, UUID connectionId, Foretold order) {
    Instant modified = order.order().version().modifiedAt();
    Instant day = order.sale().flatMap(sale -> sale.facts().paidAt()).orElse(modified);
    return session
        .createNativeQuery(SAVE)
        .setParameter("connection", connectionId)
        .setParameter("id", order.order().orderId())
        .setParameter("day", day.atOffset(ZoneOffset.UTC))
        .setParameter("modified", modified.atOffset(ZoneOffset.UTC))
        .setParameter("body", EventCodec.write(order))
        .executeUpdate()
        .replaceWithVoid();
  }

  /** The shop says an order does not exist (any more); true when it had a shadow. */
  Uni<Boolean> gone(Mutiny.Session session, UUID connectionId, long orderId) {
    return session
        .createNativeQuery(
            "delete from shadow_order where connection_id = :connection and order_id = :id")
        .setParameter("connection", connectionId)
        .setParameter("id", orderId)
        .executeUpdate()
        .map(rows -> rows > 0);
  }

  /**
   * What would be told of orders paid in a period, or else changed in it.
   *
   * @param until the first moment after it
   * @param page from 0
   * @param size orders a page
   */
  public Uni<Part> part(
      Mutiny.Session session, UUID connectionId, Instant from, Instant until, int page, int size) {
    return session
        .createNativeQuery("select count(*)" + WITHIN, Long.class)
        .setParameter("connection", connectionId)
        .setParameter("from", from.atOffset(ZoneOffset.UTC))
        .setParameter("until", until.atOffset(ZoneOffset.UTC))
        .getSingleResult()
        .flatMap(
            total ->
                session
                    .createNativeQuery(
                        "select body"
                            + WITHIN
                            + " order by day_at desc, order_id desc offset :skip limit :size",
                        String.class)
                    .setParameter("connection", connectionId)
                    .setParameter("from", from.atOffset(ZoneOffset.UTC))
                    .setParameter("until", until.atOffset(ZoneOffset.UTC))
                    .setParameter("skip", page * size)
                    .setParameter("size", size)
                    .getResultList()
                    .map(bodies -> new Part(total, bodies.stream().map(Shadow::read).toList())));
  }

  private static Foretold read(String body) {
    return EventCodec.read(body.getBytes(StandardCharsets.UTF_8), Foretold.class);
  }
}
