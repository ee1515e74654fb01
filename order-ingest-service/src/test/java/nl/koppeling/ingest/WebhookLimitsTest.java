package nl.koppeling.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.Signing;
import nl.koppeling.ingest.town.Spans;
import nl.koppeling.ingest.town.Tables;
import nl.koppeling.ingest.town.Town;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who delivers too often waits, and nobody else does; and no trace says to which address. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
@TestProfile(WebhookLimitsTest.Strict.class)
class WebhookLimitsTest {

  private static final byte[] BODY = "{\"id\":45}".getBytes(StandardCharsets.UTF_8);

  @Inject Seals seals;
  @Inject AgroalDataSource database;
  @Inject Spans spans;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  private Topics topics;
  private Tables tables;

  /** Low enough to be met; traced; our own proxy is this machine. */
  public static final class Strict implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "koppeling.limits.refused", "5/h",
          "koppeling.limits.connection", "4/h",
          "koppeling.limits.trusted-proxies", "127.0.0.1",
          "quarkus.otel.sdk.disabled", "false",
          "quarkus.otel.exporter.otlp.enabled", "false");
    }
  }

  @BeforeEach
  void open() {
    Town.listen();
    topics = new Topics(brokers);
    for (Topic topic : Topic.values()) {
      topics.create(topic.topicName(), 3, Map.of());
    }
    tables = new Tables(database);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void aConnectionThatDeliversTooOftenWaitsAndAnotherDoesNot() {
    Owner owner = owner();
    for (int i = 0; i < 3; i++) {
      assertThat(deliver("192.0.2.1", owner.token()).statusCode()).isEqualTo(200);
    }
    from("192.0.2.1").body("webhook_id=1").post(path(owner.token())).then().statusCode(200);

    Response answer = deliver("192.0.2.1", owner.token());
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    from("192.0.2.1").body("webhook_id=1").post(path(owner.token())).then().statusCode(429);
    Owner other = owner();
    assertThat(deliver("192.0.2.1", other.token()).statusCode()).isEqualTo(200);
    assertThat(given().get(metrics).asString())
        .contains("koppeling_limits_refused_total{limit=\"connection\"} 2.0")
        .doesNotContain(owner.id().toString(), owner.token());
  }

  @Test
  void whoGuessesIsTurnedAwayBeforeAnythingIsLookedUp() {
    Owner owner = owner();
    for (int i = 0; i < 4; i++) {
      from("192.0.2.2").body("{}").post(path("guess" + i)).then().statusCode(404);
    }
    from("192.0.2.2").body("{}").post(path(owner.token())).then().statusCode(401);

    Response answer = deliver("192.0.2.2", owner.token());
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    assertThat(deliver("192.0.2.3", owner.token()).statusCode()).isEqualTo(200);
    assertThat(deliver("192.0.2.3, 192.0.2.2", owner.token()).statusCode()).isEqualTo(429);
  }

  @Test
  void noTraceSaysToWhichAddressWasDelivered() {
    Owner owner = owner();
    deliver("192.0.2.4", owner.token() + "?from=" + owner.token());
    from("192.0.2.4").body("{}").post("//webhooks/woocommerce/x" + owner.token());

    Owner.patiently()
        .until(
            () ->
                spans.all().stream()
                    .anyMatch(span -> span.getName().contains("/webhooks/woocommerce/{token}")));
    List<SpanData> all = spans.all();
    assertThat(all.toString()).contains("/webhooks/").doesNotContain(owner.token());
  }

  private Owner owner() {
    Owner owner = new Owner(topics, seals, Town.open()).activate();
    Owner.patiently().until(() -> tables.atRest(owner.id()));
    return owner;
  }

  private static Response deliver(String address, String token) {
    return from(address)
        .header("X-WC-Webhook-Signature", Signing.sign(BODY, Owner.SECRET))
        .body(BODY)
        .post(path(token));
  }

  private static String path(String token) {
    return "/webhooks/woocommerce/" + token;
  }

  private static RequestSpecification from(String address) {
    return given().header("X-Forwarded-For", address).contentType("application/json");
  }
}
