package nl.koppeling.ingest.poll;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.Lane;
import nl.koppeling.ingest.doorbell.Doorbells;
import nl.koppeling.ingest.orders.Belief;
import nl.koppeling.ingest.orders.Fetched;
import nl.koppeling.ingest.orders.Gathering;
import nl.koppeling.ingest.orders.OrderDesk;
import nl.koppeling.ingest.reading.Reading;
import nl.koppeling.ingest.schedule.Pace;
import nl.koppeling.ingest.schedule.PollSettings;
import nl.koppeling.ingest.schedule.PollState;
import nl.koppeling.ingest.schedule.Schedule;
import nl.koppeling.ingest.shop.Access;
import nl.koppeling.ingest.shop.Listings;
import nl.koppeling.ingest.shop.Place;
import nl.koppeling.ingest.shop.Shops;
import nl.koppeling.turns.Turn;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Walks through what changed since the connection began. Each page is one transaction: its rows,
 * its events and the place to go on. The cursor moves with the last page only, so that a walk that
 * was cut off is gone on with and nothing is skipped.
 */
@ApplicationScoped
public class Polling {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final Mutiny.SessionFactory sessions;
  private final Schedule schedule;
  private final Walks walks;
  private final Shops shops;
  private final Gathering gathering;
  private final OrderDesk desk;
  private final Doorbells doorbells;
  private final PollSettings settings;

  Polling(
      Mutiny.SessionFactory sessions,
      Schedule schedule,
      Walks walks,
      Shops shops,
      Gathering gathering,
      OrderDesk desk,
      Doorbells doorbells,
      PollSettings settings) {
    this.sessions = sessions;
    this.schedule = schedule;
    this.walks = walks;
    this.shops = shops;
    this.gathering = gathering;
    this.desk = desk;
    this.doorbells = doorbells;
    this.settings = settings;
  }

  /** Reads pages until the walk is finished or the turn is spent; true when a page was read. */
  public Uni<Boolean> walk(Turn turn, ConnectionChanged connection, Access access) {
    return sessions
        .withSession(s -> schedule.find(s, connection.connectionId()))
        .flatMap(
            state -> {
              if (turn.spent() || state.isEmpty() || !state.get().pollDue()) {
                return Uni.createFrom().item(false);
              }
              turn.countDocument();
              return page(turn, connection, access, state.get())
                  .flatMap(done -> walk(turn, connection, access))
                  .replaceWith(true);
            });
  }

  private Uni<Void> page(Turn turn, ConnectionChanged connection, Access access, PollState state) {
    PollState.Walk walk = WalkPlan.walk(state, settings.overlap(), settings.pageSize());
    return shops
        .list(access, "orders", WalkPlan.query(walk))
        .flatMap(
            listing -> {
              Place.Next next = walk.place().after(listing);
              return next instanceof Place.Next.Again(Place start)
                  ? again(turn, walk.at(start, walk.newest()))
                  : read(turn, connection, access, state, walk, next, listing);
            })
        .onFailure(Listings::tooMuch)
        .call(() -> inSmallPages(turn, walk));
  }

  /** Whatever gave an earlier page again, it was not the end of the list: the walk begins anew. */
  private Uni<Void> again(Turn turn, PollState.Walk walk) {
    return sessions
        .withTransaction(
            s -> turn.hold(s).flatMap(held -> walks.proceed(s, turn.connectionId(), walk)))
        .onItem()
        .failWith(Shops::notWhatWasAsked);
  }

  /** What was not asked for is not looked at, but for what it says of the shop. */
  private Uni<Void> read(
      Turn turn,
      ConnectionChanged connection,
      Access access,
      PollState state,
      PollState.Walk walk,
      Place.Next next,
      Shops.Listing listing) {
    List<JsonNode> fresh = walk.place().fresh(listing, next);
    List<JsonNode> asked =
        fresh.stream().filter(o -> Listings.modifiedAfter(o, walk.from())).toList();
    PollState.Walk seen = walk.seen(asked.size() < fresh.size());
    return gathering
        .complete(connection, access, asked)
        .flatMap(fetched -> store(turn, connection, state, seen, next, fetched));
  }

  private Uni<Void> store(
      Turn turn,
      ConnectionChanged connection,
      PollState state,
      PollState.Walk walk,
      Place.Next way,
      Fetched fetched) {
    WalkPlan.Next next = WalkPlan.after(walk, way, newest(fetched));
    return sessions.withTransaction(
        session ->
            turn.hold(session)
                .flatMap(
                    held -> desk.store(session, connection, fetched, m -> Lane.LIVE, Belief.LISTED))
                .flatMap(doubtful -> ring(session, connection.connectionId(), doubtful))
                .flatMap(rung -> goOn(session, connection.connectionId(), state, walk, next)));
  }

  private static Optional<Instant> newest(Fetched fetched) {
    return fetched.readings().stream().flatMap(Polling::modified).max(Instant::compareTo);
  }

  private static Stream<Instant> modified(Reading reading) {
    return switch (reading) {
      case Reading.Readable readable -> Stream.of(readable.order().moments().modified());
      case Reading.Unreadable unreadable -> unreadable.modifiedAt().stream();
      case Reading.NoOrder none -> Stream.empty();
    };
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

  private Uni<Void> goOn(
      Mutiny.Session session, UUID id, PollState state, PollState.Walk walked, WalkPlan.Next next) {
    return switch (next) {
      case WalkPlan.Next.Page(PollState.Walk walk) -> walks.proceed(session, id, walk);
      case WalkPlan.Next.Done(Optional<Instant> newest) -> {
        Instant cursor = WalkPlan.cursor(state, walked, newest, settings.overlap());
        boolean quiet = !cursor.isAfter(state.cursor());
        int quietPolls = quiet ? state.quietPolls() + 1 : 0;
        yield walks.finish(
            session, id, cursor, quietPolls, wait(id, state, walked.unbounded(), quietPolls));
      }
    };
  }

  private Duration wait(UUID id, PollState state, boolean unbounded, int quietPolls) {
    return Pace.next(
        id,
        WalkPlan.interval(unbounded, settings.interval(), settings.intervalQuiet()),
        settings.intervalQuiet(),
        state.webhooks() == PollState.WebhookHealth.HEALTHY,
        quietPolls,
        state.now());
  }

  private Uni<Void> inSmallPages(Turn turn, PollState.Walk walk) {
    PollState.Walk smaller = walk.at(walk.place().inSmallerParts(), walk.newest());
    return sessions.withTransaction(
        s -> turn.hold(s).flatMap(held -> walks.proceed(s, turn.connectionId(), smaller)));
  }
}
