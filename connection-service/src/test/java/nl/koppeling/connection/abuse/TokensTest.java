package nl.koppeling.connection.abuse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.koppeling.connection.town.Endpoints;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tokens that are not what they say, at the endpoints themselves. */
@QuarkusTest
@WithTestResource(
    value = BackingServices.class,
    initArgs = @ResourceArg(name = "keycloak", value = "false"))
@WithTestResource(TownResource.class)
@WithTestResource(Issuer.class)
class TokensTest {

  private static final String RS256 = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"own\"}";

  @Test
  void aTokenThatIsRightIsTaken() {
    assertThat(ask("/api/connections", right()).statusCode()).isEqualTo(200);
    assertThat(
            ask(
                    "/internal/connections/" + UUID.randomUUID() + "/shop-key",
                    signed(claims().with("realm_access", "{\"roles\":[\"service\"]}")))
                .statusCode())
        .isEqualTo(404);
  }

  @TestFactory
  Stream<DynamicTest> everythingElseIsRefused() {
    return bad().entrySet().stream()
        .map(
            token ->
                DynamicTest.dynamicTest(
                    token.getKey(),
                    () -> {
                      for (String path : paths()) {
                        Response answer = ask(path, token.getValue());
                        // A person without a name is no service and no operator; whether it is one
                        // is asked first.
                        boolean person =
                            path.matches("/(internal|api/operator)/.*")
                                && token.getKey().equals("nobody's");
                        assertThat(answer.statusCode()).as(path).isEqualTo(person ? 403 : 401);
                        assertThat(answer.asString()).isEmpty();
                      }
                    }));
  }

  /** Every address of the API and of the services that can be asked for. */
  private static Iterable<String> paths() {
    return Endpoints.all().stream()
        .filter(e -> !e.page() && !e.roles().isEmpty() && e.method().equals("GET"))
        .map(e -> e.path().replace("{orderId}", "1").replace("{month}", "2026-11"))
        .map(path -> path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString()))
        .toList();
  }

  private static Map<String, String> bad() {
    String good = right();
    String withoutSignature = good.substring(0, good.lastIndexOf('.') + 1);
    Map<String, String> bad = new LinkedHashMap<>();
    for (String none : new String[] {"none", "None", "NONE", "nOnE", ""}) {
      String header = "{\"alg\":\"" + none + "\",\"typ\":\"JWT\",\"kid\":\"own\"}";
      bad.put("algorithm '" + none + "'", Issuer.parts(header, claims().toString()) + ".");
    }
    bad.put("no algorithm", Issuer.parts("{\"kid\":\"own\"}", claims().toString()) + ".");
    bad.put("signature cut off", withoutSignature);
    bad.put("signature of other claims", withoutSignature + other().split("\\.")[2]);
    bad.put("claims changed", changed(good));
    bad.put("public key as a secret", confused(Issuer.publicKey().getEncoded()));
    bad.put("public key in PEM as a secret", confused(pem()));
    bad.put("modulus as a secret", confused(Issuer.publicKey().getModulus().toByteArray()));
    bad.put("a stranger's key", strange(RS256));
    bad.put(
        "a stranger's key in the header",
        strange(
            "{\"alg\":\"RS256\",\"kid\":\"own\",\"jwk\":"
                + Issuer.jwk(Issuer.STRANGE, "own")
                + "}"));
    bad.put(
        "a stranger's key behind an address",
        strange("{\"alg\":\"RS256\",\"kid\":\"new\",\"jku\":\"" + Issuer.url() + "/strange\"}"));
    bad.put("a key that is a file", strange("{\"alg\":\"RS256\",\"kid\":\"../../dev/null\"}"));
    bad.put("another issuer", signed(claims().with("iss", "\"https://elsewhere.example\"")));
    bad.put("no issuer", signed(claims().without("iss")));
    bad.put("another audience", signed(claims().with("aud", "\"account\"")));
    bad.put("several other audiences", signed(claims().with("aud", "[\"account\",\"other\"]")));
    bad.put("no audience", signed(claims().without("aud")));
    bad.put("an ID token", signed(claims().with("typ", "\"ID\"")));
    bad.put("a refresh token", signed(claims().with("typ", "\"Refresh\"")));
    bad.put("expired", signed(claims().with("exp", in(-120))));
    bad.put("without an end", signed(claims().without("exp")));
    bad.put("not valid yet", signed(claims().with("nbf", in(600))));
    bad.put("from the future", signed(claims().with("iat", in(600))));
    bad.put("nobody's", signed(claims().without("sub")));
    bad.put("not a token", "x.y.z");
    bad.put("empty parts", "..");
    return bad;
  }

  private static String right() {
    return signed(claims());
  }

  private static String other() {
    return signed(claims().with("sub", "\"somebody else\""));
  }

  private static String changed(String token) {
    String[] parts = token.split("\\.");
    String claims =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace("shop-owner", "operator");
    return parts[0] + "." + Issuer.base64(claims.getBytes(StandardCharsets.UTF_8)) + "." + parts[2];
  }

  private static String confused(byte[] secret) {
    return Issuer.withSecret(
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"own\"}", claims().toString(), secret);
  }

  private static byte[] pem() {
    return ("-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(Issuer.publicKey().getEncoded())
            + "\n-----END PUBLIC KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String strange(String header) {
    return Issuer.signed(header, claims().toString(), Issuer.STRANGE.getPrivate());
  }

  private static String signed(Claims claims) {
    return Issuer.signed(RS256, claims.toString(), Issuer.KEYS.getPrivate());
  }

  private static String in(int seconds) {
    return Long.toString(Instant.now().plusSeconds(seconds).getEpochSecond());
  }

  private static Claims claims() {
    return new Claims(
        new LinkedHashMap<>(
            Map.of(
                "iss",
                "\"" + Issuer.url() + "\"",
                "aud",
                "\"koppeling\"",
                "typ",
                "\"Bearer\"",
                "sub",
                "\"" + UUID.nameUUIDFromBytes(new byte[1]) + "\"",
                "iat",
                in(-1),
                "exp",
                in(300),
                "realm_access",
                "{\"roles\":[\"shop-owner\"]}")));
  }

  /** Claims of a token, each as JSON. */
  private record Claims(Map<String, String> values) {

    Claims with(String name, String json) {
      values.put(name, json);
      return this;
    }

    Claims without(String name) {
      values.remove(name);
      return this;
    }

    @Override
    public String toString() {
      return values.entrySet().stream()
          .map(claim -> "\"" + claim.getKey() + "\":" + claim.getValue())
          .collect(java.util.stream.Collectors.joining(",", "{", "}"));
    }
  }

  private static Response ask(String path, String token) {
    return given().header("Authorization", "Bearer " + token).get(path);
  }
}
