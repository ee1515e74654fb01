package nl.koppeling.sandbox.woocommerce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** OAuth 1.0a, one-legged, as WooCommerce calculates it: the key is the secret plus an ampersand (WooCommerce reference 3). */
final class OAuthOne {

  private OAuthOne() {}

  /** The signature of a request; {@code parameters} are all but {@code oauth_signature}, not yet encoded. */
  static String signature(
      String method, String url, List<Map.Entry<String, String>> parameters, String secret, String algorithm) {
    String sorted =
        parameters.stream()
            .map(p -> encode(p.getKey()) + "=" + encode(p.getValue()))
            .sorted()
            .collect(Collectors.joining("&"));
    String base = method + "&" + encode(url) + "&" + encode(sorted);
    String mac = algorithm.equals("HMAC-SHA1") ? "HmacSHA1" : "HmacSHA256";
    return hmac(mac, secret + "&", base.getBytes(StandardCharsets.UTF_8));
  }

  /** Base64 of a keyed hash. */
  static String hmac(String algorithm, String key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
      return Base64.getEncoder().encodeToString(mac.doFinal(message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** RFC 3986. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
