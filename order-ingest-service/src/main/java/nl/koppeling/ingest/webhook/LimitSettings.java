package nl.koppeling.ingest.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;
import nl.koppeling.limits.Rate;

/** How often is too often. */
@ConfigMapping(prefix = "koppeling.limits")
interface LimitSettings {

  /** Deliveries of one address that were refused: unknown, forged, too large. */
  @WithDefault("120/m")
  Rate refused();

  /** Deliveries and pings of one connection. */
  @WithDefault("1200/m")
  Rate connection();

  /** Addresses, and connections, that are remembered. */
  @WithDefault("100000")
  int remembered();

  /** Proxies in front of us whose {@code X-Forwarded-For} is believed; none by default. */
  Optional<List<String>> trustedProxies();
}
