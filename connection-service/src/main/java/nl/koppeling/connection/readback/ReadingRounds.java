package nl.koppeling.connection.readback;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.StatementCode;
import nl.koppeling.events.Reason;
import org.jboss.logging.Logger;

/**
 * Carries wishes out, a few at a time, so that one slow shop holds nobody up for long. A reading
 * that failed is not repeated: its owner sees why and asks again.
 */
@ApplicationScoped
class ReadingRounds {

  private static final Logger LOG = Logger.getLogger(ReadingRounds.class);
  private static final int AT_ONCE = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Sessions sessions;
  private final Readings readings;
  private final ReadMonth months;

  @Inject
  ReadingRounds(Sessions sessions, Readings readings, ReadMonth months) {
    this.sessions = sessions;
    this.readings = readings;
    this.months = months;
  }

  @Scheduled(
      every = "${koppeling.readback.every}",
      identity = "readback",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> round() {
    return take(new ArrayList<>()).flatMap(this::all);
  }

  private Uni<List<Readings.Wish>> take(List<Readings.Wish> taken) {
    return sessions
        .forAll(readings::take)
        .flatMap(
            found -> {
              found.ifPresent(taken::add);
              return found.isPresent() && taken.size() < AT_ONCE
                  ? take(taken)
                  : Uni.createFrom().item(taken);
            });
  }

  private Uni<Void> all(List<Readings.Wish> wishes) {
    return wishes.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join().all(wishes.stream().map(this::one).toList()).andFailFast().replaceWithVoid();
  }

  private Uni<Void> one(Readings.Wish wish) {
    return months
        .read(wish)
        .ifNoItem()
        .after(PATIENCE)
        .recoverWithUni(() -> Uni.createFrom().failure(Refusal.of(StatementCode.MONTH_TOO_LARGE)))
        .flatMap(
            reading ->
                sessions.forConnection(
                    wish.connectionId(), session -> readings.done(session, wish, reading)))
        .onFailure()
        .recoverWithUni(
            failure ->
                sessions.forConnection(
                    wish.connectionId(),
                    session -> readings.failed(session, wish, why(wish, failure))));
  }

  private static Reason why(Readings.Wish wish, Throwable failure) {
    if (failure instanceof Refusal no) {
      return Reason.of(no.name(), no.code().nl(), no.code().en());
    }
    LOG.errorf(
        "month %s of connection %s not read back: %s",
        wish.month(), wish.connectionId(), failure.getClass().getSimpleName());
    StatementCode ours = StatementCode.READ_BACK_FAILED;
    return Reason.of(ours.name(), ours.nl(), ours.en());
  }
}
