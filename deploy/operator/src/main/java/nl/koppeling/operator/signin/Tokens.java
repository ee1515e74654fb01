package nl.koppeling.operator.signin;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import nl.koppeling.operator.web.Json;

/**
 * What a sign-in gave.
 *
 * @param realm the realm's address
 * @param address of the connection-service that the access token is sent to, and no other
 * @param refresh empty when the realm gave none
 * @param until when the access token ends
 */
record Tokens(String realm, String address, String access, String refresh, Instant until) {

  /** What is nearly over would end on the way. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  Tokens {
    Objects.requireNonNull(realm);
    Objects.requireNonNull(address);
    Objects.requireNonNull(access);
    Objects.requireNonNull(refresh);
    Objects.requireNonNull(until);
  }

  /** Those of a token endpoint's answer (RFC 6749, 5.1). */
  static Tokens answered(String realm, String address, JsonNode answer, Instant now) {
    return new Tokens(
        realm,
        address,
        answer.path("access_token").asText(),
        answer.path("refresh_token").asText(""),
        now.plusSeconds(answer.path("expires_in").asLong(60)));
  }

  boolean old(Instant now) {
    return !now.plus(MARGIN).isBefore(until);
  }

  /** The name in the access token, for the greeting; whoever decides verifies it, not we. */
  String name() {
    return claims().path("preferred_username").asText("somebody");
  }

  boolean ofAnOperator() {
    for (JsonNode role : claims().at("/realm_access/roles")) {
      if (role.asText().equals("operator")) {
        return true;
      }
    }
    return false;
  }

  private JsonNode claims() {
    String[] parts = access.split("\\.");
    try {
      return Json.parse(
          new String(
              Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : ""),
              StandardCharsets.UTF_8),
          "The realm's token");
    } catch (RuntimeException opaque) {
      return Json.object();
    }
  }

  @Override
  public String toString() {
    return "Tokens[" + realm + ", " + address + ", until " + until + "]";
  }
}
