package nl.koppeling.ingest.sweep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often and how far back recent orders are read again. */
@ConfigMapping(prefix = "koppeling.sweep")
public interface SweepSettings {

  /** Between two sweeps of a shop. */
  @WithDefault("24h")
  Duration every();

  /** Orders made within this time are read again. */
  @WithDefault("90d")
  Duration window();
}
