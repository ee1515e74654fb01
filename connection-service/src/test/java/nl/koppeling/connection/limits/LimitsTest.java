package nl.koppeling.connection.limits;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Surfer;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Who comes too often waits, and nobody else does. Each test is at an address of its own. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
@TestProfile(LimitsTest.Strict.class)
class LimitsTest {

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @TestHTTPResource("/")
  URI base;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  /** Low enough to be met. Our own proxy is this machine. */
  public static final class Strict implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "KOPPELING_BEHIND_PROXY", "true",
          "KOPPELING_TRUSTED_PROXIES", "127.0.0.1/32",
          "koppeling.limits.address", "150/h",
          "koppeling.limits.refused", "5/h",
          "koppeling.limits.sign-in", "8/h",
          "koppeling.limits.person", "100/h",
          "koppeling.limits.changes", "15/h",
          "koppeling.limits.outside", "4/h",
          "koppeling.limits.export", "2/h");
    }
  }

  @Test
  void anAddressThatComesTooOftenIsShownAPageAndOthersAreNot() {
    for (int i = 0; i < 150; i++) {
      from("192.0.2.1").get("/").then().statusCode(200);
    }

    Response page = from("192.0.2.1").header("Accept-Language", "en").get("/");
    assertThat(page.statusCode()).isEqualTo(429);
    assertThat(page.header("Retry-After")).isNotEqualTo("0");
    assertThat(page.contentType()).startsWith("text/html");
    assertThat(page.asString()).contains("One moment", "too often", "koppeling.css");
    problem(from("192.0.2.1").get("/api/connections"));
    from("192.0.2.1, 192.0.2.2").get("/").then().statusCode(200);
    assertThat(from("192.0.2.2, 192.0.2.1").get("/").statusCode())
        .as("what a client wrote into the header itself is not its address")
        .isEqualTo(429);
  }

  @Test
  void ofIpv6TheWholeBlockIsOneAddress() {
    for (int i = 0; i < 150; i++) {
      from("2001:db8:1:1::" + Integer.toHexString(i)).get("/").then().statusCode(200);
    }

    from("2001:db8:1:1::ffff").get("/").then().statusCode(429);
    from("2001:db8:1:2::1").get("/").then().statusCode(200);
  }

  @Test
  void whoGuessesReferencesIsTurnedAwayAndWhoKnowsThemIsNot() {
    String right = "/hooks/snelstart/" + TownResource.ACTIVATION_SECRET;
    for (int i = 0; i < 50; i++) {
      from("192.0.2.3").body("{}").post(right).then().statusCode(200);
    }
    for (int i = 0; i < 5; i++) {
      from("192.0.2.3").body("{}").post("/hooks/snelstart/guess" + i).then().statusCode(404);
    }

    problem(from("192.0.2.3").body("{}").post("/hooks/snelstart/guess"));
    problem(from("192.0.2.3").body("{}").post("/hooks/shop-keys/guess"));
    from("192.0.2.4").body("{}").post("/hooks/snelstart/guess").then().statusCode(404);
  }

  @Test
  void whoGuessesTokensIsTurnedAway() {
    for (int i = 0; i < 5; i++) {
      from("192.0.2.5").auth().oauth2("guess").get("/api/connections").then().statusCode(401);
    }

    problem(from("192.0.2.5").auth().oauth2("guess").get("/api/connections"));
  }

  @Test
  void signingInCannotBeBegunWithoutEnd() {
    for (int i = 0; i < 8; i++) {
      from("192.0.2.6").redirects().follow(false).get("/app").then().statusCode(302);
    }

    from("192.0.2.6").redirects().follow(false).get("/app").then().statusCode(429);
    from("192.0.2.6").get("/app/signed-in?code=guess&state=guess").then().statusCode(429);
    from("192.0.2.6").get("/").then().statusCode(200);
    from("192.0.2.7").redirects().follow(false).get("/app").then().statusCode(302);
  }

  @Test
  void aPersonThatAsksTooOftenWaits() {
    Owner second = new Owner(new Tokens(realm).ofUser("second"));
    for (int i = 0; i < 15; i++) {
      assertThat(at("192.0.2.8", second).post("/api/connections/none/pause").statusCode())
          .isEqualTo(404);
    }
    problem(at("192.0.2.9", second).post("/api/connections/none/pause"));

    at("192.0.2.8", second).get("/api/connections").then().statusCode(200);
    int asked = 0;
    while (at("192.0.2.9", second).get("/api/connections").statusCode() == 200) {
      assertThat(asked++).isLessThan(100);
    }
    problem(at("192.0.2.10", second).get("/api/connections"));
    Owner operator = new Owner(new Tokens(realm).ofUser("operator"));
    at("192.0.2.8", operator).get("/api/connections").then().statusCode(200);
  }

  @Test
  void callsOfOthersAndExportsAreCountedForAllReplicas() {
    Owner owner = new Owner(new Tokens(realm).ofUser("owner"));
    String id = owner.active(); // a proof and a confirmation
    owner.prove(id).then().statusCode(200);
    owner.asking().post("/api/connections/{id}/doctor", id).then().statusCode(200);

    problem(owner.prove(id));
    problem(owner.asking().post("/api/connections/{id}/doctor", id));
    Surfer surfer = new Surfer("http://127.0.0.1:" + base.getPort()).signIn("owner");
    HttpResponse<String> page =
        surfer.fillIn(
            "/app/connections/new",
            "/app/connections/new",
            Map.of("shop", TownResource.TOWN.shopHome(owner.shop)));
    assertThat(page.statusCode()).isEqualTo(429);
    assertThat(page.headers().firstValue("Retry-After")).isPresent();
    assertThat(page.body()).contains("Even wachten");

    for (int i = 0; i < 2; i++) {
      owner.asking().get("/api/connections/{id}/export", id).then().statusCode(200);
    }
    problem(owner.asking().get("/api/connections/{id}/export", id));

    String figures = given().get(metrics).asString();
    assertThat(figures)
        .containsPattern("koppeling_limits_refused_total\\{limit=\"outside\"\\} [3-9]")
        .contains("koppeling_limits_refused_total{limit=\"export\"} 1.0")
        .doesNotContain("192.0.2.", id);
  }

  private static RequestSpecification from(String address) {
    return given().header("X-Forwarded-For", address).contentType("application/json");
  }

  private static RequestSpecification at(String address, Owner owner) {
    return owner.asking().header("X-Forwarded-For", address);
  }

  private static void problem(Response answer) {
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.jsonPath().getString("code")).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 3600);
  }
}
