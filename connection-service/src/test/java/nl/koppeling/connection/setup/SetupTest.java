package nl.koppeling.connection.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.EventKeys;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Town;
import nl.koppeling.connection.town.Town.Mood;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.ConnectionRemoved;
import nl.koppeling.events.Event;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class SetupTest {

  private static final Town TOWN = TownResource.TOWN;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @Inject Seals seals;
  @Inject AgroalDataSource database;

  private Owner owner;

  @BeforeEach
  void anOwnerSitsDown() {
    owner = new Owner(new Tokens(realm).ofUser("owner"));
  }

  @Test
  void fromTypedKeysToAWorkingConnectionThatTheOthersHearOf() {
    Response opened = owner.open();
    opened.then().statusCode(201).body("state", equalTo("DRAFT"));
    String id = opened.path("id");
    assertThat(opened.header("Location")).endsWith("/api/connections/" + id);

    Response proof = owner.prove(id);
    proof
        .then()
        .statusCode(200)
        .body("shop.reachable", equalTo(true))
        .body("shop.wooCommerceVersion", equalTo("11.0.1"))
        .body("shop.currency", equalTo("EUR"))
        .body("shop.canWrite", equalTo(true))
        .body("administration.id", equalTo(owner.administration.toString()))
        .body("administration.name", equalTo("Boeken"))
        .body("missingScopes", equalTo(List.of()))
        .body("proposal.invoicePrefix", equalTo(owner.shop.toUpperCase() + "-"))
        .body("proposal.defaultJournal", equalTo(Town.MOLLIE.toString()));
    Map<String, Object> proposal = proof.path("proposal");
    owner.confirm(id, proposal).then().statusCode(200).body("state", equalTo("PROVEN"));
    owner.activate(id).then().statusCode(200).body("state", equalTo("ACTIVE"));

    ConnectionChanged told = (ConnectionChanged) lastTold(id);
    assertThat(told.status()).isEqualTo(ConnectionChanged.Status.ACTIVE);
    assertThat(told.administrationId()).isEqualTo(owner.administration);
    assertThat(told.startFrom()).isEqualTo("2025-12-31T23:00:00Z");
    assertThat(told.completedStatuses()).containsExactly("completed");
    assertThat(told.settings().ledgers()).hasSize(13);
    assertThat(told.shopHome()).hasToString(TOWN.shopHome(owner.shop));
    String secret =
        seals
            .open(told.connectionId(), told.wrappedKey())
            .openText(told.sealedWebhookSecret(), EventKeys.WEBHOOK_SECRET);
    assertThat(secret).hasSize(64);
  }

  @Test
  void keysMayComeOneByOneEachProvenBeforeItIsStored() {
    String id =
        owner
            .asking()
            .body(Map.of("shopHome", TOWN.shopHome(owner.shop)))
            .post("/api/connections")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    owner.prove(id).then().statusCode(409).body("code", equalTo("CREDENTIALS_MISSING"));
    credentials(id, Map.of("snelstartKey", "UNKNOWN" + Owner.secret()))
        .then()
        .statusCode(422)
        .body("code", equalTo("ADMINISTRATION_KEY_REFUSED"));
    credentials(id, Map.of("snelstartKey", owner.snelstartKey)).then().statusCode(200);
    owner.prove(id).then().statusCode(409).body("code", equalTo("CREDENTIALS_MISSING"));
    String other = "ANDERS" + Owner.secret();
    TOWN.coupling(other, UUID.randomUUID());
    credentials(id, Map.of("snelstartKey", other))
        .then()
        .statusCode(422)
        .body("code", equalTo("ADMINISTRATION_CHANGED"));
    credentials(
            id, Map.of("consumerKey", owner.consumerKey, "consumerSecret", owner.consumerSecret))
        .then()
        .statusCode(200);
    owner.prove(id).then().statusCode(200);
  }

  private Response credentials(String id, Map<String, String> keys) {
    return owner.asking().body(keys).put("/api/connections/{id}/credentials", id);
  }

  @Test
  void pausingAndResumingAreTold() {
    String id = owner.active();
    long version = ((ConnectionChanged) lastTold(id)).version();

    owner.asking().post("/api/connections/{id}/pause", id).then().body("state", equalTo("PAUSED"));
    owner.asking().post("/api/connections/{id}/pause", id).then().body("state", equalTo("PAUSED"));
    assertThat(lastTold(id, version + 1))
        .extracting("status")
        .isEqualTo(ConnectionChanged.Status.PAUSED);
    owner
        .asking()
        .post("/api/connections/{id}/resumption", id)
        .then()
        .body("state", equalTo("ACTIVE"));
    assertThat(lastTold(id, version + 2))
        .extracting("status")
        .isEqualTo(ConnectionChanged.Status.ACTIVE);
  }

  @Test
  void leavingDestroysTheKeysAndIsTold() throws Exception {
    String id = owner.active();
    ConnectionChanged before = (ConnectionChanged) lastTold(id);

    owner.asking().delete("/api/connections/{id}", id).then().statusCode(204);

    assertThat(lastTold(id, before.version() + 1)).isInstanceOf(ConnectionRemoved.class);
    owner.get(id).then().statusCode(404).body("code", equalTo("CONNECTION_UNKNOWN"));
    assertThat(Database.dump(database))
        .doesNotContain(before.wrappedKey(), before.sealedWebhookSecret());
    assertThat(Database.secrets(database, UUID.fromString(id))).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "HTML, SHOP_NOT_WOOCOMMERCE",
    "MAINTENANCE, SHOP_MAINTENANCE",
    "REDIRECTS, SHOP_REDIRECTS",
    "OLD, SHOP_TOO_OLD",
    "FORBIDDEN, SHOP_PERMISSION_MISSING"
  })
  void aShopThatMisbehavesIsRefusedWithTheRemedy(Mood mood, String code) {
    String id = owner.draft();
    owner.mood(mood);

    owner
        .prove(id)
        .then()
        .statusCode(422)
        .contentType(containsString("application/problem+json"))
        .body("code", equalTo(code));
    owner.get(id).then().body("state", equalTo("DRAFT"));
  }

  @Test
  void aWrongShopKeyIsRefusedInTheOwnersLanguage() {
    String id = owner.draft();
    TOWN.shop(owner.shop, "ck_another", Mood.FINE);

    owner
        .prove(id)
        .then()
        .statusCode(422)
        .body("code", equalTo("SHOP_KEY_REFUSED"))
        .body("detail", containsString("Maak een nieuwe"));
    owner
        .asking()
        .header("Accept-Language", "en-GB,en;q=0.9")
        .post("/api/connections/{id}/proof", id)
        .then()
        .body("detail", containsString("Make a new one"));
  }

  @Test
  void plainPermalinksAreFoundAtTheOtherPath() {
    owner.mood(Mood.PLAIN_PERMALINKS);

    owner
        .prove(owner.draft())
        .then()
        .statusCode(200)
        .body("shop.apiRoot", containsString("/index.php/wp-json/wc/v3"));
  }

  @Test
  void aReadKeyIsTakenAndSaidToBeOne() {
    owner.mood(Mood.READ_ONLY);

    owner.prove(owner.draft()).then().statusCode(200).body("shop.canWrite", equalTo(false));
  }

  @Test
  void aShopNobodyAnswersAtIsUnreachable() {
    String id =
        owner.open(Map.of("shopHome", "http://127.0.0.1:1/shops/x")).then().extract().path("id");

    owner.prove(id).then().statusCode(422).body("code", equalTo("SHOP_UNREACHABLE"));
  }

  @Test
  void aWithdrawnCouplingKeyIsRefused() {
    String id = owner.draft();
    TOWN.withdraw(owner.snelstartKey);

    owner.prove(id).then().statusCode(422).body("code", equalTo("ADMINISTRATION_KEY_REFUSED"));
  }

  @Test
  void aRefusedSubscriptionKeyIsOursAndSoundsTheAlarm() {
    String id = owner.draft();
    TOWN.subscriptionKey("another");
    try {
      owner.prove(id).then().statusCode(422).body("code", equalTo("SUBSCRIPTION_KEY_REFUSED"));
    } finally {
      TOWN.subscriptionKey(BackingServices.SUBSCRIPTION_KEY);
    }
  }

  @Test
  void missingRightsAreNamed() {
    String id = owner.draft();
    TOWN.scopes("boekhouden:read boekhouden:write relaties:read orders:read settings:read");
    try {
      owner
          .prove(id)
          .then()
          .statusCode(422)
          .body("code", equalTo("SCOPES_MISSING"))
          .body("problems.about", hasItem("bankieren:write"))
          .body("problems.about", not(hasItem("boekhouden:write")));
    } finally {
      TOWN.allScopes();
    }
  }

  @Test
  void settingsAreHeldAgainstTheAdministration() {
    String id = owner.draft();
    Map<String, Object> proposal = owner.prove(id).path("proposal");
    Map<String, Object> wrong = new HashMap<>(proposal);
    wrong.put(
        "ledgers",
        List.of(
            Map.of("role", "PRODUCT", "band", "HIGH", "ledgerId", UUID.randomUUID(), "number", 1),
            Map.of("role", "PRODUCT", "band", "LOW", "ledgerId", Town.HIGH, "number", 8000)));
    wrong.put("defaultJournal", "c0000000-0000-4000-8000-000000002810");

    owner
        .confirm(id, wrong)
        .then()
        .statusCode(422)
        .body("code", equalTo("LEDGER_UNKNOWN"))
        .body(
            "problems.code", equalTo(List.of("LEDGER_UNKNOWN", "LEDGER_VAT_KIND", "JOURNAL_KIND")));
    Map<String, Object> impossible = new HashMap<>(proposal);
    impossible.put("invoicePrefix", "te lang en klein");
    owner.confirm(id, impossible).then().statusCode(422).body("code", equalTo("SETTINGS_INVALID"));
    owner.activate(id).then().statusCode(409).body("code", equalTo("SETTINGS_MISSING"));
  }

  @Test
  void aDraftCannotBeActivated() {
    owner
        .activate(owner.draft())
        .then()
        .statusCode(409)
        .body("code", equalTo("CONNECTION_NOT_PROVEN"));
  }

  @Test
  void aShopIsConnectedOnce() {
    owner.active();

    owner.open().then().statusCode(409).body("code", equalTo("SHOP_ALREADY_CONNECTED"));
  }

  @Test
  void twoShopsInOneAdministrationDoNotShareNumbers() {
    String first = owner.active();
    String prefix = owner.get(first).path("settings.invoicePrefix");
    Owner other = new Owner(new Tokens(realm).ofUser("owner"));
    TOWN.coupling(other.snelstartKey, owner.administration);
    String second = other.draft();
    Map<String, Object> settings = other.prove(second).path("proposal");

    for (String clash : List.of(prefix, prefix.substring(0, 3), "")) {
      Map<String, Object> wished = new HashMap<>(settings);
      wished.put("invoicePrefix", clash);
      other.confirm(second, wished).then().statusCode(409).body("code", equalTo("PREFIX_TAKEN"));
    }
    other.confirm(second, settings).then().statusCode(200);
  }

  @Test
  void thePrefixIsFixedOnceItWorks() {
    String id = owner.active();
    Map<String, Object> settings =
        new HashMap<>(owner.get(id).<Map<String, Object>>path("settings"));
    settings.put("invoicePrefix", "ANDERS-");

    owner.confirm(id, settings).then().statusCode(409).body("code", equalTo("PREFIX_FIXED"));
  }

  @Test
  void anotherOwnersConnectionDoesNotExistAndAnOperatorReadsAll() {
    String id = owner.active();
    Owner second = new Owner(new Tokens(realm).ofUser("second"));
    Owner operator = new Owner(new Tokens(realm).ofUser("operator"));

    second.get(id).then().statusCode(404);
    second.prove(id).then().statusCode(404);
    second.asking().delete("/api/connections/{id}", id).then().statusCode(404);
    second.asking().get("/api/connections/{id}/summary", id).then().statusCode(404);
    second.asking().get("/api/connections").then().body("id", not(hasItem(id)));
    operator.get(id).then().statusCode(200);
    operator.asking().get("/api/connections").then().body("id", hasItem(id));
    operator.asking().post("/api/connections/{id}/pause", id).then().statusCode(403);
  }

  @Test
  void nothingIsAnsweredWithoutAToken() {
    io.restassured.RestAssured.get("/api/connections").then().statusCode(401);
  }

  @Test
  void newKeysAreProvenBeforeTheyAreStored() {
    String id = owner.active();
    String fresh = "SLEUTEL" + Owner.secret();

    owner
        .asking()
        .body(Map.of("snelstartKey", fresh))
        .put("/api/connections/{id}/credentials", id)
        .then()
        .statusCode(422)
        .body("code", equalTo("ADMINISTRATION_KEY_REFUSED"));
    TOWN.coupling(fresh, UUID.randomUUID());
    owner
        .asking()
        .body(Map.of("snelstartKey", fresh))
        .put("/api/connections/{id}/credentials", id)
        .then()
        .statusCode(422)
        .body("code", equalTo("ADMINISTRATION_CHANGED"));
    TOWN.coupling(fresh, owner.administration);
    owner
        .asking()
        .body(Map.of("snelstartKey", fresh))
        .put("/api/connections/{id}/credentials", id)
        .then()
        .statusCode(200)
        .body("credentialsVersion", equalTo(2))
        .body("pauseCause", nullValue());
  }

  @Test
  void whatIsNoAddressOrKeyIsRefusedAtOnce() {
    owner
        .open(Map.of("shopHome", "https://a:b@winkel.nl"))
        .then()
        .body("code", equalTo("SHOP_ADDRESS_INVALID"));
    owner.open(Map.of("consumerKey", "sleutel")).then().body("code", equalTo("SHOP_KEY_INVALID"));
    owner
        .open(Map.of("snelstartKey", "é"))
        .then()
        .body("code", equalTo("ADMINISTRATION_KEY_INVALID"));
    owner.open(Map.of("startFrom", "gisteren")).then().body("code", equalTo("START_FROM_INVALID"));
    owner.asking().post("/api/connections").then().statusCode(400);
  }

  private Event lastTold(String id) {
    return lastTold(id, 1);
  }

  /** The newest event of a connection, once there is one of at least this version. */
  private Event lastTold(String id, long version) {
    try (Topics topics = new Topics(brokers)) {
      return topics
          .await(
              Topic.CONNECTIONS.topicName(),
              r -> about(r, id) && version(event(r)) >= version,
              Duration.ofSeconds(20))
          .stream()
          .map(SetupTest::event)
          .reduce((a, b) -> version(a) > version(b) ? a : b)
          .orElseThrow();
    }
  }

  private static boolean about(ConsumerRecord<String, byte[]> told, String id) {
    return id.equals(told.key());
  }

  private static long version(Event event) {
    return event instanceof ConnectionChanged changed
        ? changed.version()
        : ((ConnectionRemoved) event).version();
  }

  private static Event event(ConsumerRecord<String, byte[]> told) {
    return EventCodec.decode(
        new String(
            told.headers().lastHeader("ce_type").value(), java.nio.charset.StandardCharsets.UTF_8),
        told.value());
  }
}
