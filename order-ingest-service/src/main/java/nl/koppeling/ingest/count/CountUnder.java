package nl.koppeling.ingest.count;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A count under way: month by month (UTC), and where one differs day by day. Few calls where all is
 * well, and a list of one day at most where it is not.
 *
 * @param at orders made before were counted
 * @param until orders made from here on are left to the next count
 * @param daysUntil present: the days until here are counted one by one
 */
record CountUnder(Instant at, Instant until, Optional<Instant> daysUntil) {

  CountUnder {
    daysUntil = daysUntil.filter(at::isBefore);
  }

  /** A count of what was made between two moments. */
  static CountUnder between(Instant from, Instant until) {
    return new CountUnder(from, until, Optional.empty());
  }

  boolean finished() {
    return !at.isBefore(until);
  }

  /** True when the orders counted next are those of one day. */
  boolean byDay() {
    return daysUntil.isPresent();
  }

  /** The end of what is counted next. */
  Instant end() {
    Instant next =
        byDay()
            ? at.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS)
            : monthAfter(at).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant last = daysUntil.orElse(until);
    return next.isBefore(last) ? next : last;
  }

  private static LocalDate monthAfter(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC).withDayOfMonth(1).plusMonths(1);
  }

  /** It was counted and is well, or what is missing was found. */
  CountUnder next() {
    return new CountUnder(end(), until, daysUntil);
  }

  /** The month differs: its days are counted. */
  CountUnder dayByDay() {
    return new CountUnder(at, until, Optional.of(end()));
  }
}
