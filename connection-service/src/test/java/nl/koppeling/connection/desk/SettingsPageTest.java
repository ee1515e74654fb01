package nl.koppeling.connection.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Surfer;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything an owner can set, choose or stop, as pages. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class SettingsPageTest {

  private static final Pattern OLDER = Pattern.compile("audit\\?before=(\\d+)");

  @Inject DataSource database;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @TestHTTPResource("/")
  URI base;

  private Owner owner;
  private String id;
  private String hub;
  private Surfer surfer;

  @BeforeEach
  void aWorkingConnection() {
    owner = new Owner(new Tokens(realm).ofUser("owner"));
    id = owner.active();
    hub = "/app/connections/" + id + "/settings";
    surfer = surfer().signIn("owner");
  }

  @Test
  void mailThatIsNotTickedDoesNotComeAndWhoChoseIsInTheLog() {
    HttpResponse<String> saved =
        surfer.fillIn(
            hub,
            hub + "/notifications",
            Map.of("CONNECTION_BROKEN", "yes", "BACKFILL_DONE", "yes"));

    assertThat(saved.body())
        .contains("Uw keuze is opgeslagen", "name=\"CONNECTION_BROKEN\" value=\"yes\" checked")
        .doesNotContain("name=\"ORDERS_PARKED\" value=\"yes\" checked");
    owner
        .asking()
        .get("/api/connections/" + id + "/notifications")
        .then()
        .body("ORDERS_PARKED", equalTo(false))
        .body("CONNECTION_BROKEN", equalTo(true));
    owner
        .asking()
        .get("/api/connections/" + id + "/audit")
        .then()
        .body("[0].deed", equalTo("NOTIFICATIONS_CHANGED"))
        .body("[0].changes.field", equalTo(java.util.List.of("ORDERS_PARKED")))
        .body("[0].changes.to", equalTo(java.util.List.of("off")));

    surfer.fillIn(
        hub, hub + "/notifications", Map.of("CONNECTION_BROKEN", "yes", "BACKFILL_DONE", "yes"));
    owner
        .asking()
        .get("/api/connections/" + id + "/audit")
        .then()
        .body("[1].deed", org.hamcrest.Matchers.not("NOTIFICATIONS_CHANGED"));
  }

  @Test
  void workIsPausedAndResumedHereAndNotOnTheBoard() {
    assertThat(surfer.get("/app/connections/" + id).body()).doesNotContain("<form");

    assertThat(surfer.fillIn(hub, hub + "/pause", Map.of()).statusCode()).isEqualTo(303);
    owner.get(id).then().body("state", equalTo("PAUSED"));
    assertThat(surfer.get(hub).body()).contains("/resume\"").doesNotContain("/pause\"");
    assertThat(surfer.fillIn(hub, hub + "/resume", Map.of()).statusCode()).isEqualTo(303);
    owner.get(id).then().body("state", equalTo("ACTIVE"));
  }

  @Test
  void whatCannotBeResumedIsSaidOnTheHub() throws Exception {
    Database.change(
        database,
        "update connection set state = 'PAUSED', pause_cause = 'DISCONNECTED' where id = ?",
        UUID.fromString(id));

    HttpResponse<String> said = surfer.fillIn(hub, hub + "/resume", Map.of());

    assertThat(said.statusCode()).isEqualTo(409);
    assertThat(said.body()).contains("De koppeling is in SnelStart beëindigd", "Instellingen");
  }

  @Test
  void theLogIsReadPageByPage() throws Exception {
    Database.change(
        database,
        "insert into audit_entry (connection_id, actor, role, deed, about)"
            + " select ?, 'system', 'SYSTEM', 'PAUSED', 'nr-' || n || '-' from generate_series(1, 60) n",
        UUID.fromString(id));

    String first = surfer.get(hub + "/audit").body();
    Matcher older = OLDER.matcher(first);
    assertThat(older.find()).isTrue();
    String second = surfer.get(hub + "/audit?before=" + older.group(1)).body();

    assertThat(first).contains("nr-60-", "nr-11-", "De koppeling zelf").doesNotContain("nr-10-");
    assertThat(second)
        .contains("nr-10-", "nr-1-", "Instellingen gewijzigd", "<td>U</td>", "Nieuwste")
        .doesNotContain("nr-11-", "before=", owner.snelstartKey);
  }

  @Test
  void everythingIsDownloadedWithTheSessionAndThatIsRemembered() {
    HttpResponse<String> zip = surfer.get(hub + "/export");

    assertThat(zip.statusCode()).isEqualTo(200);
    assertThat(zip.headers().firstValue("Content-Type").orElseThrow()).contains("zip");
    assertThat(zip.body()).startsWith("PK");
    owner
        .asking()
        .get("/api/connections/" + id + "/audit")
        .then()
        .body("[0].deed", equalTo("EXPORTED"));
  }

  @Test
  void leavingIsExplainedAndDoneOnlyWithTheBoxTicked() {
    String leave = hub + "/leave";
    assertThat(surfer.get(leave).body())
        .contains("webhooks", "gewist", "blijft daar staan", hub + "/export");

    HttpResponse<String> unsure = surfer.fillIn(leave, leave, Map.of());
    assertThat(unsure.statusCode()).isEqualTo(422);
    assertThat(unsure.body()).contains("Er is nog niets verwijderd");
    owner.get(id).then().statusCode(200);

    HttpResponse<String> left = surfer.fillIn(leave, leave, Map.of("sure", "yes"));
    assertThat(left.statusCode()).isEqualTo(303);
    assertThat(surfer.follow(left).body())
        .contains("De koppeling is verwijderd", "Onze webhooks zijn uit de winkel verwijderd");
    owner.get(id).then().statusCode(404);
    assertThat(surfer.get(hub).statusCode()).isEqualTo(404);
  }

  @Test
  void aDraftHasItsKeysAndItsWayOutOnTheHub() {
    String draft = new Owner(new Tokens(realm).ofUser("owner")).draft();

    String shown = surfer.get("/app/connections/" + draft + "/settings").body();

    assertThat(shown)
        .contains("/setup/shop", "/setup/administration", "/settings/leave")
        .doesNotContain("class=\"tabs\"", "/setup/books", "/settings/notifications");
    assertThat(surfer.get("/app/connections/" + draft).body()).contains("/settings\"");
  }

  @Test
  void anOperatorReadsAndChangesNothing() {
    Surfer operator = surfer().signIn("operator");

    String shown = operator.get(hub).body();

    assertThat(shown).contains("/settings/audit").doesNotContain("<form", "/leave", "/export");
    assertThat(operator.get(hub + "/audit").statusCode()).isEqualTo(200);
    assertThat(operator.get(hub + "/export").statusCode()).isEqualTo(403);
    assertThat(operator.get(hub + "/leave").statusCode()).isEqualTo(403);
    assertThat(operator.post(hub + "/pause", Map.of()).statusCode()).isEqualTo(403);
    owner
        .asking()
        .get("/api/connections/" + id + "/audit")
        .then()
        .body("deed", org.hamcrest.Matchers.not(hasItem("EXPORTED")));
  }

  private Surfer surfer() {
    return new Surfer("http://127.0.0.1:" + base.getPort());
  }
}
