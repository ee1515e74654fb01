package nl.koppeling.turns;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import nl.koppeling.events.Lane;
import nl.koppeling.events.wake.Wakeups;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Serves turns: as long as a slot is free and a turn is due, takes one, lets the service's {@link
 * TurnWork} serve it, and gives it back. Woken by the database when work arrives; the sweep finds
 * what waited or was left behind by a dead replica.
 */
@ApplicationScoped
@Unremovable
public class TurnEngine {

  private static final Logger LOG = Logger.getLogger(TurnEngine.class);
  private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(5);
  private static final long LOOK_MILLIS = 20;

  private final String owner = UUID.randomUUID().toString();
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicInteger backfilling = new AtomicInteger();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final Set<Turn> atWork = ConcurrentHashMap.newKeySet();
  private final Vertx vertx;
  private final Mutiny.SessionFactory sessions;
  private final Turns turns;
  private final TurnSettings settings;
  private final Instance<TurnWork> work;

  TurnEngine(
      Vertx vertx,
      Mutiny.SessionFactory sessions,
      Turns turns,
      TurnSettings settings,
      Instance<TurnWork> work) {
    this.vertx = vertx;
    this.sessions = sessions;
    this.turns = turns;
    this.settings = settings;
    this.work = work;
  }

  void start(@Observes StartupEvent event, Wakeups wakeups, MeterRegistry meters) {
    meters.gauge("koppeling.turns.busy", busy);
    wakeups.on("turns", this::wake);
  }

  /**
   * No new turns; those at work finish their document and are given back. Waits for them, because
   * everything they need is taken away after this.
   */
  void stop(@Observes ShutdownEvent event) {
    stopping.set(true);
    atWork.forEach(Turn::end);
    long end = System.nanoTime() + settings.finish().toNanos();
    while (busy.get() > 0 && System.nanoTime() < end && pause()) {
      // they are finishing
    }
    if (busy.get() > 0) {
      LOG.warnf(
          "%d turns did not end within %s: their leases have to", busy.get(), settings.finish());
    }
  }

  /** False when nobody wants to wait any longer. */
  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Scheduled(every = "${koppeling.turns.sweep:1s}", delayed = "1s", identity = "turns-sweep")
  void sweep() {
    wake();
  }

  /** Says that this replica lives: what it has at work stays its own. */
  @Scheduled(every = "${koppeling.turns.heartbeat:off}", identity = "turns-heartbeat")
  void beat() {
    if (busy.get() > 0) {
      onOwnContext(
          () ->
              sessions
                  .withTransaction(session -> turns.keep(session, owner))
                  .subscribe()
                  .with(
                      kept -> {},
                      failure ->
                          LOG.warnf(
                              "leases could not be renewed: %s",
                              failure.getClass().getSimpleName())));
    }
  }

  /** Takes turns while there are any and a slot is free. */
  public void wake() {
    if (!settings.enabled()) {
      return;
    }
    // First counted, then looked: a stop either sees this one or is seen by it.
    if (busy.incrementAndGet() > settings.slots() || stopping.get()) {
      busy.decrementAndGet();
      return;
    }
    onOwnContext(this::serveNext);
  }

  private void serveNext() {
    boolean room = backfilling.incrementAndGet() <= backfillSlots();
    if (!room) {
      backfilling.decrementAndGet();
    }
    AtomicBoolean counted = new AtomicBoolean(room);
    sessions
        .withTransaction(session -> turns.take(session, owner, room))
        .invoke(taken -> keepRoom(taken, counted))
        .flatMap(this::serve)
        .onTermination()
        .invoke(() -> giveRoomBack(counted))
        .subscribe()
        .with(
            served -> {
              busy.decrementAndGet();
              if (served) {
                wake();
              }
            },
            failure -> {
              busy.decrementAndGet();
              LOG.warnf("no turn could be taken: %s", failure.getClass().getSimpleName());
            });
  }

  /**
   * Three quarters of the slots, so that live work always finds one; of a single slot it is that
   * one.
   */
  private int backfillSlots() {
    return Math.max(1, settings.slots() * 3 / 4);
  }

  /** The room is for backfill; other work does not need it. */
  private void keepRoom(Optional<Turn> taken, AtomicBoolean counted) {
    if (taken.filter(turn -> turn.lane() == Lane.BACKFILL).isEmpty()) {
      giveRoomBack(counted);
    }
  }

  private void giveRoomBack(AtomicBoolean counted) {
    if (counted.compareAndSet(true, false)) {
      backfilling.decrementAndGet();
    }
  }

  private Uni<Boolean> serve(Optional<Turn> taken) {
    if (taken.isEmpty()) {
      return Uni.createFrom().item(false);
    }
    wake(); // there may be more: fill the other slots
    Turn turn = taken.get();
    atWork.add(turn);
    if (stopping.get()) { // it was being taken when the stop was said
      turn.end();
    }
    TurnWork service = work.get();
    Context own = Vertx.currentContext();
    return Uni.createFrom()
        .deferred(() -> service.serve(turn))
        .onFailure()
        .recoverWithUni(failure -> failed(turn, failure))
        .emitOn(task -> own.runOnContext(ignored -> task.run())) // wherever the work ended
        .flatMap(done -> sessions.withTransaction(s -> turns.release(s, turn, service)))
        .onTermination()
        .invoke(() -> atWork.remove(turn))
        .replaceWith(true);
  }

  private static Uni<Void> failed(Turn turn, Throwable failure) {
    if (failure instanceof TurnLost) {
      LOG.warn(failure.getMessage());
    } else {
      LOG.errorf(failure, "turn on connection %s failed", turn.connectionId());
      turn.rest(REST_AFTER_FAILURE);
    }
    return Uni.createFrom().voidItem();
  }

  /** Each turn has a context of its own: Hibernate Reactive keeps the current session there. */
  private void onOwnContext(Runnable task) {
    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    VertxContextSafetyToggle.setContextSafe(context, true);
    context.runOnContext(ignored -> task.run());
  }
}
