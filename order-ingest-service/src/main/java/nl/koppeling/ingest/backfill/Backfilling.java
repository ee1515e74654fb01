package nl.koppeling.ingest.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.Lane;
import nl.koppeling.ingest.doorbell.Doorbells;
import nl.koppeling.ingest.orders.Belief;
import nl.koppeling.ingest.orders.Fetched;
import nl.koppeling.ingest.orders.Gathering;
import nl.koppeling.ingest.orders.OrderDesk;
import nl.koppeling.ingest.shop.Access;
import nl.koppeling.ingest.shop.Listings;
import nl.koppeling.ingest.shop.Place;
import nl.koppeling.ingest.shop.Shops;
import nl.koppeling.turns.Backoff;
import nl.koppeling.turns.Turn;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Reads one chunk of old orders. Its rows, its events, the place to go on and the progress are one
 * transaction; what was read while the owner said pause is thrown away. A chunk the shop does not
 * give comes again later and holds nothing else up.
 */
@ApplicationScoped
public class Backfilling {

  private static final Logger LOG = Logger.getLogger(Backfilling.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final Mutiny.SessionFactory sessions;
  private final Backfills backfills;
  private final Progress progress;
  private final Shops shops;
  private final Gathering gathering;
  private final OrderDesk desk;
  private final Doorbells doorbells;

  Backfilling(
      Mutiny.SessionFactory sessions,
      Backfills backfills,
      Progress progress,
      Shops shops,
      Gathering gathering,
      OrderDesk desk,
      Doorbells doorbells) {
    this.sessions = sessions;
    this.backfills = backfills;
    this.progress = progress;
    this.shops = shops;
    this.gathering = gathering;
    this.desk = desk;
    this.doorbells = doorbells;
  }

  /** Reads the next chunk when there is one to read; true when the shop gave it. */
  public Uni<Boolean> chunk(Turn turn, ConnectionChanged connection, Access access) {
    return sessions
        .withSession(s -> backfills.find(s, connection.connectionId()))
        .flatMap(
            found ->
                found.isEmpty() || !found.get().due()
                    ? Uni.createFrom().item(false)
                    : switch (found.get().backfill()) {
                      case Backfill.Planned planned ->
                          read(turn, connection, access, planned.course(), found.get().attempts());
                      case Backfill.Running running ->
                          read(turn, connection, access, running.course(), found.get().attempts());
                      case Backfill.Paused paused -> Uni.createFrom().item(false);
                      case Backfill.Cancelled cancelled -> Uni.createFrom().item(false);
                      case Backfill.Done done -> Uni.createFrom().item(false);
                    });
  }

  private Uni<Boolean> read(
      Turn turn, ConnectionChanged connection, Access access, Course course, int attempts) {
    long begun = System.nanoTime();
    return shops
        .list(access, "orders", Chunk.query(course))
        .flatMap(listing -> complete(connection, access, course, listing))
        .flatMap(chunk -> store(turn, connection, course, chunk, begun))
        .replaceWith(true)
        .onFailure(Listings::passing)
        .recoverWithUni(failure -> later(turn, course, attempts, failure).replaceWith(false));
  }

  /** What came of a chunk, ready to be stored. */
  private record Read(Place.Next next, Fetched fetched, Shops.Listing listing) {}

  private Uni<Read> complete(
      ConnectionChanged connection, Access access, Course course, Shops.Listing listing) {
    Place place = course.place();
    Place.Next next = place.after(listing);
    List<JsonNode> fresh =
        place.fresh(listing, next).stream()
            .filter(order -> Listings.modifiedAfter(order, Chunk.from(course)))
            .toList();
    return gathering
        .complete(connection, access, fresh)
        .map(fetched -> new Read(next, fetched, listing));
  }

  private Uni<Void> store(
      Turn turn, ConnectionChanged connection, Course asked, Read chunk, long begun) {
    UUID id = connection.connectionId();
    return sessions.withTransaction(
        session ->
            turn.hold(session)
                .flatMap(held -> backfills.find(session, id))
                .flatMap(
                    found ->
                        found.isEmpty() || !stillAsked(found.get().backfill(), asked)
                            ? Uni.createFrom().voidItem()
                            : desk.store(
                                    session,
                                    connection,
                                    chunk.fetched(),
                                    m -> Lane.BACKFILL,
                                    Belief.LISTED)
                                .flatMap(doubtful -> ring(session, id, doubtful))
                                .flatMap(rung -> goOn(session, id, found.get(), chunk))
                                .flatMap(
                                    gone ->
                                        backfills.rest(
                                            session, id, restAfter(chunk, begun), false))));
  }

  /** What gives an earlier part again is given some time to stop doing so. */
  private static Duration restAfter(Read chunk, long begun) {
    return chunk.next() instanceof Place.Next.Again ? A_MINUTE : Listings.breath(begun);
  }

  /** The owner may have said pause, and a chunk is only good for the place it was asked at. */
  private static boolean stillAsked(Backfill now, Course asked) {
    return (now instanceof Backfill.Running || now instanceof Backfill.Planned)
        && now.course().place().equals(asked.place());
  }

  private Uni<Void> goOn(
      Mutiny.Session session, UUID connectionId, Backfills.Found found, Read chunk) {
    Backfill before = found.backfill();
    Backfill.Running running =
        before instanceof Backfill.Planned planned
            ? planned.begun(found.now())
            : (Backfill.Running) before;
    Course course = running.course();
    Backfill after =
        switch (chunk.next()) {
          case Place.Next.Back(Place place) ->
              running.at(course.at(place, course.total(), course.done()));
          case Place.Next.Again(Place place) ->
              running.at(course.at(place, course.total(), course.done()));
          case Place.Next.On(Place place, int read) ->
              running.at(course.at(place, chunk.listing().total(), read));
          case Place.Next.End(Place place, int read) ->
              running.finished(course.at(place, chunk.listing().total(), read), found.now());
        };
    return progress.save(session, connectionId, before, after, found.now()).replaceWithVoid();
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

  private Uni<Void> later(Turn turn, Course course, int attempts, Throwable failure) {
    UUID id = turn.connectionId();
    LOG.infof("connection %s: a chunk of old orders comes later: %s", id, failure.getMessage());
    Duration wait = Backoff.after(attempts + 1, ThreadLocalRandom.current().nextDouble());
    return sessions.withTransaction(
        session ->
            turn.hold(session)
                .flatMap(held -> backfills.rest(session, id, wait, true))
                .flatMap(
                    rested ->
                        Listings.tooMuch(failure)
                            ? smaller(session, id, course)
                            : Uni.createFrom().voidItem()));
  }

  private Uni<Void> smaller(Mutiny.Session session, UUID connectionId, Course course) {
    return backfills
        .find(session, connectionId)
        .flatMap(
            found ->
                found.isEmpty() || !stillAsked(found.get().backfill(), course)
                    ? Uni.createFrom().voidItem()
                    : backfills.inSmallerChunks(
                        session, connectionId, course.place().inSmallerParts().size()));
  }
}
