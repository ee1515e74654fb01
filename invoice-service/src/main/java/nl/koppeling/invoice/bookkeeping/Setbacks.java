package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import nl.koppeling.access.AccessRefused;
import nl.koppeling.events.Lane;
import nl.koppeling.invoice.posting.DueWork;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingKey;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.snelstart.BearerRefused;
import nl.koppeling.snelstart.NotAllowed;
import nl.koppeling.snelstart.QuotaSpent;
import nl.koppeling.snelstart.SnelStartException;
import nl.koppeling.snelstart.SubscriptionKeyRefused;
import nl.koppeling.snelstart.Throttled;
import nl.koppeling.turns.Backoff;
import nl.koppeling.turns.CallBudgets;
import nl.koppeling.turns.Turn;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** What follows when nothing was achieved and nothing is in doubt: who waits, and for how long. */
@ApplicationScoped
class Setbacks {

  private static final Logger LOG = Logger.getLogger(Setbacks.class);
  private static final Duration LITTLE = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Mutiny.SessionFactory sessions;
  private final Records records;
  private final DueWork work;
  private final CallBudgets budgets;
  private final Faults faults;
  private final BookkeepingSettings settings;

  Setbacks(
      Mutiny.SessionFactory sessions,
      Records records,
      DueWork work,
      CallBudgets budgets,
      Faults faults,
      BookkeepingSettings settings) {
    this.sessions = sessions;
    this.records = records;
    this.work = work;
    this.budgets = budgets;
    this.faults = faults;
    this.settings = settings;
  }

  /** Falls back to {@code back} and lets document, lane or connection wait as the failure asks. */
  Uni<Posting> met(Document document, PostingState back, Throwable failure) {
    Turn turn = document.turn();
    Posting posting = document.posting();
    log(posting, failure);
    return switch (failure) {
      case OutOfBudget spent -> outOfBudget(document, back, spent.period());
      case Closed closed -> rest(document, back, closed.period());
      case Throttled throttled ->
          sessions
              .withTransaction(
                  session ->
                      budgets.close(
                          session,
                          document.connection().administrationId(),
                          throttled.retryAfter()))
              .flatMap(closed -> rest(document, back, throttled.retryAfter()));
      case NotAllowed refused ->
          faults
              .tell(turn.connectionId(), Obstacle.NOT_ALLOWED.with(Map.of()))
              .flatMap(told -> rest(document, back, settings.notAllowedRest()));
      case OtherAdministration other ->
          faults
              .tell(turn.connectionId(), Obstacle.ADMINISTRATION_KEY_REFUSED.with(Map.of()))
              .flatMap(told -> rest(document, back, settings.notAllowedRest()));
      case AccessRefused refused -> rest(document, back, refused.rest());
      case BearerRefused refused -> rest(document, back, LITTLE);
      case SubscriptionKeyRefused refused -> rest(document, back, LITTLE);
      case QuotaSpent spent -> rest(document, back, LONG);
      default -> records.setback(turn, posting, back, backoff(posting));
    };
  }

  /** What no rule foresees is a flaw of ours: it alarms, and the document waits. */
  private static void log(Posting posting, Throwable failure) {
    PostingKey key = posting.key();
    boolean foreseen =
        failure instanceof SnelStartException
            || failure instanceof AccessRefused
            || failure instanceof OutOfBudget
            || failure instanceof Closed;
    if (foreseen) {
      LOG.infof(
          "order %d of connection %s waits: %s",
          key.orderId(), key.connectionId(), failure.getClass().getSimpleName());
    } else {
      LOG.errorf(failure, "order %d of connection %s waits", key.orderId(), key.connectionId());
    }
  }

  private Uni<Posting> rest(Document document, PostingState back, Duration period) {
    document.turn().rest(period);
    return records.setback(document.turn(), document.posting(), back, Duration.ZERO);
  }

  /** A live budget that is spent stops the connection; a backfill's leaves live work going. */
  private Uni<Posting> outOfBudget(Document document, PostingState back, Duration period) {
    if (document.posting().lane() == Lane.LIVE) {
      return rest(document, back, period);
    }
    Turn turn = document.turn();
    return records
        .setback(turn, document.posting(), back, period)
        .call(
            waiting ->
                sessions.withTransaction(
                    session -> work.postpone(session, turn.connectionId(), Lane.BACKFILL, period)));
  }

  private static Duration backoff(Posting posting) {
    return Backoff.after(posting.attempts() + 1, ThreadLocalRandom.current().nextDouble());
  }
}
