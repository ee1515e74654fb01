package nl.koppeling.sandbox.snelstart.token;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Administrations;
import nl.koppeling.sandbox.snelstart.gateway.SandboxClock;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.Refusal;

/**
 * Bearer tokens in the form of a JWT with a {@code scopes} claim (SnelStart API reference 2.2).
 * They carry all there is to know, so nothing is kept per token. A new token leaves older ones
 * valid.
 */
@ApplicationScoped
public class Tokens {

  /** Seconds a token lives. */
  public static final int LIFETIME_SECONDS = 3599;

  /** What a valid token says. */
  public record Bearer(Administration administration, Set<String> scopes) {}

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final String HEADER =
      ENCODER.encodeToString(
          "{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

  private final SecretKeySpec secret;
  private final Administrations administrations;
  private final SandboxClock clock;

  Tokens(Administrations administrations, SandboxClock clock) {
    this.administrations = administrations;
    this.clock = clock;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.secret = new SecretKeySpec(random, "HmacSHA256");
  }

  /** A token for an administration, opened with the given key. */
  public String mint(Administration administration, String key) {
    String claims =
        Json.object()
            .put("scopes", String.join(" ", administration.scopes()))
            .put("administratie", administration.id().toString())
            .put("koppeling", Administrations.fingerprint(key))
            .put("jti", UUID.randomUUID().toString())
            .put("exp", clock.instant().plusSeconds(LIFETIME_SECONDS).getEpochSecond())
            .toString();
    String signed = HEADER + "." + ENCODER.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    return signed + "." + signature(signed);
  }

  /** What a token says, when it is ours, not expired, and the key it came from still opens. */
  public Optional<Bearer> read(String token) {
    int end = token.lastIndexOf('.');
    if (end <= HEADER.length() || !token.startsWith(HEADER + ".")) {
      return Optional.empty();
    }
    byte[] given = token.substring(end + 1).getBytes(StandardCharsets.UTF_8);
    byte[] expected = signature(token.substring(0, end)).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, expected)) {
      return Optional.empty();
    }
    return claims(token).filter(this::isAlive).flatMap(this::bearer);
  }

  private static Optional<JsonNode> claims(String token) {
    int start = token.indexOf('.') + 1;
    int end = token.indexOf('.', start);
    try {
      return Optional.of(Json.parse(Base64.getUrlDecoder().decode(token.substring(start, end))));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException | Refusal unreadable) {
      return Optional.empty();
    }
  }

  private boolean isAlive(JsonNode claims) {
    return Instant.ofEpochSecond(claims.path("exp").asLong()).isAfter(clock.instant());
  }

  private Optional<Bearer> bearer(JsonNode claims) {
    UUID id = UUID.fromString(claims.path("administratie").asText());
    String fingerprint = claims.path("koppeling").asText();
    return administrations
        .find(id)
        .filter(books -> !books.disturbances().keysRevoked())
        .filter(books -> administrations.hasKey(fingerprint))
        .map(
            books ->
                new Bearer(books, Set.copyOf(List.of(claims.path("scopes").asText().split(" ")))));
  }

  private String signature(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return ENCODER.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("No HmacSHA256", impossible);
    }
  }
}
