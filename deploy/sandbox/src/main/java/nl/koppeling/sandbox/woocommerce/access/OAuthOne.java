package nl.koppeling.sandbox.woocommerce.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.koppeling.sandbox.woocommerce.webhooks.Hmac;
import nl.koppeling.sandbox.woocommerce.wire.PhpQuery;

/**
 * OAuth 1.0a, one-legged, as WooCommerce reads and calculates it: parameters in the query or the
 * header, the key is the secret plus an ampersand (WooCommerce reference 3).
 */
final class OAuthOne {

  static final List<String> NEEDED =
      List.of(
          "oauth_consumer_key",
          "oauth_timestamp",
          "oauth_nonce",
          "oauth_signature",
          "oauth_signature_method");

  private final Asked asked;
  private final Map<String, String> parameters;

  OAuthOne(Asked asked) {
    this.asked = asked;
    this.parameters = new LinkedHashMap<>(asked.query().parameters());
    parameters.putAll(header(asked.authorization()));
  }

  private static Map<String, String> header(String authorization) {
    Map<String, String> found = new LinkedHashMap<>();
    if (authorization.regionMatches(true, 0, "OAuth ", 0, 6)) {
      for (String part : authorization.substring(6).split(",")) {
        String[] pair = part.strip().split("=", 2);
        if (pair.length == 2 && !pair[0].equals("realm")) {
          PhpQuery decoded = PhpQuery.parse(pair[0] + "=" + pair[1].replaceAll("^\"|\"$", ""));
          found.putAll(decoded.parameters());
        }
      }
    }
    return found;
  }

  String value(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Whether anybody tries OAuth at all. */
  boolean tried() {
    return NEEDED.stream().anyMatch(name -> !value(name).isEmpty());
  }

  List<String> missing() {
    List<String> missing = new ArrayList<>(NEEDED);
    missing.removeIf(name -> !value(name).isEmpty());
    return missing;
  }

  boolean methodKnown() {
    return value("oauth_signature_method").matches("HMAC-SHA1|HMAC-SHA256");
  }

  boolean signedWith(String secret) {
    String algorithm = value("oauth_signature_method").substring("HMAC-".length());
    String expected = Hmac.base64(algorithm, secret + "&", base().getBytes(StandardCharsets.UTF_8));
    String given = value("oauth_signature").replace(' ', '+');
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private String base() {
    TreeMap<String, String> sorted = new TreeMap<>(parameters);
    sorted.remove("oauth_signature");
    String joined =
        sorted.entrySet().stream()
            .map(p -> PhpQuery.encode(p.getKey()) + "=" + PhpQuery.encode(p.getValue()))
            .collect(Collectors.joining("&"));
    return asked.method()
        + "&"
        + PhpQuery.encode(asked.signedUrl())
        + "&"
        + PhpQuery.encode(joined);
  }
}
