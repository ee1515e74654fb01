package nl.koppeling.shop;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How shops are reached. */
@ConfigMapping(prefix = "koppeling.shop")
public interface ShopSettings {

  /** True only for local runs and tests: http, and loopback or private addresses, are allowed. */
  boolean privateAllowed();

  /** Bounds a whole call, from resolving the name to the last byte. */
  Duration timeout();

  /** The largest answer that is read, in bytes after decompression. */
  int bodyCap();

  /** PEM file of the certificates to trust instead of the JDK's; for a local https shop. */
  Optional<Path> trustStore();
}
