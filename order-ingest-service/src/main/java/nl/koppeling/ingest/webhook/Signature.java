package nl.koppeling.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code X-WC-Webhook-Signature}: base64 of HMAC-SHA256 over the raw body (WooCommerce reference
 * 6).
 */
final class Signature {

  private Signature() {}

  /** True when the header is the body's signature with this secret; takes equally long if not. */
  static boolean fits(String header, byte[] body, String secret) {
    if (header == null || secret.isEmpty()) {
      return false;
    }
    byte[] right = of(body, secret).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(right, header.getBytes(StandardCharsets.UTF_8));
  }

  static String of(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }
}
