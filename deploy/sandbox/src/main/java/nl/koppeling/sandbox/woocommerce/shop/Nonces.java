package nl.koppeling.sandbox.woocommerce.shop;

import java.util.HashMap;
import java.util.Map;

/**
 * Nonces seen within the window; older ones are forgotten, for their timestamps are too old anyway.
 */
public final class Nonces {

  /** Fifteen minutes either way (WooCommerce reference 3), in seconds. */
  public static final long WINDOW = 15 * 60;

  private static final int SWEEP_ABOVE = 10_000;

  private final Map<String, Long> seen = new HashMap<>();

  /** True the first time a key uses a nonce. */
  public synchronized boolean firstUse(String consumerKey, String nonce, long timestamp) {
    if (seen.size() > SWEEP_ABOVE) {
      long oldest = System.currentTimeMillis() / 1_000 - 2 * WINDOW;
      seen.values().removeIf(at -> at < oldest);
    }
    return seen.putIfAbsent(consumerKey + " " + nonce, timestamp) == null;
  }
}
