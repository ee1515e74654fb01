package nl.koppeling.connection.proof;

import java.time.Duration;
import nl.koppeling.connection.alarm.SubscriptionAlarm;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.snelstart.ClientKeyRefused;
import nl.koppeling.snelstart.NotAllowed;
import nl.koppeling.snelstart.QuotaSpent;
import nl.koppeling.snelstart.SnelStartException;
import nl.koppeling.snelstart.SubscriptionKeyRefused;
import nl.koppeling.snelstart.Throttled;

/** What SnelStart's refusals mean for the person who tries a key (SnelStart API reference 2.4). */
public final class SnelStartRefusals {

  private static final Duration USUAL_WAIT = Duration.ofSeconds(10);
  private static final Duration QUOTA_WAIT = Duration.ofMinutes(5);

  private SnelStartRefusals() {}

  /** Sounds the alarm when the refused key is ours. */
  public static Refusal of(SnelStartException failure, SubscriptionAlarm alarm) {
    return switch (failure) {
      case ClientKeyRefused refused -> Refusal.of(RefusalCode.ADMINISTRATION_KEY_REFUSED);
      case SubscriptionKeyRefused refused -> {
        alarm.refused();
        yield Refusal.of(RefusalCode.SUBSCRIPTION_KEY_REFUSED);
      }
      case NotAllowed missing -> Refusal.of(RefusalCode.SCOPES_MISSING, missing.endpoint());
      default -> Refusal.later(RefusalCode.SNELSTART_UNAVAILABLE, wait(failure));
    };
  }

  /** How long to leave SnelStart alone. */
  public static Duration wait(SnelStartException failure) {
    return switch (failure) {
      case Throttled throttled -> throttled.retryAfter();
      case QuotaSpent spent -> QUOTA_WAIT;
      default -> USUAL_WAIT;
    };
  }
}
