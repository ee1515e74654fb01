package nl.koppeling.connection.abuse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Endpoints;
import nl.koppeling.connection.town.LogScan;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Surfer;
import nl.koppeling.connection.town.Town;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.events.Topic;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Canaries in every input: secrets and personal data come in wherever something can come in, right
 * and wrong, and are looked for wherever something goes out or stays. What logs HTTP is set to its
 * most talkative, as somebody who looks for a fault might.
 */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
@TestProfile(CanaryTest.Talkative.class)
class CanaryTest {

  private static final String CANARY = "canary";
  private static final String PERSON = "piet.kanarie@klant.test";

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @TestHTTPResource("/")
  URI base;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @Inject AgroalDataSource database;

  private final List<String> answers = new ArrayList<>();

  /** Somebody turns up what logs requests and answers. */
  public static final class Talkative implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.log.category.\"org.jboss.resteasy.reactive.client\".level", "TRACE",
          "quarkus.log.category.\"io.vertx.core.http\".level", "TRACE",
          "quarkus.log.category.\"io.netty.handler\".level", "TRACE",
          "quarkus.log.category.\"nl.koppeling\".level", "DEBUG");
    }
  }

  @Test
  void noSecretAndNoPersonIsFoundWhereItDoesNotBelong() throws Exception {
    try (LogScan log = new LogScan();
        Topics topics = new Topics(brokers)) {
      Owner owner = new Owner(new Tokens(realm).ofUser("owner"));
      List<String> secrets = new ArrayList<>(secretsOf(owner));
      String id = worksAndGoesWrong(owner);
      secrets.addAll(hooks(owner));
      Owner typist = new Owner(new Tokens(realm).ofUser("owner"));
      secrets.addAll(secretsOf(typist));
      forms(typist);
      everyEndpointWithNonsense(owner, id);
      undecodable(topics, id);
      secrets.add("Bearer");

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !Database.dump(database).contains(owner.snelstartKey));
      String stored = Database.dump(database);
      String told = told(topics);
      String figures = given().get(metrics).asString();
      String said = String.join("\n", answers);
      for (String secret : secrets) {
        assertThat(log.everything()).as("log").doesNotContain(secret);
        assertThat(stored).as("database").doesNotContain(secret);
        assertThat(told).as("Kafka").doesNotContain(secret);
        assertThat(figures).as("metrics").doesNotContain(secret);
        if (!secret.equals("Bearer")) {
          assertThat(said).as("answers").doesNotContain(secret);
        }
      }
      for (String place : List.of(log.everything(), told, figures)) {
        assertThat(place).doesNotContain(PERSON, "owner@example.nl", "Owner Local", CANARY);
      }
      assertThat(stored).doesNotContain(PERSON, CANARY);
      assertThat(said).doesNotContain("Exception", "at java.", "nl.koppeling.connection.");
      assertThat(TownResource.TOWN.bearers())
          .allSatisfy(bearer -> assertThat(log.everything() + stored).doesNotContain(bearer));
    }
  }

  @Test
  void whatLogsRequestsCannotBeTurnedUp() {
    for (String name :
        List.of(
            "org.jboss.resteasy.reactive.client.logging.DefaultClientLogger",
            "io.vertx.core.http.impl.HttpClientImpl",
            "io.netty.handler.logging.LoggingHandler")) {
      assertThat(Logger.getLogger(name).isDebugEnabled()).as(name).isFalse();
    }
    assertThat(Logger.getLogger("nl.koppeling.x").isDebugEnabled()).as("others can").isTrue();
  }

  private static List<String> secretsOf(Owner owner) {
    return List.of(owner.consumerKey, owner.consumerSecret, owner.snelstartKey);
  }

  /** The ordinary life of a connection, and each step failing. */
  private String worksAndGoesWrong(Owner owner) {
    String id = owner.active();
    for (Town.Mood mood : Town.Mood.values()) {
      owner.mood(mood);
      answers.add(owner.prove(id).asString());
      answers.add(
          owner
              .asking()
              .body(
                  Map.of("consumerKey", owner.consumerKey, "consumerSecret", owner.consumerSecret))
              .put("/api/connections/{id}/credentials", id)
              .asString());
      answers.add(owner.asking().post("/api/connections/{id}/doctor", id).asString());
    }
    owner.mood(Town.Mood.FINE);
    TownResource.TOWN.withdraw(owner.snelstartKey);
    answers.add(owner.prove(id).asString());
    answers.add(owner.open(Map.of("shopHome", "http://127.0.0.1:1/winkel")).asString());
    answers.add(owner.open(Map.of("consumerSecret", "geen_" + owner.consumerSecret)).asString());
    answers.add(owner.open(Map.of("startFrom", PERSON)).asString());
    return id;
  }

  private List<String> hooks(Owner owner) {
    String key = "SLEUTEL" + CANARY + Owner.secret() + "==";
    String ck = "ck_" + CANARY + Owner.secret();
    String hook = "/hooks/snelstart/" + TownResource.ACTIVATION_SECRET;
    for (String body :
        List.of(
            "{\"KoppelSleutel\":\"" + key + "\",\"ActionType\":\"Create\",\"ReferenceKey\":\"x\"}",
            "{\"KoppelSleutel\":\"" + key + "\",\"ActionType\":\"" + key + "\"}",
            "{\"KoppelSleutel\":\"" + key,
            key,
            "{\"KoppelSleutel\":[\"" + key + "\"],\"ActionType\":{\"" + key + "\":1}}")) {
      answers.add(json(body).post(hook).asString());
    }
    answers.add(json("{}").post("/hooks/snelstart/" + CANARY + Owner.secret()).asString());
    String reference = (CANARY + Owner.secret()).substring(0, 43);
    for (String body :
        List.of(
            "{\"user_id\":\"" + reference + "\",\"consumer_key\":\"" + ck + "\"}",
            "{\"user_id\":\"" + reference + "\",\"consumer_key\":\"" + ck,
            ck)) {
      answers.add(json(body).post("/hooks/shop-keys/" + reference).asString());
    }
    return List.of(key, ck, reference, owner.snelstartKey, TownResource.ACTIVATION_SECRET);
  }

  private void forms(Owner owner) {
    Surfer surfer = new Surfer("http://127.0.0.1:" + base.getPort()).signIn("owner");
    String begin = "/app/connections/new";
    String page =
        surfer
            .fillIn(begin, begin, Map.of("shop", TownResource.TOWN.shopHome(owner.shop)))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    String shop = URI.create(page).getPath();
    answers.add(
        surfer
            .fillIn(
                shop,
                shop + "/keys",
                Map.of("consumerKey", owner.consumerKey + "x", "consumerSecret", "cs_" + PERSON))
            .body());
    answers.add(
        surfer
            .fillIn(
                shop,
                shop + "/keys",
                Map.of("consumerKey", owner.consumerKey, "consumerSecret", owner.consumerSecret))
            .body());
    String administration = shop.replace("/shop", "/administration");
    answers.add(
        surfer
            .fillIn(
                administration, administration + "/key", Map.of("key", owner.snelstartKey + "x"))
            .body());
    surfer.post(shop + "/keys", Map.of("formToken", "x", "consumerKey", owner.consumerKey));
  }

  private void everyEndpointWithNonsense(Owner owner, String id) {
    for (Endpoints.Endpoint endpoint : Endpoints.all()) {
      if (endpoint.page() || endpoint.method().equals("DELETE")) {
        continue;
      }
      String path = endpoint.path().replace("{id}", id).replaceAll("\\{[^}]+}", CANARY);
      for (String body : List.of("{\"" + CANARY + "\":\"" + PERSON, "\"" + CANARY + "\"", CANARY)) {
        RequestSpecification request =
            owner
                .asking()
                .header("User-Agent", CANARY + " " + PERSON)
                .header("Accept-Language", CANARY)
                .header("X-Forwarded-For", CANARY)
                .header("Cookie", "koppeling-language=" + CANARY)
                .queryParam("number", PERSON)
                .queryParam("after", CANARY)
                .queryParam(CANARY, PERSON);
        if (endpoint.changes()) {
          request.body(body);
        }
        Response answer = request.request(endpoint.method(), path);
        assertThat(answer.statusCode()).as("%s %s", endpoint, body).isNotEqualTo(500);
        answers.add(answer.asString());
      }
    }
    answers.add(given().auth().oauth2(CANARY).get("/api/connections").asString());
    answers.add(given().get("/app/" + CANARY).asString());
  }

  /** Goes to the dead letters; their headers say why, and not what. */
  private void undecodable(Topics topics, String id) {
    for (Topic topic : List.of(Topic.ORDERS, Topic.LINKED_ORDERS, Topic.BOOKINGS)) {
      String key = id + ":" + CANARY.length();
      for (String body : List.of("{\"" + PERSON, "{\"order\":\"" + PERSON + "\"}")) {
        topics.send(
            topic.topicName(),
            key,
            body.getBytes(StandardCharsets.UTF_8),
            "ce_id",
            UUID.randomUUID().toString(),
            "ce_type",
            "nl.koppeling.OrderParked",
            "ce_time",
            "2026-11-24T10:00:00Z",
            "ce_source",
            "test");
      }
      String letters = topic.topicName() + ".dead-letters.connection-service";
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> topics.all(letters).stream().filter(l -> key.equals(l.key())).count() >= 2);
    }
  }

  /** Everything on every topic, but for the values others sent (also as a dead letter). */
  private static String told(Topics topics) {
    StringBuilder told = new StringBuilder();
    for (Topic topic : Topic.values()) {
      boolean ours = topic == Topic.CONNECTIONS;
      append(told, topics.all(topic.topicName()), ours);
      if (List.of(Topic.ORDERS, Topic.LINKED_ORDERS, Topic.BOOKINGS).contains(topic)) {
        append(told, topics.all(topic.topicName() + ".dead-letters.connection-service"), false);
      }
    }
    return told.toString();
  }

  private static void append(
      StringBuilder told, List<ConsumerRecord<String, byte[]>> records, boolean withValue) {
    for (ConsumerRecord<String, byte[]> each : records) {
      told.append(each.key()).append('\n');
      each.headers()
          .forEach(
              header ->
                  told.append(header.key())
                      .append('=')
                      .append(new String(header.value(), StandardCharsets.UTF_8))
                      .append('\n'));
      if (withValue && each.value() != null) {
        told.append(new String(each.value(), StandardCharsets.UTF_8)).append('\n');
      }
    }
  }

  private static RequestSpecification json(String body) {
    return given().contentType("application/json").body(body);
  }
}
