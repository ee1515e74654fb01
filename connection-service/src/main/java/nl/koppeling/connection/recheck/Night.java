package nl.koppeling.connection.recheck;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The hours in which administrations are asked, spread so that no moment is busy.
 *
 * @param begin UTC
 */
record Night(Instant begin, Duration length) {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final LocalTime FROM = LocalTime.of(1, 0);
  private static final Duration HOURS = Duration.ofHours(4);

  /** The first night that begins after now: from one to five in Amsterdam. */
  static Night after(Instant now) {
    ZonedDateTime today = now.atZone(AMSTERDAM).with(FROM);
    ZonedDateTime begin = today.toInstant().isAfter(now) ? today : today.plusDays(1).with(FROM);
    return new Night(begin.toInstant(), HOURS);
  }
}
