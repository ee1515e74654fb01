package nl.koppeling.ingest.note;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How notes are written in the shop. */
@ConfigMapping(prefix = "koppeling.notes")
public interface NoteSettings {

  /**
   * After an unclear answer, and between two looks: longer than the longest call, because a shop
   * may still be at work after we stopped waiting.
   */
  @WithDefault("60s")
  Duration settle();

  /** After so many unclear answers it is given up: a doubled note is worse than a missing one. */
  @WithDefault("8")
  int attempts();
}
