package nl.koppeling.connection.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.icegreen.greenmail.store.FolderException;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZonedDateTime;
import java.util.Map;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.PostOffice;
import nl.koppeling.connection.town.PostOffice.Letter;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail to owners over real SMTP. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
@WithTestResource(PostOffice.class)
class NotificationTest {

  private static final ZonedDateTime MORNING =
      ZonedDateTime.parse("2026-03-02T07:00+01:00[Europe/Amsterdam]");

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @Inject AgroalDataSource database;
  @Inject Postman postman;

  private Owner owner;
  private String id;

  @BeforeEach
  void anOwnerHasAWorkingConnection() throws FolderException, SQLException {
    run("delete from mail");
    run("delete from order_overview");
    run("delete from connection_fault");
    owner = new Owner(new Tokens(realm).ofUser("owner"));
    id = owner.active();
    visit("nl");
    PostOffice.open();
    PostOffice.empty();
  }

  @Test
  void aBrokenConnectionIsToldOnceInTheOwnersLanguage() throws Throwable {
    faulted("SHOP_KEY_REFUSED");

    round(MORNING);
    round(MORNING.plusDays(1));

    assertThat(PostOffice.letters()).hasSize(1);
    Letter letter = PostOffice.letters().getFirst();
    assertThat(letter.to()).isEqualTo("owner@example.nl");
    assertThat(letter.language()).isEqualTo("nl");
    assertThat(letter.subject()).endsWith("er is iets mis");
    assertThat(letter.text())
        .contains("De sleutel is ingetrokken.", "https://koppeling.test/app/connections/" + id);
  }

  @Test
  void whoReadsEnglishGetsEnglish() throws Throwable {
    visit("en");
    faulted("SHOP_KEY_REFUSED");

    round(MORNING);

    assertThat(PostOffice.letters()).extracting(Letter::language).containsExactly("en");
    assertThat(PostOffice.letters().getFirst().text()).contains("The key was revoked.");
  }

  @Test
  void aFaultThatIsOverBeforeItsMailIsNotTold() throws Throwable {
    faulted("SHOP_KEY_REFUSED");
    find(MORNING);
    run("delete from connection_fault");

    round(MORNING);

    assertThat(PostOffice.letters()).isEmpty();
  }

  @Test
  void parkedOrdersAreToldOnceADayAndOnlyWhenThereAreNewOnes() throws Throwable {
    parked(1, "W-1");
    round(MORNING.minusMinutes(1));
    assertThat(PostOffice.letters()).as("before seven").isEmpty();

    round(MORNING);
    round(MORNING.plusHours(5));
    round(MORNING.plusDays(1));
    assertThat(PostOffice.letters()).hasSize(1);
    assertThat(PostOffice.letters().getFirst().text())
        .contains("- W-1: Kies een grootboekrekening.");

    parked(2, "W-2");
    round(MORNING.plusDays(2));
    assertThat(PostOffice.letters()).hasSize(2);
    assertThat(PostOffice.letters().getLast().subject()).endsWith("(2)");
  }

  @Test
  void whatIsSwitchedOffIsNotTold() throws Throwable {
    owner
        .asking()
        .body(Map.of("ORDERS_PARKED", false))
        .put("/api/connections/" + id + "/notifications")
        .then()
        .statusCode(200)
        .body("ORDERS_PARKED", equalTo(false))
        .body("CONNECTION_BROKEN", equalTo(true));
    parked(1, "W-1");
    faulted("SHOP_KEY_REFUSED");

    round(MORNING);

    assertThat(PostOffice.letters()).extracting(Letter::subject).hasSize(1);
    assertThat(PostOffice.letters().getFirst().subject()).endsWith("er is iets mis");
  }

  @Test
  void whenAllEarlierOrdersAreProcessedThatIsToldOnce() throws Throwable {
    backfill("RUNNING", 2);
    parked(1, "W-1");
    order(2, "LINKED");
    round(MORNING.minusMinutes(5));
    backfill("DONE", 2);
    round(MORNING.minusMinutes(4));
    assertThat(PostOffice.letters()).as("one is not booked yet").isEmpty();

    run("update order_overview set state = 'SETTLED' where order_id = 2");
    round(MORNING.minusMinutes(3));
    order(3, "LINKED");
    round(MORNING.minusMinutes(2));
    run("update order_overview set state = 'SKIPPED' where order_id = 3");
    round(MORNING.minusMinutes(1));

    assertThat(PostOffice.letters()).hasSize(1);
    assertThat(PostOffice.letters().getFirst().subject()).endsWith("zijn meegenomen");
    assertThat(PostOffice.letters().getFirst().text())
        .contains("verwerkt (2)", "- geboekt: 1", "- wacht op u: 1", "- overgeslagen")
        .contains("https://koppeling.test/app/connections/" + id);
  }

  @Test
  void earlierOrdersTheOverviewHasNotHeardOfAreWaitedFor() throws Throwable {
    backfill("DONE", 2);
    order(1, "SETTLED");
    round(MORNING.minusMinutes(5));
    assertThat(PostOffice.letters()).isEmpty();

    order(2, "SETTLED");
    owner
        .asking()
        .body(Map.of("BACKFILL_DONE", false))
        .put("/api/connections/" + id + "/notifications")
        .then()
        .statusCode(200);
    round(MORNING.minusMinutes(4));

    assertThat(PostOffice.letters()).as("switched off").isEmpty();
  }

