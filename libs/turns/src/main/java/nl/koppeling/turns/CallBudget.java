package nl.koppeling.turns;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * This service's share of an administration's call limits (SnelStart API reference 4: 500 a minute
 * and 5,000 an hour, second-hand). In any minute at most {@code minuteBurst + perMinute} calls are
 * made, in any hour at most {@code hourBurst + perHour}.
 */
@ConfigMapping(prefix = "koppeling.budget")
public interface CallBudget {

  @WithDefault("50")
  int minuteBurst();

  @WithDefault("200")
  int perMinute();

  @WithDefault("500")
  int hourBurst();

  @WithDefault("2000")
  int perHour();

  /** What backfill leaves of the hour to live work. */
  default int reserve() {
    return hourBurst() / 4;
  }
}
