package nl.koppeling.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * One pause for all connections of this replica when SnelStart as a whole is out of reach: at once
 * when the partner's subscription key is refused, or when three connections in a row, without any
 * success between, got no usable answer. While it lasts one connection every 10 seconds tries (the
 * canary); its first success ends it. Others come back spread over 20 seconds, so the end is no
 * stampede. Kept in memory: a new replica finds out by itself within three calls.
 */
@ApplicationScoped
public class Outage {

  private static final Logger LOG = Logger.getLogger(Outage.class);
  private static final Duration PROBE = Duration.ofSeconds(10);
  private static final int CONNECTIONS = 3;
  private static final int SPREAD_MILLIS = 20_000;

  private final Clock clock;
  private final Set<UUID> failing = new HashSet<>();
  private Instant nextProbe;

  @Inject
  public Outage() {
    this(Clock.systemUTC());
  }

  Outage(Clock clock) {
    this.clock = clock;
  }

  /**
   * Asks leave for a call.
   *
   * @return zero: go ahead (during an outage: as the canary); otherwise how long the connection
   *     should rest
   */
  public synchronized Duration leave(UUID connectionId) {
    if (nextProbe == null) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    if (!now.isBefore(nextProbe)) {
      nextProbe = now.plus(PROBE);
      return Duration.ZERO;
    }
    int spread = Math.floorMod(connectionId.hashCode(), SPREAD_MILLIS);
    return Duration.between(now, nextProbe).plusMillis(spread);
  }

  /** SnelStart answered, whatever it said: there is no outage. */
  public synchronized void answered() {
    if (nextProbe != null) {
      LOG.info("SnelStart answers again, the pause is over");
    }
    nextProbe = null;
    failing.clear();
  }

  /** A connection got no usable answer from SnelStart. */
  public synchronized void unanswered(UUID connectionId) {
    failing.add(connectionId);
    if (failing.size() >= CONNECTIONS) {
      begin("no usable answers");
    }
  }

  /** SnelStart refused the partner's subscription key. */
  public synchronized void subscriptionKeyRefused() {
    begin("the subscription key is refused, an operator must replace it");
  }

  /** True while all connections wait; for the health page and metrics. */
  public synchronized boolean lasting() {
    return nextProbe != null;
  }

  private void begin(String why) {
    if (nextProbe == null) {
      LOG.errorf("all work on SnelStart pauses: %s", why);
      nextProbe = clock.instant().plus(PROBE);
    }
  }
}