  @Test
  void aMailThatNobodyTakesIsSentLater() throws Throwable {
    faulted("SHOP_KEY_REFUSED");
    PostOffice.close();
    round(MORNING);
    PostOffice.open();
    round(MORNING);
    assertThat(PostOffice.letters()).as("it waits a minute").isEmpty();

    run("update mail set due_at = now()");
    round(MORNING);

    assertThat(PostOffice.letters()).hasSize(1);
  }

  @Test
  void whoLeavesIsToldNothingMore() throws Throwable {
    faulted("SHOP_KEY_REFUSED");
    find(MORNING);
    owner.asking().delete("/api/connections/" + id).then().statusCode(204);

    round(MORNING);

    assertThat(PostOffice.letters()).isEmpty();
    assertThat(count("select count(*) from mail where connection_id = '" + id + "'")).isZero();
  }

  @Test
  void eachOwnerIsToldInHisOwnLanguageAndChoosesForHimself() throws Throwable {
    String second = new Tokens(realm).ofUser("second");
    run(
        "insert into connection_owner (connection_id, owner) values ('"
            + id
            + "', '00000000-0000-4000-8000-000000000002')");
    as(second)
        .body(Map.of("ORDERS_PARKED", false))
        .put("/api/connections/" + id + "/notifications")
        .then()
        .statusCode(200);
    owner
        .asking()
        .get("/api/connections/" + id + "/notifications")
        .then()
        .body("ORDERS_PARKED", equalTo(true));
    as(second).header("Accept-Language", "en").get("/api/connections/" + id);
    visit("nl");
    faulted("SHOP_KEY_REFUSED");
    parked(1, "W-1");

    round(MORNING);

    assertThat(PostOffice.letters())
        .extracting(letter -> letter.to() + " " + letter.language())
        .containsExactlyInAnyOrder(
            "owner@example.nl nl", "owner@example.nl nl", "second@example.nl en");
  }

  @Test
  void whoIsNoOwnerAnyMoreIsToldNothing() throws Throwable {
    String second = "00000000-0000-4000-8000-000000000002";
    run(
        "insert into connection_owner (connection_id, owner) values ('"
            + id
            + "', '"
            + second
            + "')");
    as(new Tokens(realm).ofUser("second")).get("/api/connections/" + id);
    faulted("SHOP_KEY_REFUSED");
    find(MORNING);
    owner.asking().delete("/api/connections/" + id + "/owners/" + second).then().statusCode(204);

    round(MORNING);

    assertThat(PostOffice.letters()).extracting(Letter::to).containsExactly("owner@example.nl");
  }

  private static io.restassured.specification.RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  @Test
  void anotherOwnersChoicesDoNotExist() {
    given()
        .auth()
        .oauth2(new Tokens(realm).ofUser("second"))
        .contentType(ContentType.JSON)
        .body(Map.of("ORDERS_PARKED", false))
        .put("/api/connections/" + id + "/notifications")
        .then()
        .statusCode(404);
  }

  private void visit(String language) {
    owner
        .asking()
        .header("Accept-Language", language)
        .get("/api/connections/" + id)
        .then()
        .statusCode(200);
  }

  private void round(ZonedDateTime at) throws Throwable {
    find(at);
    VertxContextSupport.subscribeAndAwait(postman::sendAll);
  }

  private void find(ZonedDateTime at) throws Throwable {
    VertxContextSupport.subscribeAndAwait(() -> postman.find(at));
  }

  private void faulted(String code) throws SQLException {
    run(
        "insert into connection_fault (connection_id, side, source, code, nl, en, since) values ('"
            + id
            + "', 'SHOP', 'order-ingest-service', '"
            + code
            + "', 'De sleutel is ingetrokken.', 'The key was revoked.', now() - interval '1 second')");
  }

  private void parked(long orderId, String number) throws SQLException {
    run(
        "insert into order_overview (connection_id, order_id, refund_id, number, state, stage,"
            + " modified_at, total, reasons) values ('"
            + id
            + "', "
            + orderId
            + ", 0, '"
            + number
            + "', 'PARKED', 'INVOICE', now(), 12.10, '[{\"code\":\"LEDGER_INVALID\","
            + "\"nl\":\"Kies een grootboekrekening.\",\"en\":\"Choose a ledger.\",\"figures\":{}}]')");
  }

  private void order(long orderId, String state) throws SQLException {
    run(
        "insert into order_overview (connection_id, order_id, refund_id, number, state, stage,"
            + " modified_at, total, reasons) values ('"
            + id
            + "', "
            + orderId
            + ", 0, 'W', '"
            + state
            + "', 'INVOICE', now(), 12.10, '[]')");
  }

  private void backfill(String state, int done) throws SQLException {
    run(
        "insert into backfill_progress (connection_id, version, state, planned, done, started_at,"
            + " finished_at, per_minute) values ('"
            + id
            + "', 1, '"
            + state
            + "', 2, "
            + done
            + ", now(), case when '"
            + state
            + "' = 'DONE' then now() end, 0) on conflict (connection_id) do update set"
            + " state = excluded.state, finished_at = excluded.finished_at");
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
