package nl.koppeling.ingest.sweep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.Lane;
import nl.koppeling.ingest.backfill.Backfills;
import nl.koppeling.ingest.doorbell.Doorbells;
import nl.koppeling.ingest.orders.Belief;
import nl.koppeling.ingest.orders.Fetched;
import nl.koppeling.ingest.orders.Gathering;
import nl.koppeling.ingest.orders.OrderDesk;
import nl.koppeling.ingest.schedule.PollSettings;
import nl.koppeling.ingest.shop.Access;
import nl.koppeling.ingest.shop.Listings;
import nl.koppeling.ingest.shop.ShopTrouble;
import nl.koppeling.ingest.shop.Shops;
import nl.koppeling.turns.Turn;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Reads the orders of the last 90 days again and compares their content: a deleted refund moves no
 * date and rings no bell, on shops that keep orders as posts edits move no date either, and an
 * emptied bin tells nobody (WooCommerce reference 1.4 and 5.3). What differs is news; what is known
 * and was not seen is asked for by itself. Page by page, behind everything that happens now.
 */
@ApplicationScoped
@Startup // its counters are there from the start: an alert sees them rise from 0
public class Sweeping {

  private static final Logger LOG = Logger.getLogger(Sweeping.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
  private static final Duration TROUBLE = Duration.ofMinutes(15);

  private final Mutiny.SessionFactory sessions;
  private final Sweeps sweeps;
  private final Shops shops;
  private final Gathering gathering;
  private final OrderDesk desk;
  private final Doorbells doorbells;
  private final Backfills backfills;
  private final PollSettings polls;
  private final SweepSettings settings;
  private final Counter finished;
  private final Counter missing;

  Sweeping(
      Mutiny.SessionFactory sessions,
      Sweeps sweeps,
      Shops shops,
      Gathering gathering,
      OrderDesk desk,
      Doorbells doorbells,
      Backfills backfills,
      PollSettings polls,
      SweepSettings settings,
      MeterRegistry meters) {
    this.sessions = sessions;
    this.sweeps = sweeps;
    this.shops = shops;
    this.gathering = gathering;
    this.desk = desk;
    this.doorbells = doorbells;
    this.backfills = backfills;
    this.polls = polls;
    this.settings = settings;
    this.finished = meters.counter("koppeling.ingest.sweeps");
    this.missing = meters.counter("koppeling.ingest.sweeps.missing");
  }

  /** Reads pages until the sweep is finished or the turn is spent; true when a page was read. */
  public Uni<Boolean> sweep(Turn turn, ConnectionChanged connection, Access access) {
    return sessions
        .withSession(s -> sweeps.find(s, connection.connectionId()))
        .flatMap(
            state -> {
              if (turn.spent() || state.filter(SweepState::due).isEmpty()) {
                return Uni.createFrom().item(false);
              }
              turn.countDocument();
              return oldest(connection)
                  .flatMap(oldest -> page(turn, connection, access, under(oldest, state.get())))
                  .flatMap(done -> sweep(turn, connection, access))
                  .replaceWith(true);
            });
  }

  /** Orders that are still to be read as backfill are not for the sweep to tell. */
  private Uni<Instant> oldest(ConnectionChanged connection) {
    return sessions
        .withSession(s -> backfills.pendingUntil(s, connection.connectionId()))
        .map(pending -> pending.orElse(connection.startFrom()));
  }

  private SweepState.Under under(Instant oldest, SweepState state) {
    Instant window = state.now().minus(settings.window());
    Instant from = oldest.isAfter(window) ? oldest : window;
    return state
        .under()
        .orElseGet(() -> new SweepState.Under(state.now(), from, 1, polls.pageSize()));
  }

  private Uni<Void> page(
      Turn turn, ConnectionChanged connection, Access access, SweepState.Under under) {
    return shops
        .list(access, "orders", query(under))
        .invoke(listing -> Listings.check(listing, under.page(), under.size()))
        .flatMap(
            listing ->
                gathering
                    .complete(connection, access, listing.elements())
                    .flatMap(fetched -> store(turn, connection, under, listing, fetched)))
        .onFailure(ShopTrouble.class)
        .call(failure -> later(turn, Listings.tooMuch(failure) ? under.inSmallerPages() : under));
  }

  /** By id, so that changes meanwhile shift no page; by the date of creation, every status. */
  private static Map<String, String> query(SweepState.Under under) {
    return Listings.query("after", under.from(), under.page(), under.size());
  }

  private Uni<Void> store(
      Turn turn,
      ConnectionChanged connection,
      SweepState.Under under,
      Shops.Listing listing,
      Fetched fetched) {
    UUID id = connection.connectionId();
    return sessions.withTransaction(
        session ->
            turn.hold(session)
                .flatMap(
                    held -> desk.store(session, connection, fetched, m -> Lane.LIVE, Belief.LISTED))
                .flatMap(doubtful -> ring(session, id, doubtful))
                .flatMap(
                    rung ->
                        Listings.more(listing, under.page(), under.size())
                            ? sweeps.proceed(session, id, under.nextPage())
                            : finish(session, id, under)));
  }

  private Uni<Void> finish(Mutiny.Session session, UUID connectionId, SweepState.Under under) {
    return sweeps
        .missing(session, connectionId, under)
        .invoke(
            unseen -> {
              finished.increment();
              missing.increment(unseen.size());
              if (!unseen.isEmpty()) {
                LOG.infof(
                    "connection %s: %d known orders were not in the shop's list and are asked for",
                    connectionId, unseen.size());
              }
            })
        .flatMap(unseen -> ring(session, connectionId, unseen))
        .flatMap(rung -> sweeps.finish(session, connectionId));
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

  private Uni<Void> later(Turn turn, SweepState.Under under) {
    return sessions.withTransaction(
        session ->
            turn.hold(session)
                .flatMap(held -> sweeps.proceed(session, turn.connectionId(), under))
                .flatMap(kept -> sweeps.postpone(session, turn.connectionId(), TROUBLE)));
  }
}
