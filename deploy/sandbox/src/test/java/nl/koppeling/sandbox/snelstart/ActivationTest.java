package nl.koppeling.sandbox.snelstart;

import static io.restassured.RestAssured.given;
import static nl.koppeling.sandbox.snelstart.Bodies.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.koppeling.sandbox.snelstart.books.Administrations;
import nl.koppeling.sandbox.snelstart.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ActivationTest {

  private static final String PAGE = "/snelstart/couplings/activate/Koppeling";
  private static final String BACK = "http://127.0.0.1:9/klaar?x=1";

  private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
  private HttpServer receiver;
  private final String reference = "r_" + UUID.randomUUID();

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/hook",
        exchange -> {
          received.add(Json.parse(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    webhook("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
    Books.clearFaults();
  }

  private static void webhook(String url) {
    given()
        .contentType(ContentType.JSON)
        .body(of("activationWebhookUrl", url))
        .put("/__admin/snelstart/settings")
        .then()
        .statusCode(200);
  }

  private Response act(String action) {
    return given()
        .redirects()
        .follow(false)
        .contentType(ContentType.URLENC)
        .queryParam("referenceKey", reference)
        .queryParam("successUrl", BACK)
        .formParam("action", action)
        .formParam("administration", Administrations.DEMO.toString())
        .post(PAGE);
  }

  private JsonNode next() throws InterruptedException {
    return received.poll(5, TimeUnit.SECONDS);
  }

  @Test
  void showsTheAdministrations() {
    given()
        .queryParam("referenceKey", reference)
        .get(PAGE)
        .then()
        .statusCode(200)
        .body(containsString("Demo Webwinkel"));
  }

  @Test
  void tellsTheWebhookOnceAndSendsTheBrowserBack() throws Exception {
    Response answer = act("Create");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo(BACK);
    JsonNode notice = next();
    assertThat(notice.path("ActionType").asText()).isEqualTo("Create");
    assertThat(notice.path("ReferenceKey").asText()).isEqualTo(reference);
    assertThat(Books.grant(notice.path("KoppelSleutel").asText()).statusCode()).isEqualTo(200);
    assertThat(received).isEmpty();
    assertThat(given().get("/__admin/snelstart/webhooks").asString())
        .contains(reference)
        .doesNotContain(notice.path("KoppelSleutel").asText());
  }

  @Test
  void regeneratesAndDeletesTheKeyOfTheSameReference() throws Exception {
    act("Create");
    String first = next().path("KoppelSleutel").asText();
    act("Regenerate");
    JsonNode renewed = next();
    String second = renewed.path("KoppelSleutel").asText();

    assertThat(renewed.path("ActionType").asText()).isEqualTo("Regenerate");
    assertThat(Books.grant(first).statusCode()).isEqualTo(400);
    assertThat(Books.grant(second).statusCode()).isEqualTo(200);

    act("Delete");
    JsonNode deleted = next();
    assertThat(deleted.path("ActionType").asText()).isEqualTo("Delete");
    assertThat(deleted.path("KoppelSleutel").asText()).isEqualTo(second);
    assertThat(Books.grant(second).statusCode()).isEqualTo(400);
  }

  @Test
  void showsAnErrorForLinksThatAreWrong() {
    given().get(PAGE).then().statusCode(400);
    given().queryParam("referenceKey", "r".repeat(501)).get(PAGE).then().statusCode(400);
    given().queryParam("referenceKey", "r".repeat(500)).get(PAGE).then().statusCode(200);
    given()
        .queryParam("referenceKey", "r")
        .queryParam("successUrl", "javascript:alert(1)")
        .get(PAGE)
        .then()
        .statusCode(400);
  }

  @Test
  void cannotCoupleWithoutAWebhookAddress() {
    webhook("");

    assertThat(act("Create").statusCode()).isEqualTo(400);
  }

  @Test
  void losesTheNoticeOnRequestAndStillRedirects() {
    fault("webhook-not-delivered");

    assertThat(act("Create").statusCode()).isEqualTo(302);
    assertThat(received).isEmpty();
  }

  @Test
  void deliversTwiceOnRequest() throws Exception {
    fault("webhook-twice");
    act("Create");

    assertThat(next()).isEqualTo(next());
  }

  @Test
  void deliversAfterTheRedirectOnRequest() throws Exception {
    fault("webhook-after-redirect");
    act("Create");

    assertThat(received).isEmpty();
    assertThat(next().path("ActionType").asText()).isEqualTo("Create");
  }

  @Test
  void namesFieldsInCamelCaseOnRequest() throws Exception {
    fault("webhook-camel-case");
    act("Create");

    assertThat(next().path("actionType").asText()).isEqualTo("Create");
  }

  private static void fault(String kind) {
    given()
        .contentType(ContentType.JSON)
        .body(of("kind", kind))
        .post("/__admin/snelstart/faults")
        .then()
        .statusCode(200);
  }
}
