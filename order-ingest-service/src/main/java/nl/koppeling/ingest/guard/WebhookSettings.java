package nl.koppeling.ingest.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How webhooks are set up. */
@ConfigMapping(prefix = "koppeling.webhooks")
public interface WebhookSettings {

  /** Where shops reach this service; a shop delivers only to ports 80, 443 and 8080. */
  URI publicUrl();

  /** Between two looks at a shop's webhooks: after seven failures in a row a shop disables one. */
  @WithDefault("15m")
  Duration checkEvery();

  /** The look after a repair: the shop's count of failures is not set back by it. */
  @WithDefault("1m")
  Duration checkAfterRepair();
}
