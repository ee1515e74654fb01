package nl.koppeling.ingest.count;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.ingest.count.Counts.Found;
import nl.koppeling.ingest.doorbell.Doorbells;
import nl.koppeling.ingest.shop.Access;
import nl.koppeling.ingest.shop.Listings;
import nl.koppeling.ingest.shop.Shops;
import nl.koppeling.turns.Turn;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Compares how many orders the shop has with how many we know, a step of at most one day or month
 * at a time, behind everything else. What we do not know is rung for, named in the log, and so read
 * through the same door as any other order: it is told once, or has its reason not to be.
 */
@ApplicationScoped
@Startup // its counters are there from the start: an alert sees them rise from 0
public class Counting {

  private static final Logger LOG = Logger.getLogger(Counting.class);
  private static final Duration TROUBLE = Duration.ofMinutes(15);
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 200;

  private final Mutiny.SessionFactory sessions;
  private final Counts counts;
  private final Shops shops;
  private final Doorbells doorbells;
  private final CountSettings settings;
  private final Counter finished;
  private final Counter missing;

  Counting(
      Mutiny.SessionFactory sessions,
      Counts counts,
      Shops shops,
      Doorbells doorbells,
      CountSettings settings,
      MeterRegistry meters) {
    this.sessions = sessions;
    this.counts = counts;
    this.shops = shops;
    this.doorbells = doorbells;
    this.settings = settings;
    this.finished = meters.counter("koppeling.ingest.counts");
    this.missing = meters.counter("koppeling.ingest.counts.missing");
  }

  /**
   * Counts until all is counted or the turn is spent; true when the shop was asked. Of a connection
   * in shadow nothing is known yet.
   */
  public Uni<Boolean> count(Turn turn, ConnectionChanged connection, Access access) {
    if (turn.spent()) {
      return Uni.createFrom().item(false);
    }
    return sessions
        .withSession(s -> counts.find(s, connection.connectionId()))
        .flatMap(
            found -> {
              if (found.filter(Found::due).isEmpty()) {
                return Uni.createFrom().item(false);
              }
              CountUnder under = under(connection, found.get());
              if (connection.shadow() || under.finished()) {
                return finish(turn).replaceWith(false);
              }
              turn.countDocument();
              return step(turn, access, under)
                  .flatMap(asked -> count(turn, connection, access))
                  .replaceWith(true);
            });
  }

  /** From the connection's start or the horizon on, and until the day before yesterday ended. */
  private CountUnder under(ConnectionChanged connection, Found found) {
    Instant horizon = found.now().minus(settings.horizon());
    Instant from =
        Stream.of(horizon, found.unread().orElse(horizon), connection.startFrom())
            .max(Instant::compareTo)
            .orElseThrow();
    Instant until = found.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
    return found.under().orElseGet(() -> CountUnder.between(seconds(from), until));
  }

  /** The shop knows whole seconds; an order made within that of the start may be before it. */
  private static Instant seconds(Instant moment) {
    Instant whole = moment.truncatedTo(ChronoUnit.SECONDS);
    return whole.equals(moment) ? whole : whole.plusSeconds(1);
  }

  private Uni<Void> step(Turn turn, Access access, CountUnder under) {
    Uni<Void> step = under.byDay() ? day(turn, access, under) : month(turn, access, under);
    return step.onFailure(Listings::passing).recoverWithUni(failure -> later(turn, under, failure));
  }

  /** How many there are. A shop that does not say so differs. */
  private Uni<Void> month(Turn turn, Access access, CountUnder under) {
    long begun = System.nanoTime();
    return shops
        .list(access, "orders", query(under, 1, 1))
        .flatMap(
            listing ->
                known(turn, under)
                    .map(known -> listing.total().equals(OptionalInt.of(known.intValue())))
                    .flatMap(
                        same ->
                            proceed(
                                turn, same ? under.next() : under.dayByDay(), List.of(), begun)));
  }

  private Uni<Long> known(Turn turn, CountUnder under) {
    return sessions.withSession(s -> counts.known(s, turn.connectionId(), under.at(), under.end()));
  }

  /** Which there are: costs no more than how many, and one that is gone hides none that is new. */
  private Uni<Void> day(Turn turn, Access access, CountUnder under) {
    long begun = System.nanoTime();
    return ids(access, under, 1, new ArrayList<>())
        .flatMap(ids -> unknown(turn, ids))
        .flatMap(unknown -> proceed(turn, under.next(), unknown, begun));
  }

  /** Ids of orders of every status made within what is counted next. */
  private static Map<String, String> query(CountUnder under, int page, int size) {
    Map<String, String> query =
        new HashMap<>(Listings.query("after", under.at().minusSeconds(1), page, size));
    query.put("before", Listings.moment(under.end()));
    query.put("_fields", "id");
    return query;
  }

  private Uni<List<Long>> ids(Access access, CountUnder under, int page, List<Long> found) {
    return shops
        .list(access, "orders", query(under, page, PAGE))
        .invoke(listing -> Listings.check(listing, page, PAGE))
        .flatMap(
            listing -> {
              listing.elements().forEach(order -> found.add(order.path("id").asLong()));
              return Listings.more(listing, page, PAGE) && page < MOST_PAGES
                  ? ids(access, under, page + 1, found)
                  : Uni.createFrom().item(found);
            });
  }

  private Uni<List<Long>> unknown(Turn turn, List<Long> ids) {
    return sessions.withSession(s -> counts.unknown(s, turn.connectionId(), ids));
  }

  private Uni<Void> proceed(Turn turn, CountUnder next, List<Long> unknown, long begun) {
    UUID id = turn.connectionId();
    return sessions
        .withTransaction(
            s ->
                turn.hold(s)
                    .flatMap(held -> ring(s, id, unknown))
                    .flatMap(rung -> counts.proceed(s, id, next, Listings.breath(begun))))
        .invoke(() -> told(id, unknown));
  }

  private void told(UUID connectionId, List<Long> unknown) {
    missing.increment(unknown.size());
    if (!unknown.isEmpty()) {
      LOG.warnf(
          "connection %s: the shop has orders that were never seen, they are read now: %s",
          connectionId, unknown);
    }
  }

  private Uni<Void> ring(Mutiny.Session session, UUID connectionId, List<Long> orderIds) {
    return Multi.createFrom()
        .iterable(orderIds)
        .onItem()
        .transformToUniAndConcatenate(
            id -> doorbells.ring(session, connectionId, id, Duration.ZERO))
        .collect()
        .last();
  }

  private Uni<Void> finish(Turn turn) {
    return sessions
        .withTransaction(s -> turn.hold(s).flatMap(held -> counts.finish(s, turn.connectionId())))
        .invoke(() -> finished.increment());
  }

  private Uni<Void> later(Turn turn, CountUnder under, Throwable failure) {
    UUID id = turn.connectionId();
    LOG.infof("connection %s: counting goes on later: %s", id, failure.getMessage());
    return sessions.withTransaction(
        s -> turn.hold(s).flatMap(held -> counts.proceed(s, id, under, TROUBLE)));
  }
}
