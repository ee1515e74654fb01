package nl.koppeling.customer.vies;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the register is asked, and how long its answers stand. */
@ConfigMapping(prefix = "koppeling.vies")
public interface ViesSettings {

  /** Own VAT number with prefix; with it the register gives a consultation number as receipt. */
  Optional<String> requester();

  /** Bounds one question, from connecting to the last byte. */
  @WithDefault("10s")
  Duration timeout();

  /** How long a proof of a valid number is used again. */
  @WithDefault("24h")
  Duration validFor();

  /** How long an invalid number is not asked again. */
  @WithDefault("1h")
  Duration invalidFor();

  /** How long a member state that gave no verdict is not asked for any number. */
  @WithDefault("20s")
  Duration pause();

  /** How long an order waits after its first question without a verdict; doubles each time. */
  @WithDefault("1m")
  Duration firstWait();

  /** The longest wait between two questions for one order. */
  @WithDefault("1h")
  Duration longestWait();
}
