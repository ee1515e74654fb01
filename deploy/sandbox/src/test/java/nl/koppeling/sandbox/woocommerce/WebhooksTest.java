package nl.koppeling.sandbox.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import nl.koppeling.sandbox.woocommerce.BackDoor.Shop;
import nl.koppeling.sandbox.woocommerce.Receiver.Received;
import nl.koppeling.sandbox.woocommerce.webhooks.Hmac;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 6 of the reference, and the surprises of section 1. */
@QuarkusTest
class WebhooksTest {

  private static final String SECRET = "geheim-ü&<\\\"'-sleutel";
  private static final String SECRET_TEXT = "geheim-ü&<\"'-sleutel";

  private final Shop shop = BackDoor.demo();
  private Receiver receiver;

  @BeforeEach
  void listen() throws IOException {
    BackDoor.reset();
    BackDoor.put("/settings", "{\"webhookDelayMillis\":50}").then().statusCode(204);
    receiver = new Receiver();
  }

  @AfterEach
  void silence() {
    receiver.close();
  }

  private long create(String topic) throws InterruptedException {
    Response created =
        SignedCall.to("/webhooks")
            .post(
                "{\"name\":\"t\",\"topic\":\""
                    + topic
                    + "\",\"secret\":\""
                    + SECRET
                    + "\",\"delivery_url\":\""
                    + receiver.url()
                    + "\"}");
    assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
    assertThat(created.asString()).doesNotContain("secret");
    receiver.next();
    return created.jsonPath().getLong("id");
  }

  private static String status(long webhook) {
    return SignedCall.to("/webhooks/" + webhook).get().jsonPath().getString("status");
  }

  @Test
  void thePingIsUnsignedFormEncodedAndComesBeforeTheAnswer() throws Exception {
    SignedCall.to("/webhooks")
        .post("{\"topic\":\"order.updated\",\"delivery_url\":\"" + receiver.url() + "\"}")
        .then()
        .statusCode(201);

    Received ping = receiver.next();
    assertThat(ping.text()).isEqualTo("webhook_id=1");
    assertThat(ping.headers())
        .containsEntry("Content-Type", "application/x-www-form-urlencoded")
        .containsEntry("User-Agent", "WooCommerce/11.0.1 Hookshot (WordPress/7.1)");
    assertThat(ping.headers().keySet()).noneMatch(name -> name.toLowerCase().startsWith("x-wc"));
  }

  @Test
  void aDeliveryIsTheOrderSignedOverItsRawBody() throws Exception {
    long webhook = create("order.updated");
    shop.act(30, "complete", "{}");

    Received delivery = receiver.next();

    assertThat(delivery.headers())
        .containsEntry("X-WC-Webhook-Signature", Hmac.delivery(SECRET_TEXT, delivery.body()))
        .containsEntry("X-WC-Webhook-Topic", "order.updated")
        .containsEntry("X-WC-Webhook-Resource", "order")
        .containsEntry("X-WC-Webhook-Event", "updated")
        .containsEntry("X-WC-Webhook-ID", Long.toString(webhook));
    assertThat(delivery.headers().get("X-WC-Webhook-Source")).endsWith("/shops/demo/");
    assertThat(delivery.headers().get("X-WC-Webhook-Delivery-ID")).matches("[0-9a-f]{32}");
    assertThat(delivery.text()).isEqualTo(SignedCall.to("/orders/30").get().asString());
  }

  @Test
  void placingAnOrderRingsBothTopics() throws Exception {
    create("order.created");
    create("order.updated");
    shop.place("{}");

    assertThat(receiver.next().headers().get("X-WC-Webhook-Topic")).isEqualTo("order.created");
    assertThat(receiver.next().headers().get("X-WC-Webhook-Topic")).isEqualTo("order.updated");
    receiver.quiet();
  }

