package nl.koppeling.snelstart;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Where a coupling key becomes a bearer (SnelStart API reference 2.2). Minting is free of side
 * effects and may be repeated.
 */
@ApplicationScoped
public class TokenHost {

  private static final Endpoint TOKEN = Endpoint.post("/b2b/token");

  /** What we assume when the host does not say; the measured life is an hour. */
  private static final int SHORT_LIFE_SECONDS = 300;

  private final TokenApi api;
  private final Calls calls;
  private final Clock clock = Clock.systemUTC();

  @Inject
  TokenHost(@RestClient TokenApi api, Calls calls) {
    this.api = api;
    this.calls = calls;
  }

  /**
   * A new bearer. Fails with {@link ClientKeyRefused} when the key is withdrawn or wrong (status
   * 400 or 401).
   */
  public Uni<Token> mint(ClientKey key) {
    String form =
        "grant_type=clientkey&clientkey=" + URLEncoder.encode(key.value(), StandardCharsets.UTF_8);
    return Uni.createFrom()
        .deferred(() -> mint(form.getBytes(StandardCharsets.US_ASCII), clock.instant()))
        .onFailure(TokenHost::aboutTheKey)
        .transform(refused -> new ClientKeyRefused(TOKEN.toString()));
  }

  private Uni<Token> mint(byte[] form, Instant askedAt) {
    return calls.make(TOKEN, () -> api.mint(form), body -> token(new Row(body), askedAt));
  }

  private static boolean aboutTheKey(Throwable failure) {
    return failure instanceof BearerRefused
        || failure instanceof SubscriptionKeyRefused
        || (failure instanceof Refused refused && refused.status() == 400);
  }

  private static Token token(Row row, Instant askedAt) {
    String bearer = row.required("access_token");
    Duration life = Duration.ofSeconds(row.number("expires_in", SHORT_LIFE_SECONDS));
    try {
      return new Token(bearer, askedAt.plus(life), scopes(bearer));
    } catch (IllegalArgumentException noBearer) {
      throw new Unreadable("field access_token");
    }
  }

  /**
   * The scopes claim, a list with spaces; the signature is SnelStart's to check, we only show what
   * is missing.
   */
  private static Set<String> scopes(String bearer) {
    String[] parts = bearer.split("\\.");
    if (parts.length < 2) {
      return Set.of();
    }
    try {
      JsonNode claims = Json.lenient(Base64.getUrlDecoder().decode(parts[1]));
      return Stream.of(claims.path("scopes").asText("").split(" "))
          .filter(scope -> !scope.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IllegalArgumentException opaque) {
      return Set.of();
    }
  }
}
