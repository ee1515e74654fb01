package nl.koppeling.sandbox.woocommerce;

import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may ask: the answers of WooCommerce reference 3, with the bodies recorded there. */
final class Authentication {

  private static final Duration WINDOW = Duration.ofMinutes(15);

  private Authentication() {}

  /** The refusal, or empty when the request is let in. */
  static Optional<ShopAnswer> refusal(Shop shop, HttpServerRequest request) {
    Map<String, String> oauth = oauthParameters(request);
    if (!oauth.isEmpty() && (!request.isSSL() || basic(request).isEmpty())) {
      return oauth(shop, request, oauth);
    }
    String[] pair = request.isSSL() ? keyPair(request) : null;
    if (pair == null) {
      return Optional.of(Recorded.error("no-auth", 401));
    }
    ShopKey key = shop.key(pair[0]);
    if (key == null) {
      return Optional.of(Recorded.error("unknown-key", 401));
    }
    return key.consumerSecret().equals(pair[1])
        ? permission(key, request)
        : Optional.of(Recorded.error("wrong-secret", 401));
  }

  private static Optional<ShopAnswer> permission(ShopKey key, HttpServerRequest request) {
    if (key.allows(request.method().name())) {
      return Optional.empty();
    }
    boolean reading = request.method().name().equals("GET");
    return Optional.of(Recorded.error(reading ? "writeonly-key-get" : "readonly-key-post", 401));
  }

  private static Optional<ShopAnswer> oauth(Shop shop, HttpServerRequest request, Map<String, String> oauth) {
    for (String name :
        List.of("oauth_consumer_key", "oauth_timestamp", "oauth_nonce", "oauth_signature", "oauth_signature_method")) {
      if (!oauth.containsKey(name)) {
        return Optional.of(Recorded.error("oauth-missing-parameter", 401));
      }
    }
    ShopKey key = shop.key(oauth.get("oauth_consumer_key"));
    if (key == null) {
      return Optional.of(Recorded.error("oauth-unknown-key", 401));
    }
    if (!signed(request, oauth, key)) {
      return Optional.of(Recorded.error("oauth-bad-signature", 401));
    }
    if (!fresh(oauth.get("oauth_timestamp"))) {
      return Optional.of(Recorded.error("oauth-old-timestamp", 401));
    }
    return shop.firstUse(key.consumerKey() + oauth.get("oauth_nonce"))
        ? permission(key, request)
        : Optional.of(Recorded.error("oauth-nonce-reused", 401));
  }

  private static boolean signed(HttpServerRequest request, Map<String, String> oauth, ShopKey key) {
    String method = oauth.get("oauth_signature_method");
    if (!List.of("HMAC-SHA1", "HMAC-SHA256").contains(method)) {
      return false;
    }
    List<Map.Entry<String, String>> all = new ArrayList<>(queryOf(request));
    oauth.forEach(
        (name, value) -> {
          if (all.stream().noneMatch(p -> p.getKey().equals(name))) {
            all.add(Map.entry(name, value));
          }
        });
    all.removeIf(p -> p.getKey().equals("oauth_signature") || p.getKey().equals("realm"));
    String expected =
        OAuthOne.signature(request.method().name(), url(request), all, key.consumerSecret(), method);
    return expected.equals(oauth.get("oauth_signature"));
  }

  static String url(HttpServerRequest request) {
    return request.scheme() + "://" + request.authority() + request.path();
  }

  private static boolean fresh(String timestamp) {
    try {
      Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(sent, Instant.now()).abs().compareTo(WINDOW) <= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static Map<String, String> oauthParameters(HttpServerRequest request) {
    Map<String, String> found = new HashMap<>();
    queryOf(request).stream()
        .filter(p -> p.getKey().startsWith("oauth_"))
        .forEach(p -> found.put(p.getKey(), p.getValue()));
    String header = request.getHeader("Authorization");
    if (header != null && header.startsWith("OAuth ")) {
      for (String part : header.substring(6).split(",")) {
        String[] pair = part.strip().split("=", 2);
        if (pair.length == 2) {
          found.put(decode(pair[0]), decode(pair[1].replaceAll("^\"|\"$", "")));
        }
      }
    }
    return found;
  }

  private static List<Map.Entry<String, String>> queryOf(HttpServerRequest request) {
    List<Map.Entry<String, String>> pairs = new ArrayList<>();
    if (request.query() != null) {
      for (String part : request.query().split("&")) {
        String[] pair = part.split("=", 2);
        pairs.add(Map.entry(decode(pair[0]), pair.length == 2 ? decode(pair[1]) : ""));
      }
    }
    return pairs;
  }

  private static String[] keyPair(HttpServerRequest request) {
    String key = request.getParam("consumer_key");
    String secret = request.getParam("consumer_secret");
    if (key != null && secret != null) {
      return new String[] {key, secret};
    }
    return basic(request).orElse(null);
  }

  private static Optional<String[]> basic(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null || !header.startsWith("Basic ")) {
      return Optional.empty();
    }
    String plain =
        new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
    return plain.contains(":") ? Optional.of(plain.split(":", 2)) : Optional.empty();
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
