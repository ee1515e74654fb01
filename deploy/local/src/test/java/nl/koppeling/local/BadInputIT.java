package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import nl.koppeling.testkit.Http;
import nl.koppeling.testkit.PartFailed;
import nl.koppeling.testkit.Topics;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets a clear state or answer; nothing is lost and nobody else is held up. */
class BadInputIT {

  @Test
  void aWrongShopKeyIsRefusedAtTheProof() {
    World world = new World();
    String id =
        world.owner.create(
            world.shopHome,
            "ck_" + "1".repeat(40),
            world.consumerSecret,
            world.clientKey,
            "2026-01-01T00:00:00Z");

    assertRefused(() -> world.owner.prove(id), "SHOP_KEY_REFUSED");
  }

  @Test
  void aShopThatAnswersHtmlIsRefusedAtTheProof() {
    World world = new World();
    world.disturbShop("html-200", 0);
    String id =
        world.owner.create(
            world.shopHome,
            world.consumerKey,
            world.consumerSecret,
            world.clientKey,
            "2026-01-01T00:00:00Z");

    assertRefused(() -> world.owner.prove(id), "SHOP_");
  }

  @Test
  void aWrongClientKeyIsRefusedAtTheProof() {
    World world = new World();
    String id =
        world.owner.create(
            world.shopHome,
            world.consumerKey,
            world.consumerSecret,
            "bm8ta2V5OnJlYWxseQ==",
            "2026-01-01T00:00:00Z");

    assertRefused(() -> world.owner.prove(id), "ADMINISTRATION_KEY_REFUSED");
  }

  @Test
  void aShopThatGoesWrongWhileItWorksHoldsNobodyUpAndRecovers() {
    World broken = World.connected().withWebhooks();
    World healthy = World.connected().withWebhooks();
    broken.disturbShop("html-200", 5);

    broken.place("kapot@klant.test");
    healthy.place("gezond@klant.test");

    healthy.awaitSettled(1, Duration.ofSeconds(20));
    broken.awaitSettled(1, Duration.ofSeconds(120));
  }

  @Test
  void aRevokedShopKeyIsToldToTheOwnerAndHoldsNobodyUp() {
    World revoked = World.connected().withWebhooks();
    World healthy = World.connected().withWebhooks();
    revoked.disturbShop("key-revoked", 0);

    healthy.place("gezond@klant.test");

    healthy.awaitSettled(1, Duration.ofSeconds(20));
    await("the owner sees the fault")
        .atMost(Duration.ofSeconds(60))
        .until(() -> revoked.owner.connection(revoked.connection).toString().contains("SHOP"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders.v1", "linked-orders.v1", "bookings.v1", "connections.v1"})
  void anUndecodableRecordBecomesADeadLetterAndTheNextIsHandled(String topic) {
    World world = World.connected().withWebhooks();
    try (Topics topics = new Topics(world.fleet.kafka().bootstrapServers())) {
      byte[] rubbish = ("{ not an event " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
      topics.send(
          topic,
          world.connection,
          rubbish,
          "ce_id",
          UUID.randomUUID().toString(),
          "ce_type",
          "nl.koppeling.Unknown");

      world.place("na@klant.test");

      world.awaitSettled(1, Duration.ofSeconds(30));
      String reader =
          topic.equals("bookings.v1")
              ? "connection-service"
              : topic.equals("linked-orders.v1") ? "invoice-service" : "customer-service";
      topics.await(
          topic + ".dead-letters." + reader,
          r ->
              new String(r.value(), StandardCharsets.UTF_8)
                  .equals(new String(rubbish, StandardCharsets.UTF_8)),
          Duration.ofSeconds(20));
    }
  }

  @Test
  void aWebhookOfAnUnknownShopIsNotFound() {
    World world = new World();

    HttpResponse<String> answer =
        Http.post(
            world.fleet.url(Service.INGEST) + "/webhooks/woocommerce/" + UUID.randomUUID(),
            "{\"id\":1}");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain("Exception");
  }

  @Test
  void aRevokedClientKeyWaitsAndHoldsNobodyUp() {
    World revoked = World.connected().withWebhooks();
    World healthy = World.connected().withWebhooks();
    revoked.disturbSnelStart("revoked-koppelsleutel", null, null, 0);

    long order = revoked.place("wacht@klant.test");
    healthy.place("gezond@klant.test");

    healthy.awaitSettled(1, Duration.ofSeconds(20));
    await("the order waits")
        .atMost(Duration.ofSeconds(30))
        .until(() -> !revoked.state(order).isEmpty() && !revoked.state(order).startsWith("PARKED"));
    assertThat(revoked.books().bookings()).isEmpty();
  }

  private static void assertRefused(ThrowableAssert.ThrowingCallable call, String code) {
    assertThat(catchThrowable(call))
        .isInstanceOf(PartFailed.class)
        .hasMessageContaining("422")
        .hasMessageContaining(code)
        .hasMessageNotContaining("Exception");
  }
}
