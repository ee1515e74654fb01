package nl.koppeling.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.koppeling.snelstart.Access;
import org.jboss.resteasy.reactive.RestResponse;

/** What an answer of the connection service means. */
final class TokenAnswer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration USUAL_WAIT = Duration.ofSeconds(10);
  private static final long LONGEST_WAIT_SECONDS = 3_600;

  private TokenAnswer() {}

  /** The admission, or an {@link AccessRefused}. */
  static Admission read(RestResponse<byte[]> response, String subscriptionKey) {
    return switch (response.getStatus()) {
      case 200 -> admission(json(response), subscriptionKey);
      case 404 -> throw new AccessRefused.Gone();
      case 409 -> throw conflict(code(response));
      case 503 -> throw unavailable(code(response), retryAfter(response));
      default -> throw new AccessRefused.Unavailable(USUAL_WAIT);
    };
  }

  private static AccessRefused conflict(String code) {
    return code.equals("CONNECTION_PAUSED")
        ? new AccessRefused.Paused()
        : new AccessRefused.KeyRefused(code);
  }

  private static AccessRefused unavailable(String code, Duration retryAfter) {
    return code.equals("SUBSCRIPTION_KEY_REFUSED")
        ? new AccessRefused.SubscriptionKeyRefused(retryAfter)
        : new AccessRefused.Unavailable(retryAfter);
  }

  private static Admission admission(JsonNode body, String subscriptionKey) {
    try {
      return new Admission(
          UUID.fromString(body.path("administrationId").asText()),
          new Access(body.path("accessToken").asText(), subscriptionKey),
          Instant.parse(body.path("expiresAt").asText()));
    } catch (IllegalArgumentException | DateTimeException unusable) {
      throw new AccessRefused.Unavailable(USUAL_WAIT);
    }
  }

  /** The problem's code, when it looks like one: it ends up in messages. */
  private static String code(RestResponse<byte[]> response) {
    String code = json(response).path("code").asText("");
    return code.matches("[A-Z][A-Z0-9_]{0,60}") ? code : "UNKNOWN";
  }

  private static Duration retryAfter(RestResponse<byte[]> response) {
    String header = response.getHeaderString(HttpHeaders.RETRY_AFTER);
    if (header == null || !header.strip().matches("\\d{1,9}")) {
      return USUAL_WAIT;
    }
    return Duration.ofSeconds(Math.min(Long.parseLong(header.strip()), LONGEST_WAIT_SECONDS));
  }

  /** The HTTP layer reads the body of a success only; of another answer it hands over a stream. */
  private static JsonNode json(RestResponse<?> response) {
    try {
      return switch (response.getEntity()) {
        case byte[] bytes -> JSON.readTree(bytes);
        case InputStream in -> JSON.readTree(in);
        case null, default -> JSON.createObjectNode();
      };
    } catch (IOException unreadable) {
      return JSON.createObjectNode();
    }
  }
}
