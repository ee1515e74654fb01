package nl.koppeling.shop;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a request with OAuth 1.0a, one-legged, HMAC-SHA256, parameters in the query: the only way a
 * shop without https knows a key (WooCommerce reference 3). A repeated request needs a new nonce.
 */
final class OAuth1 {

  private OAuth1() {}

  /**
   * The query parameters with the signature among them.
   *
   * @param url without query, as the shop's own settings have it
   */
  static Map<String, String> sign(
      String method,
      String url,
      Map<String, String> query,
      ShopKey key,
      Instant now,
      String nonce) {
    Map<String, String> signed = new TreeMap<>(query);
    signed.put("oauth_consumer_key", key.consumerKey());
    signed.put("oauth_nonce", nonce);
    signed.put("oauth_signature_method", "HMAC-SHA256");
    signed.put("oauth_timestamp", Long.toString(now.getEpochSecond()));
    signed.put("oauth_version", "1.0");
    signed.put("oauth_signature", mac(baseString(method, url, signed), key.consumerSecret() + "&"));
    return signed;
  }

  static String baseString(String method, String url, Map<String, String> parameters) {
    Map<String, String> encoded = new TreeMap<>();
    parameters.forEach((name, value) -> encoded.put(Percent.encode(name), Percent.encode(value)));
    String joined =
        encoded.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining("&"));
    return method + "&" + Percent.encode(url) + "&" + Percent.encode(joined);
  }

  static String mac(String text, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
