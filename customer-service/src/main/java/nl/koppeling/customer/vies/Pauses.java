package nl.koppeling.customer.vies;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is not asked for a while because he gave no verdict: one member state, or the whole register.
 * Keeps an outage from costing every order a time-out. In memory: another replica finds out itself.
 */
final class Pauses {

  private static final String EVERYBODY = "";
  private static final List<String> OF_THE_WHOLE =
      List.of("GLOBAL_", "SERVICE_", "IP_", "INVALID_REQUESTER", "HTTP_");

  private final Clock clock;
  private final Duration length;
  private final Map<String, Instant> until = new ConcurrentHashMap<>();

  Pauses(Clock clock, Duration length) {
    this.clock = clock;
    this.length = length;
  }

  boolean rests(String prefix) {
    return resting(prefix) || resting(EVERYBODY);
  }

  /** Notes that there was no verdict. Only some errors say something about other member states. */
  void begin(String prefix, String why) {
    boolean everybody = OF_THE_WHOLE.stream().anyMatch(why::startsWith);
    until.put(everybody ? EVERYBODY : prefix, clock.instant().plus(length));
  }

  /** Notes that there was one. */
  void end(String prefix) {
    until.remove(prefix);
    until.remove(EVERYBODY);
  }

  private boolean resting(String who) {
    Instant end = until.get(who);
    return end != null && end.isAfter(clock.instant());
  }
}