  @Test
  void editsBeforeTheQueueRunsGiveOneDeliveryWithTheLastState() throws Exception {
    BackDoor.put("/settings", "{\"webhookDelayMillis\":400}");
    create("order.updated");
    shop.act(30, "hold", "{}");
    shop.act(30, "process", "{}");
    shop.act(30, "complete", "{}");

    assertThat(Json.parse(receiver.next().text()).get("status").asText()).isEqualTo("completed");
    receiver.quiet();
  }

  @Test
  void differentOrdersOfOneSecondShareTheDeliveryId() throws Exception {
    create("order.updated");
    String first;
    String second;
    do {
      shop.act(30, "complete", "{}");
      shop.act(31, "cancel", "{}");
      first = receiver.next().headers().get("X-WC-Webhook-Delivery-ID");
      second = receiver.next().headers().get("X-WC-Webhook-Delivery-ID");
    } while (!first.equals(second));

    assertThat(first).isEqualTo(second);
  }

  @Test
  void trashingSendsTheIdOnly() throws Exception {
    create("order.deleted");
    create("order.updated");
    shop.act(30, "trash", "{}");

    Received delivery = receiver.next();
    assertThat(delivery.text()).isEqualTo("{\"id\":30}");
    assertThat(delivery.headers()).containsEntry("X-WC-Webhook-Topic", "order.deleted");
    receiver.quiet();
  }

  @ParameterizedTest
  @CsvSource({"hpos, false", "posts, true"})
  void comingOutOfTheTrashRingsOnPostsOnly(String storage, boolean rings) throws Exception {
    shop.act(30, "trash", "{}");
    BackDoor.put("/shops/demo", "{\"storage\":\"" + storage + "\"}").then().statusCode(200);
    create("order.restored");
    create("order.updated");

    SignedCall.to("/orders/30").put("{\"status\":\"completed\"}").then().statusCode(200);

    if (rings) {
      assertThat(receiver.next().headers()).containsEntry("X-WC-Webhook-Topic", "order.updated");
    }
    receiver.quiet();
  }

  @Test
  void notesAndDeletedRefundsAndDeletionForGoodRingNobody() throws Exception {
    create("order.updated");
    create("order.deleted");

    SignedCall.to("/orders/29/notes").post("{\"note\":\"x\"}").then().statusCode(201);
    SignedCall.to("/orders/137/refunds/138").with("force", "true").delete().then().statusCode(200);
    SignedCall.to("/orders/31").with("force", "true").delete().then().statusCode(200);

    receiver.quiet();
  }

  @Test
  void anOrderDeletedBeforeTheQueueRunsIsDeliveredAsASignedError() throws Exception {
    create("order.updated");
    shop.act(30, "complete", "{}");
    SignedCall.to("/orders/30").with("force", "true").delete().then().statusCode(200);

    Received delivery = receiver.next();

    assertThat(delivery.text()).isEqualTo(Files.text("errors/unknown-order.json").strip());
    assertThat(delivery.headers())
        .containsEntry("X-WC-Webhook-Signature", Hmac.delivery(SECRET_TEXT, delivery.body()));
  }

  @Test
  void aFailedDeliveryIsNotRepeatedAndTheSeventhFailureDisables() throws Exception {
    long webhook = create("order.updated");
    receiver.answers(500);
    for (int failure = 1; failure <= 6; failure++) {
      ringOnce();
    }
    receiver.quiet();
    assertThat(status(webhook)).as("after six").isEqualTo("active");

    ringOnce();
    receiver.quiet();
    assertThat(status(webhook)).as("after seven").isEqualTo("disabled");
  }

