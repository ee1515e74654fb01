package nl.koppeling.connection.wizard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import nl.koppeling.connection.web.Figures;

/** Moments orders can be taken along from. */
final class Starts {

  /** Before the first WooCommerce (2011): everything. */
  static final Instant ALL = Instant.parse("2010-12-31T23:00:00Z");

  private Starts() {}

  /** The first moment of a day in Amsterdam. */
  static Instant of(LocalDate day) {
    return day.atStartOfDay(Figures.AMSTERDAM).toInstant();
  }

  /** The first moment of this year in Amsterdam. */
  static Instant thisYear(Instant now) {
    ZonedDateTime here = now.atZone(Figures.AMSTERDAM);
    return here.toLocalDate().withDayOfYear(1).atStartOfDay(Figures.AMSTERDAM).toInstant();
  }
}
