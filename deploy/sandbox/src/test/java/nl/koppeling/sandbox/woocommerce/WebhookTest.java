package nl.koppeling.sandbox.woocommerce;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks, held against recorded deliveries and WooCommerce reference 6. */
@QuarkusTest
class WebhookTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private HttpServer receiver;
  private volatile int answer = 200;

  private record Received(Map<String, String> headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  @BeforeEach
  void listen() throws IOException {
    given().post("/__admin/woocommerce/reset").then().statusCode(204);
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
          exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
          received.add(new Received(headers, exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void silence() {
    receiver.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"burst-same-delivery-id", "lifecycle"})
  void everyRecordedDeliveryVerifies(String file) throws IOException {
    JsonNode secrets = JSON.readTree(resource("NOTES.json")).get("secrets");
    String[] lines = new String(resource(file + ".jsonl"), StandardCharsets.UTF_8).split("\n");
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      JsonNode delivery = JSON.readTree(line);
      byte[] body = Base64.getDecoder().decode(delivery.get("body_base64").asText());
      String secret = secrets.get(header(delivery, "X-WC-Webhook-ID")).asText();

      assertThat(Deliveries.signature(secret, body)).isEqualTo(header(delivery, "X-WC-Webhook-Signature"));
    }
  }

  @Test
  void theShopPingsBeforeItAnswersAndThenDeliversSigned() throws Exception {
    create("order.updated");
    Received ping = next();
    assertThat(ping.text()).isEqualTo("webhook_id=1");
    assertThat(ping.headers()).doesNotContainKey("X-WC-Webhook-Signature");

    place();
    Received delivery = next();

    assertThat(delivery.headers().get("X-WC-Webhook-Signature")).isEqualTo(Deliveries.signature("geheim", delivery.body()));
    assertThat(delivery.headers())
        .containsEntry("X-WC-Webhook-Topic", "order.updated")
        .containsKeys("X-WC-Webhook-Delivery-ID", "X-WC-Webhook-Source", "X-WC-Webhook-ID");
    assertThat(JSON.readTree(delivery.body()).get("status").asText()).isEqualTo("completed");
  }

  @Test
  void ordersOfOneSecondShareTheDeliveryId() {
    assertThat(Deliveries.deliveryId(1, 1_000)).isEqualTo(Deliveries.deliveryId(1, 1_000)).isNotEqualTo(Deliveries.deliveryId(1, 1_001));
  }

  @Test
  void theSeventhFailureInARowDisablesAndAnAnswerOf302CountsAsSuccess() {
    Webhook webhook = new Webhook(1, "n", "order.updated", "http://x", "s");
    for (int i = 0; i < 6; i++) {
      webhook.delivered(false);
    }
    assertThat(webhook.active()).isTrue();

    webhook.delivered(false);
    assertThat(webhook.active()).isFalse();

    webhook.update(Recorded.object().put("status", "active"));
    webhook.delivered(false);
    assertThat(webhook.active()).as("re-activation does not reset the counter").isFalse();
  }

  @Test
  void aFailedDeliveryIsNotRepeated() throws Exception {
    create("order.updated");
    next();
    answer = 500;

    place();

    assertThat(next().text()).contains("\"id\":");
    assertThat(received.poll(1_500, TimeUnit.MILLISECONDS)).isNull();
  }

  private void create(String topic) {
    SignedCall.to("/webhooks")
        .post("{\"name\":\"t\",\"topic\":\"" + topic + "\",\"secret\":\"geheim\",\"delivery_url\":\"http://127.0.0.1:"
            + receiver.getAddress().getPort() + "/hook\"}")
        .then()
        .statusCode(201)
        .body("secret", nullValue());
  }

  private static void place() {
    given().contentType("application/json").body("{}").post("/__admin/woocommerce/shops/demo/orders").then().statusCode(201);
  }

  private Received next() throws InterruptedException {
    Received next = received.poll(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS);
    assertThat(next).as("something arrived").isNotNull();
    return next;
  }

  private static String header(JsonNode delivery, String name) {
    for (JsonNode header : delivery.get("headers")) {
      if (header.get(0).asText().equalsIgnoreCase(name)) {
        return header.get(1).asText();
      }
    }
    throw new AssertionError("no header " + name);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = WebhookTest.class.getResourceAsStream("/woocommerce/" + name)) {
      return in.readAllBytes();
    }
  }
}
