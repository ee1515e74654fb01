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
   * How long a lease holds without being renewed. Without a heartbeat it must exceed the longest
   * outside call plus a margin; with one it is how long a dead replica's connections wait.
   */
  @WithDefault("60s")
  Duration lease();

  /**
   * How often a replica renews the leases of the turns it has at work, or {@code off}. Only for
   * work that does no harm outside when a replica that stood still goes on after losing its turn:
   * what it sends then is not fenced, what it writes is.
   */
  @WithDefault("off")
  String heartbeat();

  /** A turn at work for longer than this is not renewed any more: something in it hangs. */
  @WithDefault("10m")
  Duration longest();

  /** After this many documents a turn is over and the next connection is served. */
  @WithDefault("20")
  int documents();

  /** After this time a turn is over and the next connection is served. */
  @WithDefault("5s")
  Duration length();

  /**
   * How long a replica that is told to stop waits for the documents in hand. Together with the time
   * for requests in hand it must be less than whoever stops it waits before killing it.
   */
  @WithDefault("25s")
  Duration finish();

  /** How often is looked for turns that fell due, or that a dead replica left behind. */
  @WithDefault("1s")
  Duration sweep();

  /** False: this replica takes no turns (tests, draining). */
  @WithDefault("true")
  boolean enabled();
}
