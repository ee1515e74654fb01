package nl.koppeling.ingest.turn;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.Lane;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.ingest.backfill.Backfilling;
import nl.koppeling.ingest.backfill.Backfills;
import nl.koppeling.ingest.count.Counting;
import nl.koppeling.ingest.count.Counts;
import nl.koppeling.ingest.doorbell.Answering;
import nl.koppeling.ingest.doorbell.Doorbells;
import nl.koppeling.ingest.guard.WebhookGuard;
import nl.koppeling.ingest.note.Notes;
import nl.koppeling.ingest.note.Noting;
import nl.koppeling.ingest.poll.Polling;
import nl.koppeling.ingest.review.Reviewing;
import nl.koppeling.ingest.review.Reviews;
import nl.koppeling.ingest.schedule.PollState;
import nl.koppeling.ingest.schedule.Schedule;
import nl.koppeling.ingest.shop.Access;
import nl.koppeling.ingest.shop.KeyAway;
import nl.koppeling.ingest.shop.ShopKeys;
import nl.koppeling.ingest.shop.ShopTrouble;
import nl.koppeling.ingest.sweep.Sweeping;
import nl.koppeling.ingest.sweep.Sweeps;
import nl.koppeling.turns.NextDue;
import nl.koppeling.turns.Turn;
import nl.koppeling.turns.TurnWork;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * A turn: orders somebody rang for, then the webhooks when they are due, then the walk when it is
 * due; in a turn taken for old work one chunk of orders to judge again, or of the backfill, or the
 * sweep or the count, and then notes. One request at a time. The webhooks come before the walk, so
 * that nothing falls between the end of a first walk and the moment the shop begins to tell.
 */
@ApplicationScoped
public class IngestWork implements TurnWork {

  private static final Logger LOG = Logger.getLogger(IngestWork.class);

  private final Mutiny.SessionFactory sessions;
  private final ConnectionCopies connections;
  private final Schedule schedule;
  private final ShopKeys keys;
  private final Answering answering;
  private final Doorbells doorbells;
  private final WebhookGuard guard;
  private final Polling polling;
  private final Reviewing reviewing;
  private final Reviews reviews;
  private final Backfilling backfilling;
  private final Backfills backfills;
  private final Sweeping sweeping;
  private final Sweeps sweeps;
  private final Counting counting;
  private final Counts counts;
  private final Noting noting;
  private final Notes notes;
  private final Troubles troubles;

  IngestWork(
      Mutiny.SessionFactory sessions,
      ConnectionCopies connections,
      Schedule schedule,
      ShopKeys keys,
      Answering answering,
      Doorbells doorbells,
      WebhookGuard guard,
      Polling polling,
      Reviewing reviewing,
      Reviews reviews,
      Backfilling backfilling,
      Backfills backfills,
      Sweeping sweeping,
      Sweeps sweeps,
      Counting counting,
      Counts counts,
      Noting noting,
      Notes notes,
      Troubles troubles) {
    this.sessions = sessions;
    this.connections = connections;
    this.schedule = schedule;
    this.keys = keys;
    this.answering = answering;
    this.doorbells = doorbells;
    this.guard = guard;
    this.polling = polling;
    this.reviewing = reviewing;
    this.reviews = reviews;
    this.backfilling = backfilling;
    this.backfills = backfills;
    this.sweeping = sweeping;
    this.sweeps = sweeps;
    this.counting = counting;
    this.counts = counts;
    this.noting = noting;
    this.notes = notes;
    this.troubles = troubles;
  }

  @Override
  public Uni<Void> serve(Turn turn) {
    return sessions
        .withSession(s -> connections.find(s, turn.connectionId()))
        .flatMap(
            connection ->
                connection.filter(ConnectionChanged::active).isEmpty()
                    ? Uni.createFrom().voidItem()
                    : unlessPaused(turn, connection.get()));
  }

  private Uni<Void> unlessPaused(Turn turn, ConnectionChanged connection) {
    return sessions
        .withSession(s -> schedule.find(s, turn.connectionId()))
        .flatMap(
            state ->
                state.isEmpty() || state.get().pausedAt().isPresent()
                    ? Uni.createFrom().voidItem()
                    : work(turn, connection, state.get()))
        .onFailure(KeyAway.class)
        .recoverWithUni(e -> keyAway(turn, (KeyAway) e));
  }

