package nl.koppeling.ingest.backfill;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How old orders are read. */
@ConfigMapping(prefix = "koppeling.backfill")
public interface BackfillSettings {

  /** How often its progress is told at most; a change of state is told at once. */
  @WithDefault("5s")
  Duration tellEvery();
}
