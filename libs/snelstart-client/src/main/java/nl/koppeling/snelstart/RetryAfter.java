package nl.koppeling.snelstart;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the gateway wants us to wait (SnelStart API reference 4): header, else text, else 10
 * seconds.
 */
final class RetryAfter {

  private static final Duration UNTOLD = Duration.ofSeconds(10);
  private static final long MOST_SECONDS = 3600;
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}) second");

  private RetryAfter() {}

  static Duration of(Answer answer) {
    return header(answer.retryAfter()).or(() -> text(answer.text())).orElse(UNTOLD);
  }

  private static Optional<Duration> header(String value) {
    boolean seconds = value != null && value.strip().matches("\\d{1,9}");
    return seconds ? Optional.of(bounded(value.strip())) : Optional.empty();
  }

  private static Optional<Duration> text(String body) {
    Matcher seconds = SECONDS.matcher(body);
    return seconds.find() ? Optional.of(bounded(seconds.group(1))) : Optional.empty();
  }

  private static Duration bounded(String seconds) {
    return Duration.ofSeconds(Math.clamp(Long.parseLong(seconds), 1, MOST_SECONDS));
  }
}
