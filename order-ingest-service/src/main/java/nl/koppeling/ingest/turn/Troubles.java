package nl.koppeling.ingest.turn;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.ConnectionFaulted;
import nl.koppeling.events.ConnectionRecovered;
import nl.koppeling.events.Reason;
import nl.koppeling.events.Topic;
import nl.koppeling.events.outbox.Outbox;
import nl.koppeling.ingest.schedule.PollSettings;
import nl.koppeling.ingest.schedule.PollState;
import nl.koppeling.ingest.schedule.Setbacks;
import nl.koppeling.ingest.shop.Access;
import nl.koppeling.ingest.shop.ShopKeys;
import nl.koppeling.shop.ShopAnswer;
import nl.koppeling.turns.Backoff;
import nl.koppeling.turns.Turn;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * What a turn does when the shop gives no usable answer: wait, wait longer, or stop and tell the
 * owner, once. Only this connection waits; the others are served meanwhile.
 */
@ApplicationScoped
class Troubles {

  private static final Logger LOG = Logger.getLogger(Troubles.class);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration ADDRESS_CHECK = Duration.ofMinutes(15);

  private final Mutiny.SessionFactory sessions;
  private final Setbacks setbacks;
  private final ShopKeys keys;
  private final Outbox outbox;
  private final PollSettings settings;
  private final MeterRegistry meters;

  Troubles(
      Mutiny.SessionFactory sessions,
      Setbacks setbacks,
      ShopKeys keys,
      Outbox outbox,
      PollSettings settings,
      MeterRegistry meters) {
    this.sessions = sessions;
    this.setbacks = setbacks;
    this.keys = keys;
    this.outbox = outbox;
    this.settings = settings;
    this.meters = meters;
  }

  /** The shop answered well. */
  Uni<Void> over(Turn turn) {
    count("ok");
    return sessions.withTransaction(
        s ->
            turn.hold(s)
                .flatMap(held -> setbacks.good(s, turn.connectionId()))
                .flatMap(
                    recovered ->
                        recovered
                            ? outbox.add(
                                s,
                                Topic.CONNECTION_HEALTH,
                                new ConnectionRecovered(
                                    turn.connectionId(), ConnectionFaulted.Side.SHOP))
                            : Uni.createFrom().voidItem()));
  }

  /** The shop gave this answer instead of what was asked. */
  Uni<Void> met(
      Turn turn, ConnectionChanged connection, Access access, PollState state, ShopAnswer answer) {
    LOG.warnf("connection %s: the shop answers %s", turn.connectionId(), answer);
    count(answer.getClass().getSimpleName());
    return switch (answer) {
      case ShopAnswer.KeyRefused refused ->
          Faults.inFront(refused)
              ? again(turn, state, answer)
              : stop(turn, connection, access, Faults.KEY_REFUSED);
      case ShopAnswer.PermissionMissing missing ->
          stop(turn, connection, access, Faults.PERMISSION_MISSING);
      case ShopAnswer.Throttled(Duration retryAfter) -> leaveAlone(turn, retryAfter);
      case ShopAnswer.AddressRefused refused -> addressRefused(turn);
      case ShopAnswer.Unavailable unavailable -> again(turn, state, answer);
      case ShopAnswer.NotFound notFound -> again(turn, state, answer);
      case ShopAnswer.BadRequest bad -> again(turn, state, answer);
      case ShopAnswer.Json unexpected -> again(turn, state, answer);
    };
  }

  /** A key that is refused is not tried again, unless there is a newer one already. */
  private Uni<Void> stop(Turn turn, ConnectionChanged connection, Access access, Reason reason) {
    keys.drop(turn.connectionId());
    if (connection.credentialsVersion() > access.credentialsVersion()) {
      turn.rest(SOON);
      return Uni.createFrom().voidItem();
    }
    return sessions.withTransaction(
        s ->
            turn.hold(s)
                .flatMap(
                    held -> setbacks.pause(s, turn.connectionId(), access.credentialsVersion()))
                .flatMap(paused -> paused ? tell(s, turn, reason) : Uni.createFrom().voidItem()));
  }

  private Uni<Void> leaveAlone(Turn turn, Duration wait) {
    turn.rest(wait);
    return sessions.withTransaction(
        s -> turn.hold(s).flatMap(held -> setbacks.leaveAlone(s, turn.connectionId(), wait)));
  }

  private Uni<Void> addressRefused(Turn turn) {
    turn.rest(ADDRESS_CHECK);
    return sessions.withTransaction(
        s ->
            turn.hold(s)
                .flatMap(held -> setbacks.failed(s, turn.connectionId(), ADDRESS_CHECK))
                .flatMap(failed -> tell(s, turn, Faults.ADDRESS_REFUSED)));
  }

  private Uni<Void> again(Turn turn, PollState state, ShopAnswer answer) {
    Reason reason = Faults.lasting(answer);
    Duration patience =
        Faults.needsSomebody(reason)
            ? settings.tellBlockedAfter()
            : settings.tellUnreachableAfter();
    Duration wait = Backoff.after(state.failures() + 1, ThreadLocalRandom.current().nextDouble());
    turn.rest(wait);
    return sessions.withTransaction(
        s ->
            turn.hold(s)
                .flatMap(held -> setbacks.failed(s, turn.connectionId(), wait))
                .flatMap(failed -> setbacks.failingFor(s, turn.connectionId(), patience))
                .flatMap(tooLong -> tooLong ? tell(s, turn, reason) : Uni.createFrom().voidItem()));
  }

  private Uni<Void> tell(Mutiny.Session session, Turn turn, Reason reason) {
    return setbacks
        .tell(session, turn.connectionId(), reason.code())
        .flatMap(
            news ->
                news
                    ? outbox.add(
                        session,
                        Topic.CONNECTION_HEALTH,
                        new ConnectionFaulted(
                            turn.connectionId(), ConnectionFaulted.Side.SHOP, reason))
                    : Uni.createFrom().voidItem());
  }

  private void count(String result) {
    meters.counter("koppeling.ingest.polls", "result", result).increment();
  }
}
