package nl.koppeling.customer.finding;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import nl.koppeling.access.AccessRefused;
import nl.koppeling.customer.administration.Faults;
import nl.koppeling.customer.linking.RelationState;
import nl.koppeling.customer.linking.RelationState.CreateIntended;
import nl.koppeling.customer.linking.Relations;
import nl.koppeling.snelstart.BearerRefused;
import nl.koppeling.snelstart.NotAllowed;
import nl.koppeling.snelstart.QuotaSpent;
import nl.koppeling.snelstart.Refused;
import nl.koppeling.snelstart.SnelStartException;
import nl.koppeling.snelstart.SubscriptionKeyRefused;
import nl.koppeling.snelstart.Throttled;
import nl.koppeling.snelstart.Unclear;
import nl.koppeling.turns.Backoff;
import nl.koppeling.turns.CallBudgets;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * What we do when a call does not bring what was asked. Trouble of the customer makes the customer
 * wait, trouble of the administration makes the connection rest; neither is ever given up.
 */
@ApplicationScoped
class Setbacks {

  private static final Logger LOG = Logger.getLogger(Setbacks.class);
  private static final Duration QUOTA_WAIT = Duration.ofMinutes(15);
  private static final Duration NOT_ALLOWED_WAIT = Duration.ofMinutes(10);
  private static final Duration KEY_WAIT = Duration.ofMinutes(1);
  private static final Duration PARTNER_KEY_WAIT = Duration.ofSeconds(10);

  private final Mutiny.SessionFactory sessions;
  private final Relations relations;
  private final CallBudgets budgets;
  private final Faults faults;
  private final Results results;
  private final Settle settle;
  private final MeterRegistry meters;

  Setbacks(
      Mutiny.SessionFactory sessions,
      Relations relations,
      CallBudgets budgets,
      Faults faults,
      Results results,
      Settle settle,
      MeterRegistry meters) {
    this.sessions = sessions;
    this.relations = relations;
    this.budgets = budgets;
    this.faults = faults;
    this.results = results;
    this.settle = settle;
    this.meters = meters;
  }

  /** A read failed, or something before the intent: nothing was changed anywhere. */
  Uni<Void> whileReading(Task task, Throwable failure) {
    note(task, failure);
    if (failure instanceof Refused refused) {
      return results.refused(task, RefusedParts.reason(refused, task.seat(), task.person()));
    }
    if (failure instanceof OutOfBudget spent) {
      return rest(task, task.customer().state(), spent.period());
    }
    return wait(task, task.customer().state(), failure);
  }

  /** The call that makes the relation failed. */
  Uni<Void> whileMaking(Task task, CreateIntended intended, Throwable failure) {
    note(task, failure);
    return switch (failure) {
      case Unclear unclear -> save(task, intended.doubt(), 0, settle.delay());
      case Refused refused -> refused(task, intended, refused);
      case SnelStartException certain -> wait(task, intended.notMade(), certain);
      case AccessRefused certain -> wait(task, intended.notMade(), certain);
      // Nobody foresaw it, so nobody knows what it means: the careful way out.
      default -> save(task, intended.doubt(), 0, settle.delay());
    };
  }

  /**
   * The database failed, or we did. What is written stays as it is, and that is always right: an
   * intent that may have been carried out is read before anything else.
   */
  Uni<Void> unforeseen(Task task, Throwable failure) {
    note(task, failure);
    int attempts = task.customer().attempts() + 1;
    Duration wait = backOff(attempts).plus(settle.delay());
    return sessions.withTransaction(
        session ->
            task.turn()
                .hold(session)
                .flatMap(
                    held -> relations.postpone(session, task.customer().key(), attempts, wait)));
  }

  private Uni<Void> refused(Task task, CreateIntended intended, Refused refused) {
    return RefusedParts.omissible(refused, task.seat())
        .filter(part -> !intended.omitted().contains(part))
        .map(part -> save(task, intended.without(part), 0, Duration.ZERO))
        .orElseGet(
            () -> results.refused(task, RefusedParts.reason(refused, task.seat(), task.person())));
  }

  /**
   * Back to a state in which nothing is doubtful; who waits, and how long, depends on the cause.
   */
  private Uni<Void> wait(Task task, RelationState state, Throwable failure) {
    return switch (failure) {
      case Throttled throttled -> close(task, state, throttled.retryAfter());
      case QuotaSpent spent -> close(task, state, QUOTA_WAIT);
      case NotAllowed notAllowed -> notAllowed(task, state);
      case BearerRefused key -> rest(task, state, KEY_WAIT);
      case SubscriptionKeyRefused key -> rest(task, state, PARTNER_KEY_WAIT);
      case AccessRefused refused -> rest(task, state, refused.rest());
      default -> backOff(task, state);
    };
  }

  /** No call to this administration by anybody before the time it named. */
  private Uni<Void> close(Task task, RelationState state, Duration period) {
    task.turn().rest(period);
    return sessions.withTransaction(
        session ->
            save(session, task, state, task.customer().attempts(), Duration.ZERO)
                .flatMap(
                    done -> budgets.close(session, task.connection().administrationId(), period)));
  }

  private Uni<Void> notAllowed(Task task, RelationState state) {
    task.turn().rest(NOT_ALLOWED_WAIT);
    return sessions.withTransaction(
        session ->
            save(session, task, state, task.customer().attempts(), Duration.ZERO)
                .flatMap(done -> faults.begin(session, task.connection().connectionId())));
  }

  private Uni<Void> rest(Task task, RelationState state, Duration period) {
    task.turn().rest(period);
    return save(task, state, task.customer().attempts(), Duration.ZERO);
  }

  private Uni<Void> backOff(Task task, RelationState state) {
    int attempts = task.customer().attempts() + 1;
    return save(task, state, attempts, backOff(attempts));
  }

  private static Duration backOff(int attempts) {
    return Backoff.after(attempts, ThreadLocalRandom.current().nextDouble());
  }

  private Uni<Void> save(Task task, RelationState state, int attempts, Duration wait) {
    return sessions.withTransaction(session -> save(session, task, state, attempts, wait));
  }

  private Uni<Void> save(
      Mutiny.Session session, Task task, RelationState state, int attempts, Duration wait) {
    return task.turn()
        .hold(session)
        .flatMap(held -> relations.save(session, task.customer().key(), state, attempts, wait));
  }

  /** Only messages that are known to hold no personal data are logged. */
  private void note(Task task, Throwable failure) {
    String kind = failure.getClass().getSimpleName();
    meters.counter("koppeling.customer.setbacks", "kind", kind).increment();
    boolean known = failure instanceof SnelStartException || failure instanceof AccessRefused;
    LOG.warnf(
        "connection %s, order %d: %s",
        task.connection().connectionId(), task.orderId(), known ? failure.getMessage() : kind);
  }
}
