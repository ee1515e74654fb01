package nl.koppeling.invoice.line;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.VatBand;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.OrderBooked;
import nl.koppeling.events.OrderLine;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.Reason;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can only be seen over many orders, through the running service. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(ScriptedSnelStart.class)
class OversightTest {

  private static final Logger LOG = Logger.getLogger(OversightTest.class);
  private static final String IDEAL = "mollie_wc_gateway_ideal";

  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  private Topics topics;
  private Scene scene;

  @BeforeEach
  void open() {
    topics = new Topics(brokers);
    scene = new Scene(topics, database);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void theOrderThatPassesALevelTellsIt() {
    scene.connected();
    book(1, toConsumer(1, "6900.00", "1449.00", "8349.00"));
    book(2, toConsumer(2, "100.00", "21.00", "121.00"));
    book(3, toConsumer(3, "100.00", "21.00", "121.00"));
    book(4, toConsumer(4, "2900.00", "609.00", "3509.00"));
    book(5, toConsumer(5, "2900.00", "609.00", "3509.00"));
    book(6, scene.linked(6));

    assertThat(notices(1)).isEmpty();
    assertThat(notices(2)).extracting(Reason::code).containsExactly("OSS_THRESHOLD");
    assertThat(notices(2).get(0).figures())
        .containsEntry("percent", "70")
        .containsEntry("amount", "7000.00");
    assertThat(notices(3)).isEmpty();
    assertThat(notices(4)).extracting(Reason::code).containsExactly("OSS_THRESHOLD_PASSED");
    assertThat(notices(5)).isEmpty();
    overview(2026)
        .body("ossThreshold.limit", equalTo(10000.00f))
        .body("ossThreshold.thisYear", equalTo(12900.00f))
        .body("ossThreshold.lastYear", equalTo(0.00f))
        .body("ossThreshold.percent", equalTo(129))
        .body("ossThreshold.level", equalTo("100"))
        .body("ossThreshold.ossOn", equalTo(false))
        .body("ossThreshold.warning.warning", equalTo("W3"));
    overview(2027)
        .body("ossThreshold.lastYear", equalTo(12900.00f))
        .body("ossThreshold.level", equalTo("100"));
  }

  @Test
  void aRefundLowersTheMeterAndALevelIsToldOnce() {
    scene.connected();
    book(1, toConsumer(1, "7000.00", "1470.00", "8470.00"));
    assertThat(notices(1)).extracting(Reason::code).containsExactly("OSS_THRESHOLD");
    scene.say("orders.v1", scene.refund(1, 88, "1210.00", "1000.00", "210.00"));
    scene.becomes(1, 88, "SETTLED");

    overview(2026)
        .body("ossThreshold.thisYear", equalTo(6000.00f))
        .body("ossThreshold.percent", equalTo(60))
        .body("ossThreshold.level", equalTo("NONE"))
        .body("ossThreshold.warning", equalTo(null));
    book(2, toConsumer(2, "1000.00", "210.00", "1210.00"));
    assertThat(notices(2)).isEmpty();
    book(3, toConsumer(3, "2000.00", "420.00", "2420.00"));
    assertThat(notices(3).get(0).figures()).containsEntry("percent", "90");
  }

  @ParameterizedTest
  @EnumSource(names = {"DROP_AFTER_COMMIT", "COMMIT_THEN_500", "OTHER_AMOUNT"})
  void whateverHappensADocumentCountsOnce(Fault fault) {
    scene.connected();
    scene.fails("POST /verkoopboekingen", fault);
    CustomerLinked linked = toConsumer(1, "7000.00", "1470.00", "8470.00");
    scene.arrives(linked);
    scene.becomes(1, fault == Fault.OTHER_AMOUNT ? "UNSETTLED" : "SETTLED");
    assertThat(notices(1)).extracting(Reason::code).containsExactly("OSS_THRESHOLD");

    scene.arrives(linked);
    retry(1);
    book(2, scene.linked(2));

    assertThat(booked(1)).hasSize(1);
    assertThat(rows("booked_document")).isEqualTo(2);
    overview(2026).body("ossThreshold.thisYear", equalTo(7000.00f));
  }

  @Test
  void aRowThatIsThereStaysAsItIs() {
    scene.connected();
    book(1, toConsumer(1, "7000.00", "1470.00", "8470.00"));
    // As a restored database would hold it: figures kept, the state lost.
    scene.leaveBehind(
        1,
        "BOOK_INTENDED",
        "(cast(body as jsonb) || '{\"doubt\":{\"times\":0,\"since\":null}}')::text");
    scene.becomes(1, "SETTLED");

    assertThat(booked(1)).hasSize(2);
    assertThat(booked(1).get(1).notices()).isEmpty();
    overview(2026).body("ossThreshold.thisYear", equalTo(7000.00f)).body("documents", equalTo(1));
  }

  @Test
  void theYearEndsAtMidnightInAmsterdam() {
    scene.connected();
    book(1, toConsumer(1, "1000.00", "210.00", "1210.00", "2026-12-31T22:59:59Z"));
    book(2, toConsumer(2, "7000.00", "1470.00", "8470.00", "2026-12-31T23:00:00Z"));

    overview(2026)
        .body("ossThreshold.thisYear", equalTo(1000.00f))
        .body("days.day", equalTo(List.of("2026-12-31")));
    overview(2027)
        .body("ossThreshold.thisYear", equalTo(7000.00f))
        .body("ossThreshold.lastYear", equalTo(1000.00f))
        .body("days.day", equalTo(List.of("2027-01-01")));
    assertThat(notices(2).get(0).figures())
        .containsEntry("year", "2027")
        .containsEntry("before", "1000.00");
  }

  @Test
  void bothWaysOfRoundingInAQuarterAreToldOnce() {
    scene.connected();
    book(1, rounded(1, "5.19", "2026-02-01T10:00:00Z"));
    book(2, rounded(2, "5.189256", "2026-04-01T10:00:00Z"));
    book(3, rounded(3, "5.189256", "2026-03-01T10:00:00Z"));
    book(4, rounded(4, "5.19", "2026-03-02T10:00:00Z"));

    assertThat(notices(1)).isEmpty();
    assertThat(notices(2)).isEmpty();
    assertThat(notices(3)).extracting(Reason::code).containsExactly("ROUNDING_MIXED");
    assertThat(notices(4)).isEmpty();
    overview(2026)
        .body("quarters.roundingMixed", equalTo(List.of(true, false, false, false)))
        .body("quarters[0].roundedPerLine", equalTo(2))
        .body("quarters[0].roundedAtSubtotal", equalTo(1))
        .body("quarters[0].warnings.warning", equalTo(List.of("W8")));
  }

  @Test
  void quartersMonthsAndDaysAddUp() {
    List<LedgerRule> ledgers = new ArrayList<>(Scene.ledgers());
    ledgers.add(new LedgerRule(Role.PRODUCT, VatBand.EXPORT, UUID.randomUUID(), 8060));
    scene.connected(ledgers, List.of(new JournalRule(IDEAL, Scene.JOURNAL)));
    book(1, example2A().in(scene, 1, "154.30", "24.30"));
    book(2, example2A().paid("2026-03-31T22:30:00Z").in(scene, 2, "154.30", "24.30"));
    book(3, example4().in(scene, 3, "83.20", "12.15"));
    book(4, new Sale().to("US").product("199.00", 0, "0.00").in(scene, 4, "199.00", "0.00"));
    book(5, example9B().in(scene, 5, "10.95", "1.90"));

    overview(2026)
        .body("documents", equalTo(5))
        .body("withoutFigures", equalTo(0))
        .body("quarters", hasSize(4))
        .body("quarters[0].shippingAllHigh.orders", equalTo(1))
        .body("quarters[0].shippingAllHigh.amount", equalTo(0.12f))
        .body("quarters[1].shippingAllHigh.amount", equalTo(0.12f))
        .body("quarters[0].couponSplit.orders", equalTo(1))
        .body("quarters[0].couponSplit.amount", equalTo(0.37f))
        .body("quarters[0].evidenceFor", equalTo(List.of("4")))
        .body("quarters[0].warnings.warning", equalTo(List.of("W1", "W2", "W6")))
        .body("quarters[0].warnings[0].nl", containsString("€ 0.12 meer btw"))
        .body("quarters[2].warnings", hasSize(0))
        .body("months[0].month", equalTo(3))
        .body("months[0].roundingResidual.orders", equalTo(1))
        .body("months[0].roundingResidual.amount", equalTo(0.01f))
        .body("months[0].warning.warning", equalTo("W7"))
        .body("months[1].warning", equalTo(null))
        .body(
            "days.findAll { it.day == '2026-03-02' }.band",
            equalTo(List.of("HIGH", "LOW", "EXPORT")))
        .body("days.find { it.country == 'US' }.gross", equalTo(199.00f))
        .body("days.find { it.day == '2026-04-01' && it.band == 'HIGH' }.net", equalTo(105.00f))
        .body("days.find { it.day == '2026-04-01' && it.band == 'HIGH' }.vat", equalTo(22.05f));
    assertThat(sum("select sum(net) + sum(vat) from booked_band where connection_id = ?"))
        .isEqualByComparingTo("60175");
  }

  @Test
  void aYearOfAHundredThousandOrdersIsSummedAtOnce() throws SQLException {
    run(
        "insert into booked_document select '%s', g, 'SALE', 0, 0, g::text, date '2026-01-01' + g %% 365,"
            + " date '2026-01-01' + g %% 365, true, case when g %% 20 = 0 then 100 else 0 end, 1, 0,"
            + " g %% 50 = 0, 0, 'PER_LINE' from generate_series(1, 100000) g",
        "insert into booked_band select '%s', g, 'SALE', 0, 0, b, date '2026-01-01' + g %% 365, 'DOMESTIC',"
            + " 'NL', 1000, 210 from generate_series(1, 100000) g, unnest(array['HIGH', 'LOW']) b",
        "vacuum analyze booked_document",
        "vacuum analyze booked_band");
    overview(2026);

    String token = operator();
    long started = System.nanoTime();
    String year =
        given().auth().oauth2(token).get(path() + "?year=2026").then().extract().asString();
    Duration took = Duration.ofNanos(System.nanoTime() - started);

    assertThat(year)
        .contains("\"documents\":100000,")
        .contains("\"thisYear\":5000.00,")
        .contains("{\"day\":\"2026-12-31\"");
    LOG.infof("a year of 100,000 orders took %d ms", took.toMillis());
  }

  @Test
  void aYearIsForServicesAndOperators() {
    String path = path();
    given().get(path).then().statusCode(401);
    given().auth().oauth2(new Tokens(realm).ofUser("owner")).get(path).then().statusCode(403);
    given().auth().oauth2(operator()).get(path + "?year=1999").then().statusCode(400);
    given()
        .auth()
        .oauth2(operator())
        .get(path)
        .then()
        .statusCode(200)
        .body("documents", equalTo(0))
        .body("days", hasSize(0));
  }

  @Test
  void whoTakesPartInTheOneStopShopSeesSo() {
    scene.connected();
    book(1, toConsumer(1, "7000.00", "1470.00", "8470.00"));

    scene.connectedWithOneStopShop();

    overview(2026)
        .body("ossThreshold.level", equalTo("70"))
        .body("ossThreshold.warning", equalTo(null))
        .body("ossThreshold.ossOn", equalTo(true))
        .body("ossThreshold.ossSince", equalTo("2026-01-01"));
  }

  @Test
  void aRemovedConnectionLeavesNoFigures() {
    scene.connected();
    book(1, toConsumer(1, "7000.00", "1470.00", "8470.00"));

    scene.removed();

    await()
        .atMost(Scene.SOON)
        .until(() -> rows("booked_document") + rows("booked_band") + rows("told_warning") == 0);
  }

  @Test
  void whatStoodBeforeFiguresWereKeptCountsByItsPlan() throws IOException, SQLException {
    scene.connected();
    book(1, example2A().in(scene, 1, "154.30", "24.30"));
    String bands =
        "select string_agg(concat(band, net, ' ', vat, day, treatment), ',' order by band)"
            + " from booked_band where connection_id = ?";
    String before = scene.text(bands);
    assertThat(before).isNotBlank();
    migrateAgain();

    assertThat(scene.text(bands)).isEqualTo(before);
    overview(2026)
        .body("documents", equalTo(1))
        .body("withoutFigures", equalTo(1))
        .body("quarters[0].shippingAllHigh.orders", equalTo(0));
  }

  @Test
  void aLedgerThatDisappearedIsNamed() {
    scene.fails("POST /verkoopboekingen", Fault.LEDGER_GONE);
    scene.connected();
    scene.arrives(example2A().in(scene, 1, "154.30", "24.30"));
    scene.becomes(1, "PARKED");

    Reason reason = ((OrderParked) scene.last(1)).reasons().get(0);
    assertThat(reason.code()).isEqualTo("LEDGER_INVALID");
    assertThat(reason.nl())
        .contains("Het grootboek bestaat niet.")
        .contains("8000 (producten 21 %), 8001 (producten 9 %), 8005 (verzendkosten 21 %)");
    assertThat(reason.en())
        .contains("8000 (products 21 %), 8001 (products 9 %), 8005 (shipping 21 %)");
  }

  private static Sale example2A() {
    return new Sale()
        .product("100.00", 1, "21.00")
        .product("25.00", 2, "2.25")
        .shipping("5.00", 1, "1.05")
        .rate(1, 21, "22.05")
        .rate(2, 9, "2.25");
  }

  private static Sale example4() {
    return new Sale()
        .line(OrderLine.Kind.PRODUCT, "50.00", "47.93", 1, "10.07")
        .line(OrderLine.Kind.PRODUCT, "30.00", "23.12", 2, "2.08")
        .rate(1, 21, "10.07")
        .rate(2, 9, "2.08");
  }

  private static Sale example9B() {
    return new Sale()
        .product("0.82", 1, "0.17")
        .product("1.64", 1, "0.35")
        .product("2.06", 1, "0.43")
        .product("4.12", 1, "0.87")
        .product("0.40", 1, "0.09")
        .rate(1, 21, "1.90");
  }

  private CustomerLinked rounded(long orderId, String shown, String paidAt) {
    return new Sale()
        .paid(paidAt)
        .product("24.710744", 1, "5.189256")
        .rate(1, 21, shown)
        .in(scene, orderId, "29.90", "5.19");
  }

  private CustomerLinked toConsumer(long orderId, String net, String tax, String total) {
    return toConsumer(orderId, net, tax, total, "2026-03-02T10:05:00Z");
  }

  private CustomerLinked toConsumer(
      long orderId, String net, String tax, String total, String paidAt) {
    return new Sale()
        .to("BE")
        .paid(paidAt)
        .product(net, 1, tax)
        .rate(1, 21, tax)
        .in(scene, orderId, total, tax);
  }

  private void book(long orderId, CustomerLinked linked) {
    scene.arrives(linked);
    scene.becomes(orderId, "SETTLED");
  }

  private List<Reason> notices(long orderId) {
    return booked(orderId).get(0).notices();
  }

  private List<OrderBooked> booked(long orderId) {
    scene.told(orderId);
    return topics.all("bookings.v1").stream()
        .filter(r -> r.key().equals(scene.connectionId + ":" + orderId))
        .filter(
            r ->
                new String(r.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8)
                    .endsWith("OrderBooked"))
        .map(r -> (OrderBooked) EventCodec.decode("nl.koppeling.OrderBooked", r.value()))
        .filter(booked -> booked.document().refundId() == 0)
        .toList();
  }

  private ValidatableResponse overview(int year) {
    return given()
        .auth()
        .oauth2(operator())
        .get(path() + "?year=" + year)
        .then()
        .statusCode(200)
        .body("year", equalTo(year));
  }

  private String path() {
    return "/internal/connections/" + scene.connectionId + "/oversight";
  }

  private void retry(long orderId) {
    given()
        .auth()
        .oauth2(operator())
        .post("/internal/connections/" + scene.connectionId + "/orders/" + orderId + "/retry");
  }

  private String operator() {
    return new Tokens(realm).ofUser("operator");
  }

  private long rows(String table) {
    return scene.number(
        "select count(*) from " + table + " where connection_id = ?", scene.connectionId);
  }

  private BigDecimal sum(String sql) {
    return new BigDecimal(scene.text(sql));
  }

  private void run(String... statements) throws SQLException {
    try (Connection c = database.getConnection();
        Statement s = c.createStatement()) {
      for (String statement : statements) {
        s.execute(statement.formatted(scene.connectionId));
      }
    }
  }

  /** Forgets the figures and lets the migration find what stands. */
  private void migrateAgain() throws IOException, SQLException {
    String migration;
    try (InputStream in =
        OversightTest.class.getResourceAsStream("/db/migration/V104__oversight.sql")) {
      migration = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    try (Connection c = database.getConnection();
        Statement s = c.createStatement()) {
      for (String table : List.of("booked_document", "booked_band")) {
        s.executeUpdate(
            "delete from " + table + " where connection_id = '" + scene.connectionId + "'");
      }
      for (String statement : Arrays.asList(migration.split("(?m);$"))) {
        if (statement.contains("\ninsert into")) {
          s.executeUpdate(statement);
        }
      }
    }
  }
}
