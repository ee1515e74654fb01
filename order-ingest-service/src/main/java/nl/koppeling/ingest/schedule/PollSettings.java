package nl.koppeling.ingest.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How often and how a shop is polled. */
@ConfigMapping(prefix = "koppeling.poll")
public interface PollSettings {

  /** Between two walks through what changed. */
  @WithDefault("60s")
  Duration interval();

  /** The longest interval, for a quiet shop whose webhooks work. */
  @WithDefault("15m")
  Duration intervalQuiet();

  /** How far a walk reaches back before the newest change seen: slow requests save late. */
  @WithDefault("5m")
  Duration overlap();

  /** Orders a page; a shop refuses more than 100 (WooCommerce reference 5.1). */
  @WithDefault("50")
  @Min(2)
  @Max(100)
  int pageSize();

  /** After failing for so long the owner is told that the shop cannot be reached. */
  @WithDefault("24h")
  Duration tellUnreachableAfter();

  /** The same when something stands in the way that only passes when somebody removes it. */
  @WithDefault("1h")
  Duration tellBlockedAfter();
}
