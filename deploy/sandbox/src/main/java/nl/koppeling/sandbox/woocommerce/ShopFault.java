package nl.koppeling.sandbox.woocommerce;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Something wrong with a shop, a number of times or until it is healed. */
final class ShopFault {

  /** What goes wrong. */
  enum Kind {
    STATUS_500,
    HTML_200,
    MAINTENANCE_503,
    TRUNCATED_JSON,
    TOO_MANY_REQUESTS,
    SLOW,
    HANG,
    /** No webhook is delivered. */
    WEBHOOK_SILENCE,
    /** A webhook delivers the order as it was before. */
    WEBHOOK_STALE;

    static final Set<Kind> OF_ANSWERS = EnumSet.range(STATUS_500, HANG);

    static Kind of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  private final Kind kind;
  private final int seconds;
  private int times;

  /** {@code times} 0: until healed. */
  ShopFault(Kind kind, int times, int seconds) {
    this.kind = kind;
    this.times = times == 0 ? Integer.MAX_VALUE : times;
    this.seconds = seconds;
  }

  Kind kind() {
    return kind;
  }

  int seconds() {
    return seconds;
  }

  boolean useAndStay() {
    if (times != Integer.MAX_VALUE) {
      times--;
    }
    return times > 0;
  }
}
