package nl.koppeling.invoice.line;

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
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.VatBand;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.SealedBuyer;
import nl.koppeling.invoice.booking.RecordedFacts;
import nl.koppeling.invoice.booking.RecordedFacts.Recorded;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The recorded orders against a SnelStart that refuses what SnelStart refuses. */
@QuarkusTest
@TestProfile(SandboxTest.Alone.class)
@QuarkusTestResource(value = BackingServices.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = SandboxTokens.class, restrictToAnnotatedClass = true)
class SandboxTest {

  private static final String API = "/snelstart/v2";

  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @Test
  void everyBookableOrderIsBookedAndPaidToTheCent() throws IOException {
    try (Topics topics = new Topics(brokers)) {
      Scene scene = new Scene(topics, database, UUID.fromString(SandboxTokens.ADMINISTRATION));
      JsonNode ledgers = get("/grootboeken?$top=500");
      JsonNode journals = get("/dagboeken");
      scene.connected(
          List.of(
              ledger(ledgers, Role.PRODUCT, VatBand.HIGH, 8000),
              ledger(ledgers, Role.PRODUCT, VatBand.LOW, 8001),
              ledger(ledgers, Role.PRODUCT, VatBand.ZERO, 8070),
              ledger(ledgers, Role.SHIPPING, VatBand.HIGH, 8005),
              ledger(ledgers, Role.SHIPPING, VatBand.LOW, 8006),
              ledger(ledgers, Role.FEE, VatBand.HIGH, 8007),
              ledger(ledgers, Role.FEE, VatBand.LOW, 8010)),
          List.of(new JournalRule("mollie_wc_gateway_ideal", bank(journals))));
      UUID customer = customer();
      List<Recorded> orders = RecordedFacts.all();
      orders.forEach(o -> scene.arrives(linked(scene, customer, o)));
      orders.forEach(
          o ->
              await()
                  .atMost(Duration.ofSeconds(90))
                  .untilAsserted(
                      () ->
                          assertThat(scene.state(o.id(), 0))
                              .as("order " + o.id() + ": " + scene.body(o.id()))
                              .isIn("SETTLED", "PARKED", "SKIPPED")));

      List<Recorded> booked = orders.stream().filter(Recorded::booked).toList();
      assertThat(booked).allMatch(o -> scene.state(o.id(), 0).equals("SETTLED"));
      JsonNode books = books();
      BigDecimal total =
          booked.stream().map(o -> o.facts().total()).reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(books.at("/counts/bookings").asInt()).isEqualTo(booked.size());
      assertThat(books.at("/counts/bankBookings").asInt()).isEqualTo(booked.size());
      assertThat(books.at("/counts/openInvoices").asInt()).isZero();
      assertThat(books.at("/totals/invoiced").decimalValue()).isEqualByComparingTo(total);
      assertThat(books.at("/totals/received").decimalValue()).isEqualByComparingTo(total);
      assertThat(books.at("/duplicates/numbers")).isEmpty();
      assertThat(books.at("/duplicates/payments")).isEmpty();
    }
  }

  private static CustomerLinked linked(Scene scene, UUID customer, Recorded order) {
    OrderVersion version = new OrderVersion(Instant.parse("2026-11-23T20:00:00Z"), "recorded");
    return new CustomerLinked(
        new OrderRef(scene.connectionId, order.id(), order.number(), version),
        Lane.BACKFILL,
        order.facts(),
        new SealedBuyer("sealed"),
        customer,
        false);
  }

  private static LedgerRule ledger(JsonNode ledgers, Role role, VatBand band, int number) {
    for (JsonNode ledger : ledgers) {
      if (ledger.get("nummer").asInt() == number) {
        return new LedgerRule(role, band, UUID.fromString(ledger.get("id").asText()), number);
      }
    }
    throw new AssertionError("no ledger " + number);
  }

  private static UUID bank(JsonNode journals) {
    for (JsonNode journal : journals) {
      if (journal.get("soort").asText().equals("Bank") && !journal.path("nonactief").asBoolean()) {
        return UUID.fromString(journal.get("id").asText());
      }
    }
    throw new AssertionError("no bank journal");
  }

  private static UUID customer() throws IOException {
    String answer =
        SandboxTokens.send(
            request("/relaties")
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"relatiesoort\":[\"Klant\"],\"naam\":\"Jan Voorbeeld\"}")));
    return UUID.fromString(Books.JSON.readTree(answer).get("id").asText());
  }

  private static JsonNode get(String path) throws IOException {
    return Books.JSON.readTree(SandboxTokens.send(request(path).GET()));
  }

  private static JsonNode books() throws IOException {
    return Books.JSON
        .reader()
        .with(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .readTree(
            SandboxTokens.send(
                HttpRequest.newBuilder(
                        URI.create(
                            SandboxTokens.baseUrl
                                + "/__admin/snelstart/administrations/"
                                + SandboxTokens.ADMINISTRATION))
                    .GET()));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create(SandboxTokens.baseUrl + API + path.replace("$", "%24")))
        .header("Authorization", "Bearer " + SandboxTokens.token())
        .header("Ocp-Apim-Subscription-Key", BackingServices.SUBSCRIPTION_KEY);
  }

  /** An application start of its own. */
  public static class Alone implements QuarkusTestProfile {}
}
