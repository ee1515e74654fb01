package nl.koppeling.connection.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Foretelling;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.connection.web.Figures;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking along: what is told of it, its journal, and its end. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class ShadowTest {

  private static final String ONE = "/api/connections/{id}";
  private static final String SHADOW = ONE + "/shadow";

  @Inject DataSource database;
  @Inject Seals seals;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private Owner owner;

  @BeforeEach
  void arrive() {
    owner = new Owner(new Tokens(realm).ofUser("owner"));
  }

  @Test
  void theOthersHearOfAShadowUntilItEndsWithTheMomentAsTheNewStart() {
    String id = lookingAlong();
    owner.get(id).then().body("state", equalTo("ACTIVE")).body("shadow", equalTo(true));
    told(id, 1).forEach(c -> assertThat(c.shadow() && c.active()).isTrue());

    end(id, "2026-06-01").then().statusCode(200).body("shadow", equalTo(false));

    ConnectionChanged last = told(id, 2).getLast();
    assertThat(last.shadow()).isFalse();
    assertThat(last.startFrom()).isEqualTo(Instant.parse("2026-05-31T22:00:00Z"));
    owner
        .asking()
        .get(ONE + "/audit", id)
        .then()
        .body("deed", hasItem("SHADOWED"))
        .body("deed", hasItem("ACTIVATED"));
  }

  @Test
  void aPauseAndNewKeysAreNoWayOutOfTheShadow() {
    String id = lookingAlong();

    owner.asking().post(ONE + "/pause", id).then().statusCode(200);
    owner.asking().post(ONE + "/resumption", id).then().body("shadow", equalTo(true));
    owner
        .asking()
        .body(Map.of("snelstartKey", owner.snelstartKey))
        .put(ONE + "/credentials", id)
        .then()
        .statusCode(200)
        .body("shadow", equalTo(true));
    owner.activate(id).then().statusCode(409);

    assertThat(told(id, 4)).allMatch(ConnectionChanged::shadow);
  }

  @Test
  void onlyAMomentBetweenStartAndNowEndsIt() {
    String id = lookingAlong();

    end(id, "2025-12-31").then().statusCode(422).body("code", equalTo("START_FROM_OUTSIDE"));
    end(id, LocalDate.now(Figures.AMSTERDAM).plusDays(1).toString()).then().statusCode(422);
    end(id, "morgen").then().statusCode(422).body("code", equalTo("START_FROM_INVALID"));
    new Owner(new Tokens(realm).ofUser("second"))
        .asking()
        .post(SHADOW + "/end", id)
        .then()
        .statusCode(404);
    new Owner(new Tokens(realm).ofUser("operator"))
        .asking()
        .post(SHADOW + "/end", id)
        .then()
        .statusCode(403);
    end(id, "2026-01-01").then().statusCode(200);
    end(id, "2026-01-01").then().statusCode(409);
    owner.asking().post(SHADOW, id).then().statusCode(409);
    owner.asking().get(SHADOW, id).then().statusCode(409).body("code", equalTo("NOT_IN_SHADOW"));
  }

  @Test
  void theJournalAddsUpWhatTheServicesSay() throws SQLException {
    String id = lookingAlong();
    UUID connection = UUID.fromString(id);
    Foretelling foretelling =
        new Foretelling(seals, connection, Database.wrappedKey(database, connection));
    YearMonth month = YearMonth.of(2026, 11);
    foretelling.heldBack(TownResource.INGEST, month, 4);
    foretelling.answeredBy(TownResource.INGEST, TownResource.CUSTOMERS, TownResource.INVOICES);

    owner
        .asking()
        .get(SHADOW + "?month=2026-11", id)
        .then()
        .statusCode(200)
        .body("seen", equalTo(4))
        .body("capped", equalTo(false))
        .body("preview.orders", hasSize(4))
        .body("sums.outcomes.BOOKED", equalTo(1))
        .body("sums.outcomes.PARKED", equalTo(2))
        .body("sums.outcomes.WAITING", equalTo(1))
        .body("sums.gross", equalTo(60.5f))
        .body("sums.totalVat", equalTo(10.5f))
        .body("sums.ledgers", hasSize(1))
        .body("sums.ledgers[0].net", equalTo(50.0f))
        .body("sums.vat.band", contains("HIGH"))
        .body("sums.vat[0].net", equalTo(50.0f))
        .body("sums.vat[0].amount", equalTo(10.5f));
    assertThat(TownResource.CUSTOMERS.bodies(id))
        .singleElement()
        .asString()
        .contains("\"lookUp\":false");

    foretelling.heldBack(TownResource.INGEST, month, 501);
    owner.asking().get(SHADOW + "?month=2026-11", id).then().body("capped", equalTo(true));
    owner.asking().get(SHADOW + "?month=november", id).then().statusCode(400);
    new Owner(new Tokens(realm).ofUser("second")).asking().get(SHADOW, id).then().statusCode(404);
  }

  private io.restassured.response.Response end(String id, String from) {
    return owner.asking().body(Map.of("from", from)).post(SHADOW + "/end", id);
  }

  private String lookingAlong() {
    String id = owner.draft();
    Map<String, Object> proposal =
        owner.prove(id).then().statusCode(200).extract().path("proposal");
    owner.confirm(id, proposal).then().statusCode(200);
    owner.asking().post(SHADOW, id).then().statusCode(200).body("shadow", equalTo(true));
    return id;
  }

  /** What the others heard, once they heard so much. */
  private List<ConnectionChanged> told(String id, int atLeast) {
    try (Topics topics = new Topics(brokers)) {
      return Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  topics.all(Topic.CONNECTIONS.topicName()).stream()
                      .filter(r -> id.equals(r.key()))
                      .map(
                          r ->
                              (ConnectionChanged)
                                  EventCodec.decode(
                                      new String(
                                          r.headers().lastHeader("ce_type").value(),
                                          StandardCharsets.UTF_8),
                                      r.value()))
                      .toList(),
              heard -> heard.size() >= atLeast);
    }
  }
}
