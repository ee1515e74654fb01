package nl.koppeling.turns;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How turns are shared out. */
@ConfigMapping(prefix = "koppeling.turns")
public interface TurnSettings {

  /** How many connections this replica serves at one time. */
  @WithDefault("16")
  int slots();

  /**
   * How long a lease holds without being renewed; must exceed the longest outside call plus a
   * margin.
   */
  @WithDefault("60s")
  Duration lease();

  /** After this many documents a turn is over and the next connection is served. */
  @WithDefault("20")
  int documents();

  /** After this time a turn is over and the next connection is served. */
  @WithDefault("5s")
  Duration length();

  /** How often is looked for turns that fell due, or that a dead replica left behind. */
  @WithDefault("1s")
  Duration sweep();

  /** False: this replica takes no turns (tests, draining). */
  @WithDefault("true")
  boolean enabled();
}
