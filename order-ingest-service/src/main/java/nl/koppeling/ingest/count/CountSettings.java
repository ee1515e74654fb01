package nl.koppeling.ingest.count;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often and how far back orders are counted. */
@ConfigMapping(prefix = "koppeling.counts")
public interface CountSettings {

  /** Between two counts of a shop. */
  @WithDefault("7d")
  Duration every();

  /** Orders made within this time are counted: thirteen months. */
  @WithDefault("396d")
  Duration horizon();
}
