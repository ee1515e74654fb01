package nl.koppeling.connection.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.connection.town.Bulk;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Services;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.events.Document;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderBooked;
import nl.koppeling.events.OrderLine;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.Reason;
import nl.koppeling.events.Topic;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The completeness statement of a month. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class StatementTest {

  private static final String STATEMENT = "/api/connections/{id}/statements/{month}";
  private static final Reason FORMULA =
      Reason.of("NET_TOTAL_MISMATCH", "=cmd|' /C calc'!A0", "=1+1");

  @Inject DataSource database;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

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

  /** One booked and partly refunded, one parked, one under way, one skipped, one of October. */
  private void november() {
    services.say(Topic.ORDERS, services.completed(1));
    services.say(Topic.BOOKINGS, services.booked(1, UUID.randomUUID()));
    services.say(
        Topic.ORDERS,
        new OrderRefunded(
            services.order(1),
            Lane.LIVE,
            11,
            new BigDecimal("12.10"),
            Instant.parse("2026-11-30T22:59:00Z"),
            new BigDecimal("12.10"),
            List.of(
                new OrderRefunded.Line(
                    OrderLine.Kind.PRODUCT,
                    1,
                    new BigDecimal("10.00"),
                    new BigDecimal("2.10"),
                    List.of(new OrderLine.LineTax(1, new BigDecimal("2.10")))))));
    services.say(
        Topic.ORDERS, services.completed(2, "50.00", "10.50", "BE", "2026-11-02T10:00:00Z"));
    services.say(
        Topic.BOOKINGS,
        new OrderParked(
            services.order(2), Document.SALE, new BigDecimal("60.50"), List.of(FORMULA)));
    services.say(Topic.ORDERS, services.completed(3));
    services.say(
        Topic.ORDERS,
        new OrderSkipped(
            services.order(4),
            Document.SALE,
            new BigDecimal("9.00"),
            Reason.of("CANCELLED", "Geannuleerd.", "Cancelled.")));
    services.say(Topic.ORDERS, services.completed(5, "1.00", "0.21", "NL", "2026-10-31T22:59:00Z"));
    services.heard();
  }

  @Test
  void everythingSeenIsBookedParkedUnderWayOrSkipped() {
    november();

    owner
        .asking()
        .get(STATEMENT, id, "2026-11")
        .then()
        .statusCode(200)
        .body("month", equalTo("2026-11"))
        .body("sales.seen.documents", equalTo(4))
        .body("sales.seen.gross", equalTo(311.5f))
        .body("sales.booked.documents", equalTo(1))
        .body("sales.booked.gross", equalTo(121.0f))
        .body("sales.booked.vat", equalTo(21.0f))
        .body("sales.parked.gross", equalTo(60.5f))
        .body("sales.underWay.gross", equalTo(121.0f))
        .body("sales.skipped.gross", equalTo(9.0f))
        .body("sales.skipped.vatUnknown", equalTo(1))
        .body("refunds.seen.documents", equalTo(1))
        .body("refunds.underWay.gross", equalTo(-12.1f))
        .body("refunds.underWay.vat", equalTo(-2.1f))
        .body("rates.country", equalTo(List.of("BE", "NL")))
        .body("rates.percent", equalTo(List.of(21, 21)))
        .body("rates.booked", equalTo(List.of(0.0f, 21.0f)))
        .body("rates.notBooked", equalTo(List.of(10.5f, 18.9f)))
        .body("complete", equalTo(false))
        .body("differences.kind", equalTo(List.of("PARKED", "UNDER_WAY", "UNDER_WAY")))
        .body("differences.orderId", equalTo(List.of(2, 3, 1)))
        .body("differences.refundId", equalTo(List.of(0, 0, 11)))
        .body("differences[0].difference", equalTo(60.5f))
        .body("differences[0].booked", nullValue())
        .body("sources.name", equalTo(List.of("LEDGER", "SHOP", "SNELSTART")))
        .body("sources.covered", equalTo(List.of(true, false, false)));
  }

  @Test
  void whatTheShopChangedAfterBookingIsNamed() {
    services.say(Topic.ORDERS, services.completed(1));
    services.say(Topic.BOOKINGS, services.booked(1, UUID.randomUUID()));
    var later = services.completed(1, "90.00", "18.90", "NL", "2026-11-24T09:00:00Z");
    services.say(
        Topic.ORDERS,
        new nl.koppeling.events.OrderCompleted(
            new OrderRef(
                UUID.fromString(id),
                1,
                "N1",
                new OrderVersion(Instant.parse("2026-11-25T09:00:00Z"), "later")),
            Lane.LIVE,
            later.facts(),
            later.buyer()));
    services.heard();

    owner
        .asking()
        .get(STATEMENT, id, "2026-11")
        .then()
        .statusCode(200)
        .body("sales.booked.gross", equalTo(121.0f))
        .body("differences", hasSize(1))
        .body("differences[0].kind", equalTo("AMOUNT_DIFFERS"))
        .body("differences[0].told", equalTo(108.9f))
        .body("differences[0].booked", equalTo(121.0f))
        .body("differences[0].difference", equalTo(-12.1f));
  }

  @Test
  void aMonthWithNothingToLookAtIsComplete() {
    services.say(Topic.ORDERS, services.completed(1));
    services.say(
        Topic.BOOKINGS,
        new OrderBooked(
            services.order(1),
            Document.SALE,
            "WEB-1",
            UUID.randomUUID(),
            new BigDecimal("121.00"),
            new BigDecimal("21.00"),
            java.time.LocalDate.of(2026, 11, 1)));
    services.heard();

    owner
        .asking()
        .get(STATEMENT, id, "2026-11")
        .then()
        .body("complete", equalTo(true))
        .body("differences", hasSize(0))
        .body("sales.booked.documents", equalTo(1));
    owner
        .asking()
        .get(STATEMENT, id, "2026-10")
        .then()
        .body("complete", equalTo(true))
        .body("sales.seen.documents", equalTo(0));
  }

  @Test
  void theFileHoldsEveryDocumentAndRunsNothing() {
    november();

    String dutch = csv("nl");
    String english = csv("en");

    assertThat(dutch.lines()).hasSize(6);
    assertThat(dutch)
        .startsWith("\uFEFFDag;Bestelling;")
        .contains("2026-11-24;1;N1;;BOOKED;\"121,00\";\"21,00\";\"121,00\";WEB-1;;;")
        .contains("'=cmd|' /C calc'!A0")
        .doesNotContain(";=cmd");
    assertThat(english)
        .startsWith("\uFEFFDay,Order,")
        .contains("2026-11-02,2,N2,,PARKED,60.50,10.50,60.50,,60.50,PARKED,'=1+1");
  }

  @Test
  void largeMonthsAreReadInPortionsAndEachDocumentOnce() throws Exception {
    Bulk.documents(database, UUID.fromString(id), 5_000);
    java.time.LocalDate day = java.time.LocalDate.of(2026, 11, 24).minusDays(50);
    String month = java.time.YearMonth.from(day).toString();
    long days = java.time.YearMonth.from(day).lengthOfMonth();

    List<String> lines =
        owner
            .asking()
            .accept("text/csv")
            .get(STATEMENT, id, month)
            .then()
            .statusCode(200)
            .extract()
            .asString()
            .lines()
            .skip(1)
            .toList();

    assertThat(lines).hasSize((int) days * 50).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-13", "2026", "november", "1999-12", "2100-01"})
  void whatIsNoMonthIsRefused(String month) {
    owner
        .asking()
        .get(STATEMENT, id, month)
        .then()
        .statusCode(400)
        .body("code", equalTo("SEARCH_INVALID"));
  }

  @Test
  void somebodyElsesMonthDoesNotExist() {
    Owner second = new Owner(new Tokens(realm).ofUser("second"));

    second.asking().get(STATEMENT, id, "2026-11").then().statusCode(404);
    second.asking().accept("text/csv").get(STATEMENT, id, "2026-11").then().statusCode(404);
  }

  private String csv(String language) {
    return owner
        .asking()
        .accept("text/csv")
        .header("Accept-Language", language)
        .get(STATEMENT, id, "2026-11")
        .then()
        .statusCode(200)
        .header("Content-Disposition", equalTo("attachment; filename=\"2026-11.csv\""))
        .extract()
        .asString();
  }
}
