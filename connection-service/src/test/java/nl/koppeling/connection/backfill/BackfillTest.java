package nl.koppeling.connection.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Services;
import nl.koppeling.connection.town.Surfer;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.events.BackfillMoved;
import nl.koppeling.events.BackfillMoved.State;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.Topic;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far earlier orders are, and the owner's word, over the API and on the board. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class BackfillTest {

  private static final String BACKFILL = "/api/connections/{id}/backfill";
  private static final Instant BEGUN = Instant.now().minusSeconds(120);

  @Inject DataSource database;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @TestHTTPResource("/")
  URI base;

  private Topics topics;
  private Owner owner;
  private String id;
  private Services services;

  @BeforeEach
  void aWorkingConnection() {
    topics = new Topics(brokers);
    owner = new Owner(new Tokens(realm).ofUser("owner"));
    id = owner.active();
    services = new Services(topics, database, id);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void whatWasReadAndIsNotBookedYetIsInLine() {
    services.say(Topic.ORDERS, services.completed(1));
    services.say(Topic.ORDERS, services.completed(2));
    services.say(Topic.BOOKINGS, services.booked(1, UUID.randomUUID()));
    services.say(Topic.CONNECTION_HEALTH, moved(2, State.RUNNING, 40, 12));
    services.heard();

    owner
        .asking()
        .get(BACKFILL, id)
        .then()
        .statusCode(200)
        .body("state", equalTo("RUNNING"))
        .body("planned", equalTo(40))
        .body("read", equalTo(12))
        .body("processed", equalTo(11))
        .body("percent", equalTo(27))
        .body("startedAt", notNullValue())
        .body("finishedAt", nullValue());
  }

  @Test
  void anOlderTellingNeverReplacesANewerOne() {
    services.say(Topic.CONNECTION_HEALTH, moved(5, State.PAUSED, 40, 30));
    services.say(Topic.CONNECTION_HEALTH, moved(4, State.RUNNING, 40, 20));
    services.say(Topic.CONNECTION_HEALTH, moved(5, State.RUNNING, 40, 10));
    services.heard();

    owner
        .asking()
        .get(BACKFILL, id)
        .then()
        .body("state", equalTo("PAUSED"))
        .body("read", equalTo(30));
  }

  @Test
  void withoutEarlierOrdersThereIsNothingToShow() {
    owner
        .asking()
        .get(BACKFILL, id)
        .then()
        .statusCode(404)
        .body("code", equalTo("BACKFILL_UNKNOWN"));
    services.say(Topic.CONNECTION_HEALTH, moved(1, State.DONE, 0, 0));
    services.heard();

    assertThat(board(owner())).doesNotContain("Orders die er al waren");
  }

  @Test
  void theOwnersWordIsPassedOnShownAtOnceAndRemembered() {
    services.say(Topic.CONNECTION_HEALTH, moved(2, State.RUNNING, 1_200, 300));
    services.heard();
    Surfer surfer = owner();
    assertThat(board(surfer))
        .contains("300 van 1.200 verwerkt (25%)", "<progress max=\"100\" value=\"25\"");
    answers("pause", 200, EventCodec.encode(moved(3, State.PAUSED, 1_200, 310)));
    answers("resume", 200, EventCodec.encode(moved(4, State.RUNNING, 1_200, 310)));
    answers("cancel", 200, EventCodec.encode(moved(5, State.CANCELLED, 1_200, 400)));

    assertThat(press(surfer, "pause", Map.of()).statusCode()).isEqualTo(303);
    assertThat(board(surfer))
        .contains("Gepauzeerd", "310 van 1.200", "/backfill/resume")
        .doesNotContain("/backfill/pause");
    press(surfer, "resume", Map.of());
    press(surfer, "cancel", Map.of());
    assertThat(board(surfer)).contains("Bezig");
    press(surfer, "cancel", Map.of("sure", "yes"));

    assertThat(board(surfer)).contains("Gestopt").doesNotContain("/backfill/cancel");
    assertThat(said()).containsExactly(call("pause"), call("resume"), call("cancel"));
    owner
        .asking()
        .get("/api/connections/{id}/audit", id)
        .then()
        .body(
            "deed[0..2]",
            equalTo(List.of("BACKFILL_CANCELLED", "BACKFILL_RESUMED", "BACKFILL_PAUSED")));
  }

  @Test
  void whatIsOverOrAwayIsSaid() {
    services.say(Topic.CONNECTION_HEALTH, moved(2, State.RUNNING, 40, 12));
    services.heard();
    answers("pause", 409, "");
    answers("resume", 500, "");

    owner
        .asking()
        .post(BACKFILL + "/pause", id)
        .then()
        .statusCode(409)
        .body("code", equalTo("BACKFILL_OVER"));
    owner
        .asking()
        .post(BACKFILL + "/resume", id)
        .then()
        .statusCode(503)
        .body("code", equalTo("TRY_LATER"));
    assertThat(press(owner(), "pause", Map.of()).statusCode()).as("the board says").isEqualTo(303);
    assertThat(press(owner(), "resume", Map.of()).statusCode()).isEqualTo(503);
  }

  @Test
  void itIsTheOwnersOnlyItsFormsAreGuardedAndAnOperatorOnlyReads() {
    services.say(Topic.CONNECTION_HEALTH, moved(2, State.RUNNING, 40, 12));
    services.heard();
    Owner second = new Owner(new Tokens(realm).ofUser("second"));
    Owner operator = new Owner(new Tokens(realm).ofUser("operator"));

    second.asking().get(BACKFILL, id).then().statusCode(404);
    second.asking().post(BACKFILL + "/pause", id).then().statusCode(404);
    operator.asking().get(BACKFILL, id).then().statusCode(200);
    operator.asking().post(BACKFILL + "/pause", id).then().statusCode(403);
    Surfer other = new Surfer(url()).signIn("second");
    assertThat(other.fillIn("/app/connections/new", path("pause"), Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(owner().post(path("pause"), Map.of()).statusCode()).isEqualTo(403);
    assertThat(new Surfer(url()).signIn("operator").get("/app/connections/" + id).body())
        .contains("12 van 40 verwerkt")
        .doesNotContain("/backfill/pause");
    assertThat(said()).isEmpty();
  }

  @Test
  void howTheShopIsWatchedStandsNextToTheKeysWhenItIsKnown() {
    assertThat(board(owner())).doesNotContain("Nieuwe orders<");
    watch("{\"bell\":\"HEALTHY\",\"lookedAt\":\"" + Instant.now().minusSeconds(12) + "\"}");
    assertThat(board(owner()))
        .contains("De winkel meldt ze meteen")
        .containsPattern("1\\d seconden");
    watch("{\"bell\":\"NOT_ALLOWED\",\"lookedAt\":null,\"repairedAt\":null}");
    assertThat(board(owner())).contains("de sleutel mag alleen lezen").doesNotContain("gekeken");
    watch("{\"bell\":\"HEALTHY\",\"repairedAt\":\"" + Instant.now() + "\"}");
    assertThat(board(owner())).contains("is hersteld op").doesNotContain("zijn opgehaald");
    Instant repaired = Instant.now().minusSeconds(60);
    watch(
        "{\"bell\":\"HEALTHY\",\"repairedAt\":\""
            + repaired
            + "\",\"lookedAt\":\""
            + repaired.plusSeconds(2)
            + "\"}");
    assertThat(board(owner())).contains("de orders van de tussentijd zijn opgehaald");
    watch("<html>");
    assertThat(owner().get("/app/connections/" + id).statusCode()).isEqualTo(200);
  }

  private void watch(String body) {
    TownResource.INGEST.answers("GET /internal/connections/" + id + "/watch", 200, body);
  }

  // --- steps ------------------------------------------------------------------------------------

  private BackfillMoved moved(long version, State state, int planned, int done) {
    boolean over = state == State.DONE || state == State.CANCELLED;
    return new BackfillMoved(
        UUID.fromString(id),
        version,
        state,
        Optional.of(planned),
        done,
        Optional.of(BEGUN),
        over ? Optional.of(Instant.now()) : Optional.empty(),
        new BigDecimal("60.0"));
  }

  private void answers(String word, int status, String body) {
    TownResource.INGEST.answers(call(word), status, body);
  }

  private List<String> said() {
    return TownResource.INGEST.calls(id).stream().filter(c -> c.startsWith("POST")).toList();
  }

  private String call(String word) {
    return "POST /internal/connections/" + id + "/backfill/" + word;
  }

  private String board(Surfer surfer) {
    return surfer.get("/app/connections/" + id).body();
  }

  private HttpResponse<String> press(Surfer surfer, String word, Map<String, String> fields) {
    return surfer.fillIn("/app/connections/" + id, path(word), fields);
  }

  private String path(String word) {
    return "/app/connections/" + id + "/backfill/" + word;
  }

  private Surfer owner() {
    return new Surfer(url()).signIn("owner");
  }

  private String url() {
    return "http://127.0.0.1:" + base.getPort();
  }
}
