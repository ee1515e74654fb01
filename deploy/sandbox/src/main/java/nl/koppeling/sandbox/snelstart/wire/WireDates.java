package nl.koppeling.sandbox.snelstart.wire;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Optional;

/**
 * Dates as SnelStart writes and reads them: wall clock of the Netherlands, no zone (SnelStart API
 * reference 3).
 */
public final class WireDates {

  /** The wall clock all dates are meant in. */
  public static final ZoneId DUTCH = ZoneId.of("Europe/Amsterdam");

  private static final DateTimeFormatter WRITTEN =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 3, true)
          .toFormatter();

  private WireDates() {}

  /** Writes {@code yyyy-MM-ddTHH:mm:ss} with a fraction only when there is one. */
  public static String write(LocalDateTime moment) {
    return moment == null ? null : WRITTEN.format(moment);
  }

  /**
   * Reads a date, a date with a time behind {@code T} or a space, or a moment with an offset (which
   * is turned into Dutch wall clock). Empty when it is none of these.
   */
  public static Optional<LocalDateTime> read(String text) {
    String bare = text.strip();
    try {
      if (bare.length() == 10) {
        return Optional.of(LocalDate.parse(bare).atStartOfDay());
      }
      String joined = bare.replace(' ', 'T');
      boolean zoned = joined.endsWith("Z") || joined.substring(10).matches(".*[+-]\\d\\d:\\d\\d");
      return Optional.of(
          zoned
              ? OffsetDateTime.parse(joined).atZoneSameInstant(DUTCH).toLocalDateTime()
              : LocalDateTime.parse(joined));
    } catch (DateTimeParseException | StringIndexOutOfBoundsException noDate) {
      return Optional.empty();
    }
  }
}
