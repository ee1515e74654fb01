package nl.koppeling.sandbox.woocommerce.orders;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import nl.koppeling.sandbox.woocommerce.wire.Parameters;
import nl.koppeling.sandbox.woocommerce.wire.Problems;
import nl.koppeling.sandbox.woocommerce.wire.ShopTime;

/**
 * One bound on a date: strictly later or earlier, in whole seconds. A value with a zone is first
 * turned into the shop's wall time; without {@code dates_are_gmt} it is then compared with the
 * local column, with it with the UTC column. That is how a trailing {@code Z} loses an hour
 * (WooCommerce reference 5.2).
 */
record DateBound(
    LocalDateTime limit, boolean after, boolean modified, ZoneOffset column, ShopTime time)
    implements Predicate<StoredOrder> {

  static final DateBound NONE =
      new DateBound(LocalDateTime.of(1970, 1, 1, 0, 0), true, true, null, null);

  private static final Pattern FORM =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}(:\\d{2})?)?");

  /** The limit as if it were UTC, in seconds since 1970; within a day of what it really is. */
  long second() {
    return limit.toEpochSecond(ZoneOffset.UTC);
  }

  @Override
  public boolean test(StoredOrder order) {
    if (time == null) {
      return true;
    }
    long moment = modified ? order.modified() : order.created();
    long wall =
        column == null
            ? moment
                + time.zone().getRules().getOffset(Instant.ofEpochSecond(moment)).getTotalSeconds()
            : moment;
    return after ? wall > second() : wall < second();
  }

  /** Reads bounds from a request. */
  record Reader(Parameters parameters, ShopTime time, boolean gmt) {

    DateBound after(String name, boolean modified) {
      return read(name, true, modified);
    }

    DateBound before(String name, boolean modified) {
      return read(name, false, modified);
    }

    private DateBound read(String name, boolean after, boolean modified) {
      return parameters
          .text(name)
          .map(
              text ->
                  new DateBound(
                      wall(name, text), after, modified, gmt ? ZoneOffset.UTC : null, time))
          .orElse(NONE);
    }

    private LocalDateTime wall(String name, String text) {
      String value = text.toUpperCase(Locale.ROOT).replace(' ', 'T');
      if (FORM.matcher(text).matches()) {
        try {
          return value.substring(19).matches("(\\.\\d+)?")
              ? LocalDateTime.parse(value).withNano(0)
              : time.wall(OffsetDateTime.parse(value).toInstant()).withNano(0);
        } catch (DateTimeParseException e) {
          throw Problems.parameter(name, "rest_invalid_date", "Invalid date.");
        }
      }
      throw Problems.parameter(name, "rest_invalid_date", "Invalid date.");
    }
  }
}
