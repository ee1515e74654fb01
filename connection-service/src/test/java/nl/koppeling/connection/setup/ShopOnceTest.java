package nl.koppeling.connection.setup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.town.SandboxResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One shop is connected once, by whatever address it is reached (reliability reference, P9). */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(SandboxResource.class)
class ShopOnceTest {

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  private String name;
  private JsonPath shop;

  @BeforeEach
  void aShopOfItsOwn() {
    name = "o" + UUID.randomUUID().toString().substring(0, 8);
    shop = admin("woocommerce/shops", Map.of("name", name));
  }

  @Test
  void theSameShopUnderAnotherAddressIsRefusedInBothLanguages() {
    String first = open(SandboxResource.base());
    prove(first).then().statusCode(200);
    activate(first);

    String moved = open(SandboxResource.base().replace("127.0.0.1", "localhost"));

    prove(moved)
        .then()
        .statusCode(409)
        .body("code", equalTo("SHOP_ALREADY_CONNECTED"))
        .body("detail", containsString("ook als dat onder een ander adres was"));
    asking()
        .header("Accept-Language", "en")
        .post("/api/connections/{id}/proof", moved)
        .then()
        .statusCode(409)
        .body("detail", containsString("even if that was under another address"));
    asking()
        .body(keys())
        .put("/api/connections/{id}/credentials", moved)
        .then()
        .statusCode(409)
        .body("code", equalTo("SHOP_ALREADY_CONNECTED"));
    asking().get("/api/connections/{id}", first).then().body("state", equalTo("ACTIVE"));
  }

  @Test
  void ofTwoThatWereProvenBeforeEitherWorksTheSecondIsRefused() {
    String first = open(SandboxResource.base());
    String second = open(SandboxResource.base().replace("127.0.0.1", "localhost"));
    Map<String, Object> settings = prove(second).path("proposal");
    asking()
        .body(Map.of("settings", settings))
        .put("/api/connections/{id}/settings", second)
        .then()
        .statusCode(200);
    prove(first);
    activate(first);

    asking()
        .post("/api/connections/{id}/activation", second)
        .then()
        .statusCode(409)
        .body("code", equalTo("SHOP_ALREADY_CONNECTED"));
  }

  @Test
  void anotherWayOfWritingTheAddressIsRefusedAtOnce() {
    String first = open(SandboxResource.base());
    prove(first);
    activate(first);

    for (String written :
        new String[] {
          SandboxResource.base() + "/shops/" + name + "/",
          SandboxResource.base().replace("http", "HTTP") + "/shops/x/../" + name + "//"
        }) {
      asking()
          .body(opening(written))
          .post("/api/connections")
          .then()
          .statusCode(409)
          .body("code", equalTo("SHOP_ALREADY_CONNECTED"));
    }
  }

  /** An older WooCommerce has no name of its own for the shop: then its home address decides. */
  @Test
  void aShopThatCallsAnotherAddressItsHomeIsConnectedThere() {
    String own = SandboxResource.secure().replace("127.0.0.1", "localhost");
    put(Map.of("version", "8.0.0", "home", own + "/shops/" + name));

    String alias = open(SandboxResource.secure());

    prove(alias)
        .then()
        .statusCode(422)
        .body("code", equalTo("SHOP_ELSEWHERE"))
        .body("detail", containsString("noemt zelf een ander"))
        .body("problems[0].about", equalTo(own + "/shops/" + name));
    assertThat(prove(open(own)).statusCode()).isEqualTo(200);
  }

  private String open(String base) {
    return asking()
        .body(opening(base + "/shops/" + name))
        .post("/api/connections")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private Map<String, String> opening(String home) {
    Map<String, String> opening = new HashMap<>(keys());
    opening.put("shopHome", home);
    opening.put(
        "snelstartKey",
        admin("snelstart/administrations", Map.of("name", name)).getString("koppelsleutel"));
    return opening;
  }

  private Map<String, String> keys() {
    return Map.of(
        "consumerKey", shop.getString("consumerKey"),
        "consumerSecret", shop.getString("consumerSecret"));
  }

  private Response prove(String id) {
    return asking().post("/api/connections/{id}/proof", id);
  }

  private void activate(String id) {
    Map<String, Object> settings = prove(id).path("proposal");
    asking()
        .body(Map.of("settings", settings))
        .put("/api/connections/{id}/settings", id)
        .then()
        .statusCode(200);
    asking().post("/api/connections/{id}/activation", id).then().statusCode(200);
  }

  private void put(Map<String, String> settings) {
    given()
        .contentType(ContentType.JSON)
        .body(settings)
        .put(SandboxResource.base() + "/__admin/woocommerce/shops/" + name)
        .then()
        .statusCode(200);
  }

  private static JsonPath admin(String path, Object body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post(SandboxResource.base() + "/__admin/" + path)
        .then()
        .statusCode(lessThan(300))
        .extract()
        .jsonPath();
  }

  private RequestSpecification asking() {
    return given().auth().oauth2(new Tokens(realm).ofUser("owner")).contentType(ContentType.JSON);
  }
}
