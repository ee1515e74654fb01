package nl.koppeling.sandbox.vies;

import java.util.Set;

/**
 * Something that is wrong with the register.
 *
 * @param kind an error code of VIES, or {@link #SLOW}, {@link #HTML}, {@link #BROKEN}
 * @param state the member state's prefix; empty: all of them
 * @param seconds how long {@link #SLOW} takes
 * @param times how many questions it strikes; 0: until cleared
 * @param status HTTP status of an error code; VIES itself says 200
 */
record Trouble(String kind, String state, int seconds, int times, int status) {

  /** The ordinary answer, after a while. */
  static final String SLOW = "slow";

  /** A page of the load balancer in front of it, status 503. */
  static final String HTML = "html";

  /** A JSON answer cut in half, status 200. */
  static final String BROKEN = "broken-json";

  private static final Set<String> KINDS =
      Set.of(
          SLOW,
          HTML,
          BROKEN,
          "MS_UNAVAILABLE",
          "MS_MAX_CONCURRENT_REQ",
          "GLOBAL_MAX_CONCURRENT_REQ",
          "SERVICE_UNAVAILABLE",
          "TIMEOUT",
          "VAT_BLOCKED",
          "IP_BLOCKED");

  Trouble {
    if (!KINDS.contains(kind)) {
      throw new IllegalArgumentException("kind: one of " + KINDS.stream().sorted().toList());
    }
    if (!state.isEmpty() && !MemberStates.know(state)) {
      throw new IllegalArgumentException("state: a prefix the register knows");
    }
    if (seconds < 0 || seconds > 600 || times < 0 || status < 200 || status > 599) {
      throw new IllegalArgumentException("seconds 0-600, times 0 or more, status 200-599");
    }
  }

  boolean strikes(String prefix) {
    return state.isEmpty() || state.equals(prefix);
  }

  Trouble struck() {
    return new Trouble(kind, state, seconds, times - 1, status);
  }
}
