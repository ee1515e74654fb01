package nl.koppeling.connection.board;

import java.time.Duration;
import java.time.Instant;
import nl.koppeling.connection.overview.Pulse;
import nl.koppeling.connection.web.Page;

/** How far behind the connection is, in words; no more than the services told. */
final class PaceLine {

  private PaceLine() {}

  static String of(Pulse.Pace pace, Instant now, Page page) {
    String done =
        pace.oldest()
            .map(oldest -> page.text("pace_up_to", age(Duration.between(oldest, now), page)))
            .orElseGet(
                () -> pace.heard().isPresent() ? page.text("pace_all") : page.text("pace_nothing"));
    return pace.heard()
        .map(heard -> done + " " + page.text("pace_heard", page.figures().moment(heard)))
        .orElse(done);
  }

  private static String age(Duration age, Page page) {
    long seconds = Math.max(1, age.toSeconds());
    if (seconds < 60) {
      return page.text(seconds == 1 ? "age_second" : "age_seconds", seconds);
    }
    if (seconds < 3600) {
      return page.text(seconds < 120 ? "age_minute" : "age_minutes", seconds / 60);
    }
    return page.text(seconds < 7200 ? "age_hour" : "age_hours", seconds / 3600);
  }
}
