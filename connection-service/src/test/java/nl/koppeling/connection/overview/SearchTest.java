package nl.koppeling.connection.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.connection.town.Bulk;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Services;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.events.Document;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderRefunded;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of documents, searched and paged. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class SearchTest {

  private static final Reason MISMATCH =
      Reason.of("NET_TOTAL_MISMATCH", "Klopt niet.", "Does not add up.");
  private static final Reason UNKNOWN_RATE = Reason.of("RATE_UNKNOWN", "Tarief.", "Rate.");

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

  private void someOrders() {
    services.say(
        Topic.ORDERS, services.completed(1, "100.00", "21.00", "NL", "2026-10-31T22:59:00Z"));
    services.say(
        Topic.ORDERS, services.completed(2, "50.00", "10.50", "NL", "2026-10-31T23:01:00Z"));
    services.say(Topic.BOOKINGS, services.booked(3, UUID.randomUUID()));
    services.say(
        Topic.BOOKINGS,
        new OrderParked(
            services.order(4),
            Document.SALE,
            new BigDecimal("60.50"),
            List.of(MISMATCH, UNKNOWN_RATE)));
    services.say(
        Topic.ORDERS,
        new OrderRefunded(
            services.order(3),
            Lane.LIVE,
            33,
            new BigDecimal("60.50"),
            Instant.parse("2026-11-25T10:00:00Z")));
    services.heard();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state= | 3/33 4/0 3/0 2/0 1/0",
        "state=PARKED | 4/0",
        "from=2026-11-01 | 3/33 4/0 3/0 2/0",
        "to=2026-10-31 | 1/0",
        "from=2026-11-01&to=2026-11-01 | 2/0",
        "number=N4 | 4/0",
        "number=3 | 3/33 3/0",
        "invoiceNumber=WEB-3 | 3/0",
        "amount=60.50 | 3/33 4/0 2/0",
        "amount=60,5 | 3/33 4/0 2/0",
        "reason=RATE_UNKNOWN | 4/0",
        "reason=NET_TOTAL_MISMATCH&state=PARKED | 4/0",
        "reason=NET_TOTAL_MISMATCH&state=BOOKED | ''",
        "number=' or 1=1 -- | ''",
        "reason=%25 | ''",
      })
  void whatIsLookedForIsFound(String query, String expected) {
    someOrders();

    assertThat(String.join(" ", documents(find(query).statusCode(200)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=GONE",
        "from=24-11-2026",
        "to=2026-13-01",
        "amount=1e999999999",
        "amount=1.234",
        "after=x",
        "after=2026-11-24,1",
        "after=2026-11-24,1,99999999999999999999",
        "number=1234567890123456789012345678901234567890123456789012345678901",
      })
  void whatCannotBeLookedForIsRefusedInWords(String query) {
    find(query)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("SEARCH_INVALID"))
        .body("problems[0].about", equalTo(query.substring(0, query.indexOf('='))));
  }

  @Test
  void aReasonThatIsGoneIsNotFoundAnyMore() {
    someOrders();
    services.say(Topic.BOOKINGS, services.booked(4, UUID.randomUUID()));
    services.heard();

    assertThat(documents(find("reason=RATE_UNKNOWN"))).isEmpty();
    owner
        .asking()
        .get("/api/connections/{id}/summary", id)
        .then()
        .body("reasons", equalTo(java.util.Map.of()));
  }

  @Test
  void pagesHoldEveryDocumentOnceWhateverIsAddedMeanwhile() throws Exception {
    Bulk.documents(database, UUID.fromString(id), 120);
    List<String> all = new ArrayList<>();
    String next = "/api/connections/" + id + "/orders?state=SETTLED";
    int pages = 0;
    while (next != null) {
      Response page = owner.asking().urlEncodingEnabled(false).get(next);
      all.addAll(documents(page.then().statusCode(200)));
      String link = page.header("Link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
      pages++;
      services.say(
          Topic.ORDERS,
          services.completed(900_000L + pages, "1.00", "0.21", "NL", "2027-01-01T00:00:00Z"));
      services.heard();
    }

    long settled = Bulk.settled(database, UUID.fromString(id));
    assertThat(settled).isGreaterThan(50);
    assertThat(all).hasSize((int) settled).doesNotHaveDuplicates();
    assertThat(pages).isEqualTo((int) (settled + 49) / 50);
  }

  @Test
  void daysAddUpCountsAndEuros() {
    someOrders();

    owner
        .asking()
        .get("/api/connections/{id}/days?from=2026-11-01&to=2026-11-30", id)
        .then()
        .statusCode(200)
        .body("day", equalTo(List.of("2026-11-25", "2026-11-24", "2026-11-24", "2026-11-01")))
        .body("state", equalTo(List.of("ACCEPTED", "BOOKED", "PARKED", "ACCEPTED")))
        .body("credits", equalTo(List.of(true, false, false, false)))
        .body("documents", equalTo(List.of(1, 1, 1, 1)))
        .body("euros", equalTo(List.of(-60.5f, 121.0f, 60.5f, 60.5f)));
    owner
        .asking()
        .get("/api/connections/{id}/days?from=2026-12-01&to=2026-11-30", id)
        .then()
        .statusCode(400);
    owner
        .asking()
        .get("/api/connections/{id}/days?from=2020-01-01&to=2026-11-30", id)
        .then()
        .statusCode(400);
  }

  @Test
  void somebodyElsesDocumentsAreNeverListed() {
    someOrders();
    Owner second = new Owner(new Tokens(realm).ofUser("second"));
    String other = second.active();

    second.asking().get("/api/connections/{id}/orders?number=N4", id).then().statusCode(404);
    second.asking().get("/api/connections/{id}/days", id).then().statusCode(404);
    second
        .asking()
        .get("/api/connections/{id}/orders?after=2030-01-01,1,0&number=N4", other)
        .then()
        .statusCode(200)
        .body("size()", equalTo(0));
  }

  private ValidatableResponse find(String query) {
    String encoded = query.replace(" ", "%20").replace("'", "%27");
    return owner
        .asking()
        .urlEncodingEnabled(false)
        .get("/api/connections/" + id + "/orders?" + encoded)
        .then();
  }

  private static List<String> documents(ValidatableResponse found) {
    List<Integer> orders = found.extract().path("orderId");
    List<Integer> refunds = found.extract().path("document.refundId");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      names.add(orders.get(i) + "/" + refunds.get(i));
    }
    return names;
  }
}