  @Test
  void switchingItOnAgainDoesNotResetTheCounterButASuccessDoes() throws Exception {
    long webhook = create("order.updated");
    receiver.answers(500);
    for (int failure = 1; failure <= 7; failure++) {
      ringOnce();
    }
    receiver.quiet();
    SignedCall.to("/webhooks/" + webhook).put("{\"status\":\"active\"}").then().statusCode(200);
    ringOnce();
    receiver.quiet();
    assertThat(status(webhook)).as("one more failure").isEqualTo("disabled");

    SignedCall.to("/webhooks/" + webhook).put("{\"status\":\"active\"}").then().statusCode(200);
    receiver.answers(200);
    ringOnce();
    receiver.answers(500);
    ringOnce();
    receiver.quiet();
    assertThat(status(webhook)).as("after a success").isEqualTo("active");
  }

  /** The next event waits for the answer to the one before, so events do not merge. */
  private void ringOnce() throws InterruptedException {
    shop.act(30, "complete", "{}");
    receiver.next();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 302})
  void upTo302IsASuccessAndARedirectIsNotFollowed(int answer) throws Exception {
    create("order.updated");
    receiver.answers(answer);
    ringOnce();

    receiver.quiet();
    assertThat(BackDoor.get("/deliveries").jsonPath().getList("status")).containsExactly(answer);
    assertThat(BackDoor.get("/deliveries").asString()).doesNotContain("klant.test");
  }

  @Test
  void silenceDeliversNothing() throws Exception {
    create("order.updated");
    BackDoor.post("/faults", "{\"kind\":\"webhook-silence\"}").then().statusCode(204);
    shop.act(30, "complete", "{}");
    receiver.quiet();

    BackDoor.heal();
    ringOnce();
  }

  @Test
  void aStaleDeliveryHoldsTheOrderAsItWas() throws Exception {
    create("order.updated");
    BackDoor.post("/faults", "{\"kind\":\"webhook-stale\"}").then().statusCode(204);
    shop.act(30, "complete", "{}");

    JsonNode body = Json.parse(receiver.next().text());

    assertThat(body.get("status").asText()).isEqualTo("processing");
    assertThat(SignedCall.to("/orders/30").get().jsonPath().getString("status"))
        .isEqualTo("completed");
    receiver.quiet();
  }

  @Test
  void aDemotedUsersWebhookSendsASignedRefusal() throws Exception {
    create("order.updated");
    BackDoor.post("/faults", "{\"kind\":\"webhook-forbidden\"}").then().statusCode(204);
    shop.act(30, "complete", "{}");

    Received delivery = receiver.next();

    assertThat(Json.parse(delivery.text()).get("code").asText())
        .isEqualTo("woocommerce_rest_cannot_view");
    assertThat(Json.parse(delivery.text()).has("id")).isFalse();
    assertThat(delivery.headers())
        .containsEntry("X-WC-Webhook-Signature", Hmac.delivery(SECRET_TEXT, delivery.body()))
        .containsEntry("X-WC-Webhook-Topic", "order.updated");
  }

  @Test
  void badTopicsAndAddressesAreRefusedAndDeletionNeedsForce() throws Exception {
    assertThat(SignedCall.to("/webhooks").post("{\"topic\":\"order.published\"}").asString())
        .isEqualTo(Files.text("errors/webhook-bad-topic.json").strip());
    assertThat(
            SignedCall.to("/webhooks")
                .post("{\"topic\":\"order.updated\",\"delivery_url\":\"ftp://x\"}")
                .jsonPath()
                .getString("code"))
        .isEqualTo("woocommerce_rest_shop_webhook_invalid_delivery_url");
    long webhook = create("order.updated");
    assertThat(SignedCall.to("/webhooks/" + webhook).delete().statusCode()).isEqualTo(501);
    assertThat(SignedCall.to("/webhooks/" + webhook).with("force", "true").delete().statusCode())
        .isEqualTo(200);
    assertThat(SignedCall.to("/webhooks/" + webhook).get().jsonPath().getString("code"))
        .isEqualTo("woocommerce_rest_shop_webhook_invalid_id");
    assertThat(SignedCall.to("/webhooks").get().asString()).isEqualTo("[]");
  }
}