  private Uni<Void> work(Turn turn, ConnectionChanged connection, PollState state) {
    return keys.accessTo(connection)
        .flatMap(
            access ->
                answering
                    .answerAll(turn, connection, access)
                    .flatMap(answered -> webhooks(turn, connection, access, state))
                    .flatMap(looked -> polling.walk(turn, connection, access))
                    .flatMap(walked -> old(turn, connection, access, walked))
                    .flatMap(read -> read ? troubles.over(turn) : Uni.createFrom().voidItem())
                    .onFailure(ShopTrouble.class)
                    .recoverWithUni(
                        e ->
                            troubles.met(
                                turn, connection, access, state, ((ShopTrouble) e).answer())));
  }

  /** A turn that was taken for what happens now leaves the rest to a later one. */
  private Uni<Boolean> old(Turn turn, ConnectionChanged connection, Access access, boolean walked) {
    if (turn.lane() == Lane.LIVE || turn.spent()) {
      return Uni.createFrom().item(walked);
    }
    return reviewing
        .chunk(turn, connection, access)
        .flatMap(judged -> unless(judged, () -> backfilling.chunk(turn, connection, access)))
        .flatMap(read -> unless(read, () -> sweeping.sweep(turn, connection, access)))
        .flatMap(read -> unless(read, () -> counting.count(turn, connection, access)))
        .flatMap(
            read -> noting.note(turn, connection, access).map(asked -> asked || read || walked));
  }

  private static Uni<Boolean> unless(boolean done, Supplier<Uni<Boolean>> next) {
    return done ? Uni.createFrom().item(true) : next.get();
  }

  private Uni<Void> webhooks(
      Turn turn, ConnectionChanged connection, Access access, PollState state) {
    return turn.spent() || !state.webhooksDue()
        ? Uni.createFrom().voidItem()
        : guard.look(turn, connection, access, state);
  }

  private static Uni<Void> keyAway(Turn turn, KeyAway away) {
    LOG.warnf("connection %s: %s", turn.connectionId(), away.getMessage());
    turn.rest(away.tryAgainIn());
    return Uni.createFrom().voidItem();
  }

  @Override
  public Uni<NextDue> nextDue(Mutiny.Session session, UUID connectionId) {
    return connections
        .find(session, connectionId)
        .flatMap(
            connection ->
                connection
                    .filter(ConnectionChanged::active)
                    .map(active -> nextDue(session, active))
                    .orElseGet(() -> Uni.createFrom().item(NextDue.NONE)));
  }

  private Uni<NextDue> nextDue(Mutiny.Session session, ConnectionChanged connection) {
    UUID id = connection.connectionId();
    return schedule
        .due(session, id)
        .flatMap(
            due ->
                due.isEmpty()
                    ? Uni.createFrom().item(NextDue.NONE)
                    : doorbells
                        .nextDue(session, id)
                        .flatMap(
                            bell ->
                                old(session, connection).map(old -> next(due.get(), bell, old))));
  }

  private Uni<Optional<Instant>> old(Mutiny.Session session, ConnectionChanged connection) {
    UUID id = connection.connectionId();
    return Multi.createFrom()
        .items(
            reviews.due(session, id),
            backfills.due(session, id),
            sweeps.due(session, id),
            counts.due(session, id),
            notes.due(session, connection))
        .onItem()
        .transformToUniAndConcatenate(due -> due)
        .collect()
        .asList()
        .map(moments -> earliest(moments.stream()));
  }

  /** Old orders, sweeps and notes wait for what happens now, in this shop and in others. */
  private static NextDue next(Schedule.Due due, Optional<Instant> bell, Optional<Instant> old) {
    return new NextDue(
        earliest(Stream.of(Optional.of(due.webhooks()), bell, Optional.of(due.walk()))), old);
  }

  private static Optional<Instant> earliest(Stream<Optional<Instant>> moments) {
    return moments.flatMap(Optional::stream).min(Instant::compareTo);
  }
}
