package nl.koppeling.invoice.oversight;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.booking.Cents;

/**
 * How far sales to consumers in other member states are from the threshold of the one-stop shop
 * (VAT reference 3.3). It is passed for a year when that year or the one before reached it.
 *
 * @param thisYear turnover excluding VAT in {@code year}
 * @param lastYear the same in the year before
 */
record Threshold(int year, Cents thisYear, Cents lastYear) {

  static final Cents LIMIT = new Cents(1_000_000);

  /** Of the whole, in percent, rounded down; above 100 when it is passed, never below 0. */
  int percent() {
    return percent(thisYear);
  }

  /** The highest level that is reached. */
  Level level() {
    return percent(lastYear) >= Level.AT_100.percent() ? Level.AT_100 : Level.of(percent());
  }

  /** What the owner is told; nothing below the first level. */
  Optional<Reason> warning() {
    if (level() == Level.NONE) {
      return Optional.empty();
    }
    Warning warning =
        level() == Level.AT_100 ? Warning.OSS_THRESHOLD_PASSED : Warning.OSS_THRESHOLD;
    return Optional.of(
        warning.with(
            Map.of(
                "year", String.valueOf(year),
                "previous", String.valueOf(year - 1),
                "amount", thisYear.toString(),
                "before", lastYear.toString(),
                "percent", String.valueOf(percent()),
                "limit", LIMIT.toString())));
  }

  private static int percent(Cents sum) {
    long percent = Math.multiplyExact(sum.amount(), 100L) / LIMIT.amount();
    return Math.toIntExact(Math.clamp(percent, 0, Integer.MAX_VALUE));
  }

  static BigDecimal limit() {
    return LIMIT.euros();
  }

  /** Where warnings are given. */
  enum Level {
    NONE(0),
    AT_70(70),
    AT_90(90),
    AT_100(100);

    private final int percent;

    Level(int percent) {
      this.percent = percent;
    }

    int percent() {
      return percent;
    }

    /** As it is shown: NONE, 70, 90 or 100. */
    String shown() {
      return this == NONE ? name() : String.valueOf(percent);
    }

    private static Level of(int reached) {
      Level highest = NONE;
      for (Level level : values()) {
        highest = reached >= level.percent ? level : highest;
      }
      return highest;
    }
  }
}
