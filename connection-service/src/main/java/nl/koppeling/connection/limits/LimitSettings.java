package nl.koppeling.connection.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;
import nl.koppeling.limits.Rate;

/** How often is too often; see the service's README. */
@ConfigMapping(prefix = "koppeling.limits")
public interface LimitSettings {

  /** Everything from one address, before anything else is looked at. */
  Rate address();

  /** What was answered with "who are you?" or "unknown" at the hooks and the API, by address. */
  Rate refused();

  /** Beginnings and ends of signing in, by address. */
  Rate signIn();

  /** Pages and API calls of one person. */
  Rate person();

  /** Forms and API calls of one person that may change something. */
  Rate changes();

  /**
   * Calls of one person that lead to calls of a shop or of SnelStart; counted over all replicas.
   */
  Rate outside();

  /** Exports of one person; counted over all replicas. */
  Rate export();

  /** Addresses, and persons, that are remembered. */
  @WithDefault("100000")
  int remembered();

  /** Proxies in front of us whose {@code X-Forwarded-For} is believed. */
  Optional<List<String>> trustedProxies();
}
