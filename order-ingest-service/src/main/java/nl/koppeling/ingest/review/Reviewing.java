package nl.koppeling.ingest.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.Lane;
import nl.koppeling.ingest.doorbell.Doorbells;
import nl.koppeling.ingest.orders.Belief;
import nl.koppeling.ingest.orders.Fetched;
import nl.koppeling.ingest.orders.Gathering;
import nl.koppeling.ingest.orders.OrderDesk;
import nl.koppeling.ingest.review.Reviews.Under;
import nl.koppeling.ingest.shop.Access;
import nl.koppeling.ingest.shop.Listings;
import nl.koppeling.ingest.shop.Shops;
import nl.koppeling.turns.Backoff;
import nl.koppeling.turns.Turn;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Reads one chunk of the orders that wait or were skipped and judges them by what the owner chose
 * now. What was told stays told. The chunk's rows, its events and the place to go on are one
 * transaction; an order the shop does not list any more is left to the sweep.
 */
@ApplicationScoped
@Startup // its counters are there from the start: an alert sees them rise from 0
public class Reviewing {

  private static final Logger LOG = Logger.getLogger(Reviewing.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final Mutiny.SessionFactory sessions;
  private final Reviews reviews;
  private final Shops shops;
  private final Gathering gathering;
  private final OrderDesk desk;
  private final Doorbells doorbells;
  private final Counter finished;

  Reviewing(
      Mutiny.SessionFactory sessions,
      Reviews reviews,
      Shops shops,
      Gathering gathering,
      OrderDesk desk,
      Doorbells doorbells,
      MeterRegistry meters) {
    this.sessions = sessions;
    this.reviews = reviews;
    this.shops = shops;
    this.gathering = gathering;
    this.desk = desk;
    this.doorbells = doorbells;
    this.finished = meters.counter("koppeling.ingest.reviews");
  }

  /** Judges the next chunk when there is one; true when the shop gave it. */
  public Uni<Boolean> chunk(Turn turn, ConnectionChanged connection, Access access) {
    return sessions
        .withSession(s -> reviews.find(s, connection.connectionId()))
        .flatMap(
            under ->
                under.filter(Under::due).isEmpty()
                    ? Uni.createFrom().item(false)
                    : chunk(turn, connection, access, under.get()));
  }

  private Uni<Boolean> chunk(Turn turn, ConnectionChanged connection, Access access, Under under) {
    return sessions
        .withSession(s -> reviews.concerned(s, connection.connectionId(), under))
        .flatMap(
            ids ->
                ids.isEmpty()
                    ? finish(turn).replaceWith(false)
                    : read(turn, connection, access, under, ids));
  }

  private Uni<Boolean> read(
      Turn turn, ConnectionChanged connection, Access access, Under under, List<Long> ids) {
    long begun = System.nanoTime();
    return shops
        .list(access, "orders", query(ids))
        .invoke(listing -> check(listing, ids))
        .flatMap(listing -> gathering.complete(connection, access, listing.elements()))
        .flatMap(fetched -> store(turn, connection, fetched, ids.getLast(), begun))
        .replaceWith(true)
        .onFailure(Listings::passing)
        .recoverWithUni(failure -> later(turn, under, failure).replaceWith(false));
  }

  private static Map<String, String> query(List<Long> ids) {
    return Map.of(
        "include",
        ids.stream().map(String::valueOf).collect(Collectors.joining(",")),
        "orderby",
        "id",
        "order",
        "asc",
        "per_page",
        Integer.toString(ids.size()),
        "page",
        "1",
        "dp",
        "6");
  }

  /** A shop that takes no notice of {@code include} answers with any orders. */
  private static void check(Shops.Listing listing, List<Long> ids) {
    Set<Long> given = new HashSet<>();
    for (JsonNode order : listing.elements()) {
      given.add(order.path("id").asLong());
    }
    if (listing.elements().size() > ids.size() || !Set.copyOf(ids).containsAll(given)) {
      throw Shops.notWhatWasAsked();
    }
  }

  private Uni<Void> store(
      Turn turn, ConnectionChanged connection, Fetched fetched, long last, long begun) {
    UUID id = connection.connectionId();
    return sessions.withTransaction(
        session ->
            turn.hold(session)
                .flatMap(
                    held ->
                        desk.store(session, connection, fetched, m -> Lane.BACKFILL, Belief.LISTED))
                .flatMap(doubtful -> ring(session, id, doubtful))
                .flatMap(rung -> reviews.proceed(session, id, last, Listings.breath(begun))));
  }

  private Uni<Void> ring(Mutiny.Session session, UUID connectionId, List<Long> orderIds) {
    return Multi.createFrom()
        .iterable(orderIds)
        .onItem()
        .transformToUniAndConcatenate(
            id -> doorbells.lookAgain(session, connectionId, id, LOOK_AGAIN))
        .collect()
        .last();
  }

  private Uni<Void> finish(Turn turn) {
    return sessions
        .withTransaction(
            session ->
                turn.hold(session).flatMap(held -> reviews.finish(session, turn.connectionId())))
        .invoke(
            () -> {
              finished.increment();
              LOG.infof(
                  "connection %s: what waits was judged by what its owner chose",
                  turn.connectionId());
            });
  }

  private Uni<Void> later(Turn turn, Under under, Throwable failure) {
    UUID id = turn.connectionId();
    LOG.infof("connection %s: a chunk to judge again comes later: %s", id, failure.getMessage());
    Duration wait = Backoff.after(under.attempts() + 1, ThreadLocalRandom.current().nextDouble());
    int size = Listings.tooMuch(failure) ? Math.max(1, under.size() / 5) : under.size();
    return sessions.withTransaction(
        session -> turn.hold(session).flatMap(held -> reviews.postpone(session, id, size, wait)));
  }
}
