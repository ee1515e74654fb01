package nl.koppeling.invoice.line;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Document;
import nl.koppeling.events.Document.Kind;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderLine;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.RefundDeleted;
import nl.koppeling.events.SealedBuyer;
import nl.koppeling.invoice.booking.RecordedFacts;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * Accepted changes against a SnelStart that refuses what SnelStart refuses: whatever stood before,
 * every ledger account ends where a fresh booking of the last version would have put it.
 */
@QuarkusTest
@TestProfile(SandboxChangesTest.Alone.class)
@QuarkusTestResource(value = BackingServices.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = SandboxTokens.class, restrictToAnnotatedClass = true)
class SandboxChangesTest {

  private static final Document REPLACEMENT = new Document(Kind.REPLACEMENT, 0, 1);

  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  /**
   * Dutch VAT at two rates, the one-stop shop of two countries, a gift card on a memorial journal.
   */
  @Test
  void theLedgersEndWhereAFreshBookingOfTheLastVersionPutsThem() throws IOException {
    SandboxTest.admin("PUT", "/administrations/" + SandboxTokens.ADMINISTRATION, "{\"oss\":true}");
    try (Topics topics = new Topics(brokers)) {
      Scene scene = new Scene(topics, database, UUID.fromString(SandboxTokens.ADMINISTRATION));
      JsonNode ledgers = SandboxTest.get("/grootboeken?$top=500");
      scene.connected(SandboxTest.worldwide(ledgers, SandboxTest.get("/dagboeken")));
      UUID home = SandboxTest.customer("Jan Voorbeeld", "NL", null);
      UUID belgian = SandboxTest.customer("Els Belg", "BE", null);
      UUID german = SandboxTest.customer("Max Duits", "DE", null);

      Map<Integer, BigDecimal> start = ledgers(ledgers);
      booked(scene, 101, "3", home);
      booked(scene, 102, "11", german);
      booked(scene, 103, "1", home);
      booked(scene, 104, "2A", home);
      Map<Integer, BigDecimal> fresh = less(ledgers(ledgers), start);

      Map<Integer, BigDecimal> before = ledgers(ledgers);
      booked(scene, 201, "2A", home);
      booked(scene, 202, "10", belgian);
      booked(scene, 203, "G2", home);
      booked(scene, 204, "2A", home);
      accepted(scene, linked(scene, 201, "3", home, 60));
      accepted(scene, linked(scene, 202, "11", german, 60));
      accepted(scene, linked(scene, 203, "1", home, 60));
      refundThatIsDeleted(scene, 204);

      assertThat(less(ledgers(ledgers), before)).isEqualTo(fresh).isNotEmpty();
      for (String number :
          List.of(
              "W-201-H1",
              "W-201-V2",
              "W-202-H1",
              "W-202-V2",
              "W-203-H1",
              "W-203-V2",
              "W-204-C138",
              "W-204-C138-H")) {
        assertThat(SandboxTest.outstanding(number)).as(number).isEqualByComparingTo("0");
      }
    }
  }

  private void refundThatIsDeleted(Scene scene, long orderId) {
    CustomerLinked sale = linked(scene, orderId, "2A", UUID.randomUUID(), 0);
    scene.say(
        "orders.v1",
        new OrderRefunded(
            sale.order(),
            Lane.LIVE,
            138,
            new BigDecimal("27.25"),
            Instant.parse("2026-03-09T10:00:00Z"),
            new BigDecimal("27.25"),
            List.of(
                new OrderRefunded.Line(
                    OrderLine.Kind.PRODUCT,
                    2,
                    new BigDecimal("25.00"),
                    new BigDecimal("2.25"),
                    List.of()))));
    SandboxTest.settled(scene, orderId, 138);
    scene.say("orders.v1", new RefundDeleted(sale.order(), Lane.LIVE, 138));
    accept(scene, orderId);
    settled(scene, orderId, new Document(Kind.REVERSAL, 138, 0));
  }

  private void accepted(Scene scene, CustomerLinked later) {
    scene.arrives(later);
    accept(scene, later.order().orderId());
    settled(scene, later.order().orderId(), REPLACEMENT);
  }

  private void accept(Scene scene, long orderId) {
    String token = new Tokens(realm).ofUser("operator");
    String path = "/internal/connections/" + scene.connectionId + "/changes";
    String change =
        await()
            .atMost(Scene.SOON)
            .until(
                () ->
                    given()
                        .auth()
                        .oauth2(token)
                        .get(path)
                        .jsonPath()
                        .getString("find { it.orderId == " + orderId + " }.id"),
                id -> id != null);
    given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(Map.of("person", "owner-7"))
        .post(path + "/" + change + "/acceptance")
        .then()
        .statusCode(202);
  }

  private static void settled(Scene scene, long orderId, Document document) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(scene.state(orderId, document))
                    .as(() -> orderId + ": " + scene.body(orderId, document))
                    .isEqualTo("SETTLED"));
  }

  private static void booked(Scene scene, long orderId, String example, UUID customer) {
    scene.arrives(linked(scene, orderId, example, customer, 0));
    SandboxTest.settled(scene, orderId, 0);
  }

  private static CustomerLinked linked(
      Scene scene, long orderId, String example, UUID customer, int seconds) {
    OrderVersion version =
        new OrderVersion(Instant.parse("2026-03-03T20:00:00Z").plusSeconds(seconds), example);
    return new CustomerLinked(
        new OrderRef(scene.connectionId, orderId, String.valueOf(orderId), version),
        Lane.LIVE,
        RecordedFacts.golden(example),
        new SealedBuyer("sealed"),
        customer,
        false);
  }

  /** Debit less credit of every ledger account that moved. */
  private static Map<Integer, BigDecimal> ledgers(JsonNode ledgers) throws IOException {
    Map<Integer, BigDecimal> sums = new TreeMap<>();
    for (JsonNode ledger : ledgers) {
      String filter = "Grootboek/Id eq guid'" + ledger.get("id").asText() + "'";
      BigDecimal sum = BigDecimal.ZERO;
      for (JsonNode mutation :
          SandboxTest.get("/grootboekmutaties?$top=500&$filter=" + filter.replace(" ", "%20"))) {
        sum =
            sum.add(SandboxTest.amount(mutation, "debet"))
                .subtract(SandboxTest.amount(mutation, "credit"));
      }
      sums.put(ledger.get("nummer").asInt(), sum.setScale(2));
    }
    return sums;
  }

  private static Map<Integer, BigDecimal> less(
      Map<Integer, BigDecimal> after, Map<Integer, BigDecimal> before) {
    Map<Integer, BigDecimal> moved = new TreeMap<>();
    after.forEach((number, sum) -> moved.put(number, sum.subtract(before.get(number))));
    moved.values().removeIf(sum -> sum.signum() == 0);
    return moved;
  }

  /** An application start of its own. */
  public static class Alone implements QuarkusTestProfile {}
}
