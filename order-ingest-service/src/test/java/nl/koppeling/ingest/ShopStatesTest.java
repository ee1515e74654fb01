package nl.koppeling.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.events.ConnectionFaulted;
import nl.koppeling.events.ConnectionRecovered;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.Tables;
import nl.koppeling.ingest.town.Town;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Sandbox;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of WooCommerce reference 3, of a shop that works and then answers so: which state it
 * leads to, what the owner is told, and that the order made meanwhile is told afterwards, once.
 */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(Town.class)
class ShopStatesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Sandbox sandbox;

  @Inject Seals seals;
  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private Topics topics;
  private Tables tables;
  private String shop;
  private Owner owner;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void aShopThatWorks() throws Exception {
    Town.listen();
    topics = new Topics(brokers);
    for (Topic topic : Topic.values()) {
      topics.create(topic.topicName(), 3, Map.of());
    }
    tables = new Tables(database);
    shop = "s" + UUID.randomUUID().toString().substring(0, 8);
    JsonNode made = admin("POST", "shops", Map.of("name", shop));
    owner =
        new Owner(
                topics,
                seals,
                Town.open()
                    .standsFor(
                        made.path("home").asText(),
                        made.path("consumerKey").asText(),
                        made.path("consumerSecret").asText()))
            .activate();
    Owner.patiently().until(() -> tables.atRest(owner.id()));
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        // what the shop answers | the state | what the owner is told, at once or when it lasts
        "wrong-key            | PAUSED     | SHOP_KEY_REFUSED",
        "demoted              | PAUSED     | SHOP_KEY_REFUSED",
        "too-many-requests    | LEFT_ALONE |",
        "too-many-until       | LEFT_ALONE |",
        "html-401             | FAILING    | SHOP_BEHIND_PASSWORD",
        "redirect             | FAILING    | SHOP_REDIRECTS",
        "html-403             | FAILING    | SHOP_BLOCKED",
        "php-notice           | FAILING    | SHOP_PHP_MESSAGES",
        "html-200             | FAILING    | SHOP_NOT_WOOCOMMERCE",
        "permalinks           | FAILING    | SHOP_NOT_WOOCOMMERCE",
        "html-503-maintenance | FAILING    | SHOP_UNREACHABLE",
        "status-500           | FAILING    | SHOP_UNREACHABLE",
        "empty-500            | FAILING    | SHOP_UNREACHABLE",
        "status-502           | FAILING    | SHOP_UNREACHABLE",
        "empty-200            | FAILING    | SHOP_UNREACHABLE",
        "truncated-json       | FAILING    | SHOP_UNREACHABLE",
        "timeout              | FAILING    | SHOP_UNREACHABLE",
      })
  void eachAnswerLeadsToItsStateAndLosesNoOrder(String answer, String state, String told)
      throws Exception {
    disturb(answer);
    admin("POST", "shops/" + shop + "/orders", Map.of("status", "completed"));

    tables.intervalIsOver(owner.id());
    Owner.patiently().until(() -> isIn(state));
    assertThat(owner.told(Topic.ORDERS)).isEmpty();
    if (state.equals("FAILING")) {
      assertThat(owner.told(Topic.CONNECTION_HEALTH, ConnectionFaulted.class)).isEmpty();
      itLasts();
    }
    if (told == null) {
      assertThat(owner.told(Topic.CONNECTION_HEALTH, ConnectionFaulted.class)).isEmpty();
    } else {
      assertThat(owner.await(Topic.CONNECTION_HEALTH, ConnectionFaulted.class, 1))
          .extracting(ConnectionFaulted::reason)
          .allSatisfy(
              reason -> {
                assertThat(reason.code()).isEqualTo(told);
                assertThat(reason.nl()).isNotBlank().isNotEqualTo(reason.en());
              });
    }

    heal(answer);
    if (state.equals("PAUSED")) {
      owner.withNewKey();
    } else {
      tables.intervalIsOver(owner.id());
    }
    owner.await(Topic.ORDERS, OrderCompleted.class, 1);
    if (told != null) {
      owner.await(Topic.CONNECTION_HEALTH, ConnectionRecovered.class, 1);
    }
    Owner.patiently().until(() -> tables.atRest(owner.id()));
    assertThat(owner.told(Topic.ORDERS)).hasSize(1);
  }

  private boolean isIn(String state) {
    String condition =
        switch (state) {
          case "PAUSED" -> "paused_at_credentials is not null";
          case "LEFT_ALONE" -> "failures = 0 and due_at > now() + interval '4 minutes'";
          default -> "failures > 0 and paused_at_credentials is null";
        };
    return "t"
        .equals(
            tables.value(
                "select " + condition + " from shop_poll where connection_id = ?", owner.id()));
  }

  /** A day has passed like this. */
  private void itLasts() {
    tables.run(
        "update shop_poll set failing_since = now() - interval '25 hours' where connection_id = '"
            + owner.id()
            + "'");
    tables.intervalIsOver(owner.id());
  }

  private void disturb(String answer) throws Exception {
    if (answer.equals("permalinks")) {
      admin("PUT", "shops/" + shop, Map.of("permalinks", "plain"));
    } else {
      int seconds = answer.equals("timeout") ? 1 : 300;
      admin("POST", "faults", Map.of("shop", shop, "kind", answer, "times", 0, "seconds", seconds));
    }
  }

  private void heal(String answer) throws Exception {
    if (answer.equals("permalinks")) {
      admin("PUT", "shops/" + shop, Map.of("permalinks", "pretty"));
    } else {
      admin("DELETE", "faults?shop=" + shop, Map.of());
    }
  }

  private static JsonNode admin(String method, String path, Map<String, ?> body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/__admin/woocommerce/" + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
  }
}
