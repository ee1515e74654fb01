package nl.koppeling.invoice.bookkeeping;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient bookkeeping is. */
@ConfigMapping(prefix = "koppeling.bookkeeping")
public interface BookkeepingSettings {

  /**
   * How long after an unclear answer SnelStart may still be at work on the call: at least our own
   * timeout plus its longest processing time (reliability reference 4.6).
   */
  @WithDefault("30s")
  Duration settleDelay();

  /**
   * A booking older than this may have been settled by somebody else (bank import), so its balance
   * is read before we pay.
   */
  @WithDefault("2m")
  Duration probeAfter();

  /** How long a connection rests when our rights in its administration do not suffice. */
  @WithDefault("15m")
  Duration notAllowedRest();
}
