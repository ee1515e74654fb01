package nl.koppeling.sandbox.woocommerce.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Base64 of a keyed hash: what signs deliveries and OAuth requests. */
public final class Hmac {

  private Hmac() {}

  /**
   * The hash.
   *
   * @param algorithm {@code SHA1} or {@code SHA256}
   */
  public static String base64(String algorithm, String key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("Hmac" + algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "Hmac" + algorithm));
      return Base64.getEncoder().encodeToString(mac.doFinal(message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }

  /** The signature of a delivery: HMAC-SHA256 over the raw body (WooCommerce reference 6). */
  public static String delivery(String secret, byte[] body) {
    return base64("SHA256", secret, body);
  }
}
