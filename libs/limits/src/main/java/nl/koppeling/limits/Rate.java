package nl.koppeling.limits;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many at once, refilled evenly over a time. There is no value that means "no limit": a limit is
 * set high, never off.
 *
 * @param most at once, 1 to 1,000,000
 * @param per the time in which an empty bucket is full again, a second to a day
 */
public record Rate(long most, Duration per) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,7})/(\\d{0,5})([smhd])");
  private static final Duration LONGEST = Duration.ofDays(1);

  public Rate {
    if (most < 1 || most > 1_000_000) {
      throw new IllegalArgumentException("a limit is between 1 and 1,000,000");
    }
    if (per.compareTo(Duration.ofSeconds(1)) < 0 || per.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a limit's time is between a second and a day");
    }
  }

  /**
   * As in settings: {@code 60/m}, {@code 5/h}, {@code 100/10s}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Rate of(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException("not a limit such as 60/m or 100/10s: " + text);
    }
    long count = form.group(2).isEmpty() ? 1 : Long.parseLong(form.group(2));
    Duration unit =
        switch (form.group(3)) {
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        };
    return new Rate(Long.parseLong(form.group(1)), unit);
  }

  /** The time in which one more is allowed. */
  public Duration each() {
    return per.dividedBy(most);
  }
}
