package nl.koppeling.sandbox.woocommerce.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.koppeling.sandbox.woocommerce.shop.Nonces;
import nl.koppeling.sandbox.woocommerce.shop.ShopKey;
import nl.koppeling.sandbox.woocommerce.wire.Answer;
import nl.koppeling.sandbox.woocommerce.wire.Problems;
import nl.koppeling.sandbox.woocommerce.wire.Recordings;

/**
 * Lets a request in or refuses it, with the answers of WooCommerce reference 3: basic and query
 * keys count over https only, then OAuth is looked at, then what the key may do.
 */
public final class Authentication {

  private static final String ERROR = "woocommerce_rest_authentication_error";
  private static final int REFUSED = 401;

  private final Asked asked;
  private final Function<String, Optional<ShopKey>> keys;
  private final Nonces nonces;

  /** The lookup of keys is the shop's, or what a fault leaves of it. */
  public Authentication(Asked asked, Function<String, Optional<ShopKey>> keys, Nonces nonces) {
    this.asked = asked;
    this.keys = keys;
    this.nonces = nonces;
  }

  /** The refusal, or empty when the request is let in. */
  public Optional<Answer> refusal() {
    // Keys are only looked at when the path contains wp-json/wc.
    if (!asked.path().contains("wp-json/wc")) {
      return Optional.of(unknown());
    }
    if (asked.https()) {
      Optional<Pair> pair = pair();
      Optional<ShopKey> key = pair.flatMap(p -> keys.apply(p.key()));
      if (key.isPresent()) {
        return key.get().consumerSecret().equals(pair.get().secret())
            ? permission(key.get())
            : Optional.of(Recordings.error("wrong-secret", REFUSED));
      }
    }
    OAuthOne oauth = new OAuthOne(asked);
    return oauth.tried() ? oauth(oauth) : Optional.of(unknown());
  }

  private Optional<Answer> oauth(OAuthOne oauth) {
    List<String> missing = oauth.missing();
    if (!missing.isEmpty()) {
      String text = "Missing OAuth parameter" + (missing.size() > 1 ? "s " : " ");
      return Optional.of(
          Problems.of(
              REFUSED,
              "woocommerce_rest_authentication_missing_parameter",
              text + String.join(", ", missing)));
    }
    Optional<ShopKey> key = keys.apply(oauth.value("oauth_consumer_key"));
    if (key.isEmpty()) {
      return Optional.of(Recordings.error("oauth-unknown-key", REFUSED));
    }
    if (!oauth.methodKnown()) {
      return Optional.of(
          Problems.of(REFUSED, ERROR, "Invalid signature - signature method is invalid."));
    }
    if (!oauth.signedWith(key.get().consumerSecret())) {
      return Optional.of(Recordings.error("oauth-bad-signature", REFUSED));
    }
    return timely(oauth, key.get()).or(() -> permission(key.get()));
  }

  private Optional<Answer> timely(OAuthOne oauth, ShopKey key) {
    String text = oauth.value("oauth_timestamp");
    long sent = text.matches("\\d{1,12}") ? Long.parseLong(text) : 0;
    if (Math.abs(Instant.now().getEpochSecond() - sent) > Nonces.WINDOW) {
      return Optional.of(Recordings.error("oauth-old-timestamp", REFUSED));
    }
    return nonces.firstUse(key.consumerKey(), oauth.value("oauth_nonce"), sent)
        ? Optional.empty()
        : Optional.of(Recordings.error("oauth-nonce-reused", REFUSED));
  }

  private Optional<Answer> permission(ShopKey key) {
    if (key.allows(asked.method())) {
      return Optional.empty();
    }
    return Optional.of(
        Recordings.error(asked.reads() ? "writeonly-key-get" : "readonly-key-post", REFUSED));
  }

  /** Nobody known: no credentials, an unknown key, or basic over http all look alike. */
  private Answer unknown() {
    return switch (asked.method()) {
      case "POST" -> nobody("create", "Sorry, you are not allowed to create resources.");
      case "PUT", "PATCH" -> nobody("edit", "Sorry, you are not allowed to edit this resource.");
      case "DELETE" -> nobody("delete", "Sorry, you are not allowed to delete this resource.");
      default ->
          asked.path().matches(".*/\\d+/?")
              ? nobody("view", "Sorry, you cannot view this resource.")
              : Recordings.error("no-auth", REFUSED);
    };
  }

  private static Answer nobody(String what, String message) {
    return Problems.of(REFUSED, "woocommerce_rest_cannot_" + what, message);
  }

  private record Pair(String key, String secret) {}

  private Optional<Pair> pair() {
    Optional<String> key = asked.query().value("consumer_key");
    Optional<String> secret = asked.query().value("consumer_secret");
    if (key.isPresent() && secret.isPresent()) {
      return Optional.of(new Pair(key.get(), secret.get()));
    }
    if (!asked.authorization().regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    return basic(asked.authorization().substring(6).strip());
  }

  private static Optional<Pair> basic(String encoded) {
    try {
      String plain = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = plain.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new Pair(plain.substring(0, colon), plain.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
