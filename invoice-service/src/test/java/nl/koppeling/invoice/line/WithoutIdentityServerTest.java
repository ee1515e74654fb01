package nl.koppeling.invoice.line;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URL;
import nl.koppeling.testkit.BackingServices;
import org.junit.jupiter.api.Test;

/** The service starts and takes orders while the identity server is away. */
@QuarkusTest
@TestProfile(WithoutIdentityServerTest.Alone.class)
@QuarkusTestResource(
    value = BackingServices.class,
    initArgs = @ResourceArg(name = "keycloak", value = "false"),
    restrictToAnnotatedClass = true)
@QuarkusTestResource(value = ScriptedSnelStart.class, restrictToAnnotatedClass = true)
class WithoutIdentityServerTest {

  @TestHTTPResource(value = "/health", management = true)
  URL health;

  @Test
  void itIsReady() {
    given().get(health).then().statusCode(200).body("status", equalTo("UP"));
  }

  /** An application start of its own. */
  public static class Alone implements QuarkusTestProfile {}
}
