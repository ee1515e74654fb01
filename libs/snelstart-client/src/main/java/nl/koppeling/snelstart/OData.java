package nl.koppeling.snelstart;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Filters, not yet encoded, in SnelStart's dialect, OData v3 (SnelStart API reference 5.3):
 * property names in UpperCamelCase, literals quoted here.
 */
final class OData {

  private OData() {}

  static String eq(String property, String value) {
    return property + " eq " + text(value);
  }

  /** For a property that holds a number; {@code digits} is one. */
  static String eqNumber(String property, String digits) {
    if (!digits.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("not a number: an administration of numeric codes");
    }
    return property + " eq " + digits;
  }

  /** From the first day up to, not including, the last. */
  static String within(String property, LocalDate from, LocalDate before) {
    return property + " ge " + day(from) + " and " + property + " lt " + day(before);
  }

  /** A quote inside is doubled. */
  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  static String guid(UUID id) {
    return "guid'" + id + "'";
  }

  /** Midnight of the day, without zone. */
  static String day(LocalDate date) {
    return "datetime'" + Writing.midnight(date) + "'";
  }
}
