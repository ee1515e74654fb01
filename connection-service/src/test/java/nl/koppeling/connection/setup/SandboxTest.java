package nl.koppeling.connection.setup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import nl.koppeling.connection.town.SandboxResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * Set-up against the sandbox, which checks signatures, permissions and rights as the real ones do.
 */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(SandboxResource.class)
class SandboxTest {

  private static final String KEY = "ck_demo" + "0".repeat(36);
  private static final String SECRET = "cs_demo" + "0".repeat(36);
  private static final String READ_KEY = KEY.replace("demo", "read");
  private static final String READ_SECRET = SECRET.replace("demo", "read");

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @Test
  void theDemoShopIsConnectedToTheDemoAdministration() {
    String id = open(KEY, SECRET, "demo:demo-secret-1").then().statusCode(201).extract().path("id");

    Response proof = post(id, "proof");

    proof
        .then()
        .statusCode(200)
        .body("shop.canWrite", equalTo(true))
        .body("shop.wooCommerceVersion", equalTo("11.0.1"))
        .body("shop.currency", equalTo("EUR"))
        .body("administration.id", equalTo("c0000000-0000-4000-8000-000000000001"))
        .body("administration.name", equalTo("Demo Webwinkel"))
        .body("proposal.invoicePrefix", equalTo("DEMO-"));
    assertThat(ledger(proof, "PRODUCT", "HIGH")).isEqualTo(8000);
    assertThat(ledger(proof, "SHIPPING", "HIGH")).isEqualTo(8005);
    assertThat(ledger(proof, "FEE", "LOW")).isEqualTo(8010);
    assertThat(ledger(proof, "DISCOUNT", "LOW")).isEqualTo(8008);
    assertThat(ledger(proof, "PRODUCT", "ZERO")).isEqualTo(8070);
    assertThat(ledger(proof, "PRODUCT", "OSS_STANDARD")).isEqualTo(8040);
    assertThat(ledger(proof, "SHIPPING", "OSS_STANDARD")).isEqualTo(8042);
    assertThat(ledger(proof, "PRODUCT", "OSS_REDUCED_HIGH")).isEqualTo(8043);
    assertThat(ledger(proof, "SHIPPING", "EU_GOODS")).isEqualTo(8051);
    assertThat(ledger(proof, "PRODUCT", "EU_SERVICES")).isEqualTo(8052);
    assertThat(ledger(proof, "PRODUCT", "EXPORT")).isEqualTo(8060);
    assertThat(ledger(proof, "GIFT_CARD", "ZERO")).isEqualTo(1680);
    proof
        .then()
        .body("proposal.journals.paymentMethod", equalTo(List.of("gift_card")))
        .body("journals.description", not(hasItem("Bank zakelijk")));
    String mollie = proof.jsonPath().getString("journals.find { it.description == 'Mollie' }.id");
    proof.then().body("proposal.defaultJournal", equalTo(mollie));
    asking()
        .body(Map.of("settings", proof.<Map<String, Object>>path("proposal")))
        .put("/api/connections/{id}/settings", id)
        .then()
        .statusCode(200);
    post(id, "activation").then().statusCode(200).body("state", equalTo("ACTIVE"));
    given()
        .auth()
        .oauth2(new Tokens(realm).ofService("invoice-service", BackingServices.CLIENT_SECRET))
        .get("/internal/connections/{id}/snelstart-token", id)
        .then()
        .statusCode(200)
        .body("administrationId", equalTo("c0000000-0000-4000-8000-000000000001"));
    asking().delete("/api/connections/{id}", id).then().statusCode(204);
  }

  @Test
  void aReadKeyIsSeenToBeOne() {
    String id = open(READ_KEY, READ_SECRET, "tweede:tweede-secret-1").path("id");

    post(id, "proof").then().statusCode(200).body("shop.canWrite", equalTo(false));
  }

  @Test
  void aWrongSecretAndAnUnknownKeyAreRefused() {
    String wrong = open(KEY, SECRET.replace('0', '1'), "demo:demo-secret-1").path("id");
    String unknown = open(KEY.replace('0', '1'), SECRET, "demo:demo-secret-1").path("id");

    post(wrong, "proof").then().statusCode(422).body("code", equalTo("SHOP_KEY_REFUSED"));
    post(unknown, "proof").then().statusCode(422).body("code", equalTo("SHOP_KEY_REFUSED"));
  }

  @Test
  void aWrongCouplingKeyIsRefusedWithoutBeingRepeated() {
    String id = open(KEY, SECRET, "demo:anders").path("id");

    post(id, "proof")
        .then()
        .statusCode(422)
        .body("code", equalTo("ADMINISTRATION_KEY_REFUSED"))
        .body("detail", not(containsString("anders")));
  }

  private static Integer ledger(Response proof, String role, String band) {
    List<Integer> numbers =
        proof
            .jsonPath()
            .getList(
                "proposal.ledgers.findAll { it.role == '%s' && it.band == '%s' }.number"
                    .formatted(role, band));
    return numbers.getFirst();
  }

  private Response open(String key, String secret, String pair) {
    String couplingKey = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return asking()
        .body(
            Map.of(
                "shopHome", SandboxResource.shop(),
                "consumerKey", key,
                "consumerSecret", secret,
                "snelstartKey", couplingKey))
        .post("/api/connections");
  }

  private Response post(String id, String step) {
    return asking().post("/api/connections/{id}/{step}", id, step);
  }

  private RequestSpecification asking() {
    return given().auth().oauth2(new Tokens(realm).ofUser("owner")).contentType(ContentType.JSON);
  }
}
