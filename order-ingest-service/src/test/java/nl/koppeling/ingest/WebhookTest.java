package nl.koppeling.ingest;

import static io.restassured.RestAssured.given;
import static nl.koppeling.ingest.town.Signing.sign;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.intake.Recorded;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.Tables;
import nl.koppeling.ingest.town.Town;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries as a real shop made them, byte for byte. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class WebhookTest {

  @Inject Seals seals;
  @Inject AgroalDataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private Topics topics;
  private Tables tables;
  private Owner owner;

  @BeforeEach
  void open() {
    Town.listen();
    topics = new Topics(brokers);
    for (Topic topic : Topic.values()) {
      topics.create(topic.topicName(), 3, Map.of());
    }
    tables = new Tables(database);
    owner = new Owner(topics, seals, Town.open()).activate();
    Owner.patiently().until(() -> tables.atRest(owner.id()));
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void aDeliveryLeadsToTheEventWithoutAPoll() {
    long listings = owner.shop().calls("GET orders");
    owner.shop().with(45);
    byte[] body = "{\"id\":45,\"status\":\"pending\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(deliver(owner.token(), body, sign(body, Owner.SECRET))).isEqualTo(200);
    assertThat(owner.await(Topic.ORDERS, OrderCompleted.class, 1).getFirst().order().orderId())
        .isEqualTo(45);
    assertThat(owner.shop().calls("GET orders")).isEqualTo(listings);
    Owner.patiently().until(() -> tables.count("doorbell", owner.id()) == 0);
  }

  @Test
  void tenDeliveriesOfOneOrderTellItOnce() {
    owner.shop().with(45);
    byte[] body = "{\"id\":45}".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 10; i++) {
      assertThat(deliver(owner.token(), body, sign(body, Owner.SECRET))).isEqualTo(200);
    }
    Owner.patiently().until(() -> tables.count("doorbell", owner.id()) == 0);
    owner.await(Topic.ORDERS, OrderCompleted.class, 1);
    assertThat(owner.told(Topic.ORDERS)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lifecycle", "burst-same-delivery-id"})
  void recordedDeliveriesVerifyByteForByte(String file) {
    List<JsonNode> deliveries = deliveries(file);
    assertThat(deliveries).isNotEmpty();
    for (JsonNode delivery : deliveries) {
      byte[] body = Base64.getDecoder().decode(delivery.path("body_base64").asText());
      assertThat(deliver(owner.token(), body, header(delivery, "X-WC-Webhook-Signature")))
          .as(header(delivery, "X-WC-Webhook-Topic"))
          .isEqualTo(200);
    }
  }

  @Test
  void ordersThatShareADeliveryIdAreAllRead() {
    List<JsonNode> burst = deliveries("burst-same-delivery-id");
    List<Long> orders =
        burst.stream()
            .map(d -> Recorded.json(d.path("body_utf8").asText()).path("id").asLong())
            .distinct()
            .toList();
    assertThat(orders).hasSizeGreaterThan(2);
    for (JsonNode delivery : burst) {
      byte[] body = Base64.getDecoder().decode(delivery.path("body_base64").asText());
      deliver(owner.token(), body, header(delivery, "X-WC-Webhook-Signature"));
    }
    for (long order : orders) {
      Owner.patiently().until(() -> owner.shop().calls("GET orders/" + order) >= 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pings"})
  void recordedPingsAreAnsweredAndChangeNothing(String file) {
    for (JsonNode ping : deliveries(file)) {
      String body =
          new String(
              Base64.getDecoder().decode(ping.path("body_base64").asText()),
              StandardCharsets.UTF_8);
      int status =
          given()
              .contentType("application/x-www-form-urlencoded")
              .body(body)
              .post("/webhooks/woocommerce/" + owner.token())
              .statusCode();
      assertThat(status).isEqualTo(200);
    }
    assertThat(tables.count("doorbell", owner.id())).isZero();
  }

  @Test
  void whoDoesNotKnowTheSecretIsRefused() {
    JsonNode delivery = deliveries("lifecycle").getFirst();
    byte[] body = Base64.getDecoder().decode(delivery.path("body_base64").asText());
    String right = header(delivery, "X-WC-Webhook-Signature");
    byte[] changed = body.clone();
    changed[changed.length - 2] ^= 1;
    String url = owner.token();

    assertThat(deliver(url, body, null)).isEqualTo(401);
    assertThat(deliver(url, body, "")).isEqualTo(401);
    assertThat(deliver(url, body, right.substring(0, right.length() - 1))).isEqualTo(401);
    assertThat(deliver(url, body, right + "=")).isEqualTo(401);
    assertThat(deliver(url, body, sign(body, "another shop's secret"))).isEqualTo(401);
    assertThat(deliver(url, changed, right)).isEqualTo(401);
    assertThat(tables.count("doorbell", owner.id())).isZero();
  }

  @Test
  void headersDoNotSayWhoseDeliveryItIs() {
    Owner other = new Owner(topics, seals, Town.open().with(46)).activate();
    Owner.patiently().until(() -> tables.atRest(other.id()));
    byte[] body = "{\"id\":46}".getBytes(StandardCharsets.UTF_8);
    int status =
        request(body, sign(body, Owner.SECRET))
            .header("X-WC-Webhook-Source", other.shop().home() + "/")
            .post("/webhooks/woocommerce/" + owner.token())
            .statusCode();
    assertThat(status).isEqualTo(200);
    Owner.patiently().until(() -> owner.shop().calls("GET orders/46") >= 1);
    assertThat(other.shop().calls("GET orders/46")).isZero();
  }

  @Test
  void aTokenNobodyHasIsNotFoundEvenForAPing() {
    byte[] ping = "webhook_id=1".getBytes(StandardCharsets.UTF_8);
    assertThat(deliver("nobody", ping, null)).isEqualTo(404);
    assertThat(deliver("nobody", ping, sign(ping, Owner.SECRET))).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":\"woocommerce_rest_shop_order_invalid_id\",\"data\":{\"status\":404}}",
        "{\"id\":\"x\"}",
        "[1,2]",
        "not json",
        ""
      })
  void aSignedBodyWithoutAnOrderMeansPollNow(String text) {
    owner.shop().with(recentlyChanged(47));
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    assertThat(deliver(owner.token(), body, sign(body, Owner.SECRET))).isEqualTo(200);
    owner.await(Topic.ORDERS, OrderCompleted.class, 1);
  }

  @Test
  void moreThanAMegabyteIsRefused() {
    byte[] body = new byte[1_100_000];
    assertThat(deliver(owner.token(), body, sign(body, Owner.SECRET))).isEqualTo(413);
  }

  @Test
  void anOrderThatIsNotVisibleYetIsAskedForAgain() {
    byte[] body = "{\"id\":48}".getBytes(StandardCharsets.UTF_8);
    deliver(owner.token(), body, sign(body, Owner.SECRET));
    Owner.patiently().until(() -> owner.shop().calls("GET orders/48") == 1);
    owner.shop().with(48);
    assertThat(owner.await(Topic.ORDERS, OrderCompleted.class, 1)).hasSize(1);
    assertThat(owner.shop().calls("GET orders/48")).isEqualTo(2);
  }

  @Test
  void aTrashedOrderIsSkipped() {
    owner.shop().with(Recorded.orderJson(32).put("status", "trash"));
    byte[] body = "{\"id\":32}".getBytes(StandardCharsets.UTF_8);
    deliver(owner.token(), body, sign(body, Owner.SECRET));
    assertThat(owner.await(Topic.ORDERS, OrderSkipped.class, 1).getFirst().reason().code())
        .isEqualTo("TRASHED");
  }

  private static com.fasterxml.jackson.databind.node.ObjectNode recentlyChanged(long id) {
    String now =
        java.time.Instant.now()
            .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
            .toString()
            .replace("Z", "");
    return Recorded.orderJson(id).put("date_modified_gmt", now);
  }

  private static List<JsonNode> deliveries(String file) {
    return Recorded.text("webhooks/" + file + ".jsonl")
        .lines()
        .filter(l -> !l.isBlank())
        .map(Recorded::json)
        .toList();
  }

  private static String header(JsonNode delivery, String name) {
    for (JsonNode header : delivery.path("headers")) {
      if (header.get(0).asText().equals(name)) {
        return header.get(1).asText();
      }
    }
    return null;
  }

  private static int deliver(String token, byte[] body, String signature) {
    return request(body, signature).post("/webhooks/woocommerce/" + token).statusCode();
  }

  private static RequestSpecification request(byte[] body, String signature) {
    RequestSpecification request = given().contentType("application/json").body(body);
    return signature == null ? request : request.header("X-WC-Webhook-Signature", signature);
  }
}
