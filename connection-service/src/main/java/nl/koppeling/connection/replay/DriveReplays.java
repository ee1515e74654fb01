package nl.koppeling.connection.replay;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.replay.Calling;
import nl.koppeling.replay.Stride;
import nl.koppeling.replay.Tally;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Takes replays through the reading services, a step at a time. A step that was done and not kept
 * (this instance died in between) is done again, which changes nothing: its events are known then.
 */
@ApplicationScoped
class DriveReplays {

  private static final Logger LOG = Logger.getLogger(DriveReplays.class);

  /** Longer than a step takes with all its time-outs. */
  private static final Duration LEASE = Duration.ofSeconds(90);

  /** Of one replay, before another may be looked for. */
  private static final Duration AT_A_TIME = Duration.ofSeconds(20);

  private static final Duration TROUBLE = Duration.ofSeconds(10);
  private static final long SECOND = 1_000;

  private final Sessions sessions;
  private final Replays replays;
  private final Readers readers;
  private final ParkedRows parked;
  private final Vertx vertx;
  private final int rate;

  @Inject
  DriveReplays(
      Sessions sessions,
      Replays replays,
      Readers readers,
      ParkedRows parked,
      Vertx vertx,
      @ConfigProperty(name = "koppeling.replay.rate") int rate) {
    this.sessions = sessions;
    this.replays = replays;
    this.readers = readers;
    this.parked = parked;
    this.vertx = vertx;
    this.rate = rate;
  }

  @Scheduled(every = "1s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> drive() {
    return sessions
        .forNone(session -> replays.claim(session, LEASE))
        .chain(
            hold ->
                hold.map(one -> steps(one, Instant.now().plus(AT_A_TIME)))
                    .orElseGet(() -> Uni.createFrom().voidItem()))
        .onFailure()
        .invoke(e -> LOG.warnf("replays stand still: %s", e.getClass().getSimpleName()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  /** Goes on until it is over, an operator says something, trouble, or another's turn. */
  private Uni<Void> steps(Replays.Hold hold, Instant until) {
    return step(hold)
        .chain(
            rest ->
                rest.isPresent() && Instant.now().plus(rest.get()).isBefore(until)
                    ? rested(rest.get()).chain(() -> steps(hold, until))
                    : letGo(hold, "", rest.orElse(Duration.ZERO)))
        .onFailure(Refusal.class)
        .recoverWithUni(refused -> letGo(hold, ((Refusal) refused).code().wire(), TROUBLE));
  }

  /** On the same thread again, which the database's sessions want. */
  private Uni<Void> rested(Duration rest) {
    return rest.toMillis() == 0
        ? Uni.createFrom().voidItem()
        : Uni.createFrom()
            .emitter(done -> vertx.setTimer(rest.toMillis(), timer -> done.complete(null)));
  }

  private Uni<Void> letGo(Replays.Hold hold, String trouble, Duration wait) {
    return sessions.forNone(session -> replays.letGo(session, hold, trouble, wait));
  }

  /** The rest after it; empty when there is nothing more to do. */
  private Uni<Optional<Duration>> step(Replays.Hold hold) {
    return sessions
        .forNone(session -> replays.find(session, hold.id()))
        .chain(
            found ->
                switch (found.orElseThrow().state()) {
                  case ReplayState.Rehearsing rehearsing -> rehearse(hold, found.get(), rehearsing);
                  case ReplayState.Running running -> run(hold, found.get(), running);
                  case ReplayState.Rehearsed over -> nothing();
                  case ReplayState.Done over -> nothing();
                  case ReplayState.Stopped over -> nothing();
                });
  }

  private static Uni<Optional<Duration>> nothing() {
    return Uni.createFrom().item(Optional.empty());
  }

  private Uni<Optional<Duration>> rehearse(
      Replays.Hold hold, Replay replay, ReplayState.Rehearsing now) {
    return go(replay, now.rehearsal().current().orElseThrow(), true)
        .chain(further -> keep(hold, now.went(further, Instant.now()), Duration.ZERO));
  }

  private Uni<Optional<Duration>> run(Replays.Hold hold, Replay replay, ReplayState.Running now) {
    Leg current = now.journey().current().orElseThrow();
    return go(replay, current, false)
        .chain(
            further -> {
              long events = further.tally().events() - current.tally().events();
              return keep(hold, now.went(further), Duration.ofMillis(events * SECOND / rate));
            });
  }

  private Uni<Leg> go(Replay replay, Leg leg, boolean rehearsal) {
    UUID id = replay.id();
    return switch (leg) {
      case Leg.Reread reread ->
          readers
              .named(reread.reader())
              .stride(
                  new Stride(
                      id,
                      rehearsal,
                      reread.rest(),
                      replay.selection().connection(),
                      replay.selection().order()))
              .map(strode -> reread.went(strode.rest(), strode.tally()));
      case Leg.Recall recall -> recall(replay, recall, rehearsal);
    };
  }

  private Uni<Leg> recall(Replay replay, Leg.Recall leg, boolean rehearsal) {
    return sessions
        .forAll(
            session ->
                parked.after(
                    session,
                    leg.reader(),
                    leg.reason(),
                    replay.selection().connection(),
                    leg.after()))
        .chain(
            documents ->
                documents.isEmpty()
                    ? Uni.createFrom().item(leg.went(leg.after(), 0, true, Tally.NONE))
                    : readers
                        .named(leg.reader())
                        .call(new Calling(replay.id(), rehearsal, documents))
                        .map(
                            tally ->
                                leg.went(
                                    documents.getLast(),
                                    documents.size(),
                                    documents.size() < Calling.MOST,
                                    tally)));
  }

  private Uni<Optional<Duration>> keep(Replays.Hold hold, ReplayState next, Duration rest) {
    return sessions.forNone(
        session ->
            replays
                .keep(session, hold, next, rest, LEASE)
                .chain(
                    mine ->
                        mine
                            ? told(session, hold, next).replaceWith(goesOn(next, rest))
                            : nothing()));
  }

  private static Optional<Duration> goesOn(ReplayState next, Duration rest) {
    return next instanceof ReplayState.Rehearsing || next instanceof ReplayState.Running
        ? Optional.of(rest)
        : Optional.empty();
  }

  private Uni<Void> told(Mutiny.Session session, Replays.Hold hold, ReplayState next) {
    return switch (next) {
      case ReplayState.Rehearsed over ->
          replays.did(session, hold.id(), "", Act.Kind.REHEARSED, words(over.rehearsal().tally()));
      case ReplayState.Done over ->
          replays.did(session, hold.id(), "", Act.Kind.DONE, words(over.journey().tally()));
      case ReplayState.Rehearsing more -> Uni.createFrom().voidItem();
      case ReplayState.Running more -> Uni.createFrom().voidItem();
      case ReplayState.Stopped no -> Uni.createFrom().voidItem();
    };
  }

  private static String words(Tally tally) {
    return "%d events, %d done or known, %d kept, %d work, %d to book, %d unreadable"
        .formatted(
            tally.events(),
            tally.done() + tally.nothing(),
            tally.kept(),
            tally.work(),
            tally.bookings(),
            tally.unreadable());
  }
}
