package nl.koppeling.sandbox.snelstart.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The gateway's counters per administration: calls in a minute, in an hour and at the same moment
 * (SnelStart API reference 4). Windows are fixed; a refused call is not counted.
 */
@ApplicationScoped
public class Limits {

  /** The most calls allowed. */
  public record Allowed(int perMinute, int perHour, int concurrent) {

    /** Figures of a production subscription. */
    public static final Allowed PRODUCTION = new Allowed(500, 5_000, 50);

    /** At least one of each. */
    public Allowed {
      if (perMinute < 1 || perHour < 1 || concurrent < 1) {
        throw new IllegalArgumentException("Every limit is at least 1");
      }
    }
  }

  private static final int SECONDS_PER_MINUTE = 60;
  private static final int SECONDS_PER_HOUR = 3600;

  private final Map<String, Counters> counters = new ConcurrentHashMap<>();
  private final SandboxClock clock;
  private volatile Allowed allowed = Allowed.PRODUCTION;

  Limits(SandboxClock clock) {
    this.clock = clock;
  }

  /** What is allowed. */
  public Allowed allowed() {
    return allowed;
  }

  /** Sets what is allowed and starts counting afresh. */
  public void allow(Allowed figures) {
    allowed = figures;
    counters.values().forEach(Counters::restart);
  }

  /** Back to the figures of production. */
  public void reset() {
    allow(Allowed.PRODUCTION);
  }

  /** Lets a call in, or answers how many seconds it has to wait. */
  OptionalInt enter(String administration) {
    return counters
        .computeIfAbsent(administration, any -> new Counters())
        .enter(clock.instant().getEpochSecond(), allowed);
  }

  /** A call that was let in is over. */
  void leave(String administration) {
    Counters found = counters.get(administration);
    if (found != null) {
      found.leave();
    }
  }

  private static final class Counters {
    private long minute;
    private long hour;
    private int inMinute;
    private int inHour;
    private int running;

    synchronized OptionalInt enter(long second, Allowed allowed) {
      roll(second);
      if (inHour >= allowed.perHour()) {
        return OptionalInt.of(left(second, SECONDS_PER_HOUR));
      }
      if (inMinute >= allowed.perMinute()) {
        return OptionalInt.of(left(second, SECONDS_PER_MINUTE));
      }
      if (running >= allowed.concurrent()) {
        return OptionalInt.of(1);
      }
      inMinute++;
      inHour++;
      running++;
      return OptionalInt.empty();
    }

    private void roll(long second) {
      if (second / SECONDS_PER_MINUTE != minute) {
        minute = second / SECONDS_PER_MINUTE;
        inMinute = 0;
      }
      if (second / SECONDS_PER_HOUR != hour) {
        hour = second / SECONDS_PER_HOUR;
        inHour = 0;
      }
    }

    private static int left(long second, int window) {
      return window - (int) (second % window);
    }

    synchronized void leave() {
      running--;
    }

    synchronized void restart() {
      inMinute = 0;
      inHour = 0;
    }
  }
}
