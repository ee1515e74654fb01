package nl.koppeling.invoice.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.VatBand;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderLine;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.SealedBuyer;
import nl.koppeling.events.VatProof;
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

  /** Of the 26 recorded orders that are booked: without a discount of its own or untaxed line. */
  private static final int MADE = 24;

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
      Map<String, BigDecimal> before = vatAccounts(ledgers);
      UUID customer = customer("Jan Voorbeeld", "NL", null);
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
      Map<String, BigDecimal> after = vatAccounts(ledgers);
      assertThat(after.get("hoog").subtract(before.get("hoog")))
          .as("VAT at 21 % stands there as the shop's tax lines say")
          .isEqualByComparingTo(charged(booked, "21"));
      assertThat(after.get("laag").subtract(before.get("laag")))
          .as("VAT at 9 % stands there as the shop's tax lines say")
          .isEqualByComparingTo(charged(booked, "9"));
    }
  }

  /** What the shop's own tax lines say was charged at a rate, in cents as the customer saw it. */
  private static BigDecimal charged(List<Recorded> orders, String percent) {
    return orders.stream()
        .flatMap(o -> o.facts().taxLines().stream())
        .filter(rate -> rate.percent().compareTo(new BigDecimal(percent)) == 0)
        .map(rate -> rate.goodsTax().add(rate.shippingTax()).setScale(2, RoundingMode.HALF_UP))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Every treatment, gift cards and refunds against SnelStart's own rules. What the shop charged
   * per kind of VAT is what stands on SnelStart's VAT accounts, to the cent.
   */
  @Test
  void everyTreatmentStandsOnTheRightLedgers() throws IOException {
    admin("PUT", "/administrations/" + SandboxTokens.ADMINISTRATION, "{\"oss\":true}");
    try (Topics topics = new Topics(brokers)) {
      Scene scene = new Scene(topics, database, UUID.fromString(SandboxTokens.ADMINISTRATION));
      JsonNode ledgers = get("/grootboeken?$top=500");
      JsonNode journals = get("/dagboeken");
      Map<String, BigDecimal> before = vatAccounts(ledgers);
      scene.connected(worldwide(ledgers, journals));
      UUID home = customer("Jan Voorbeeld", "NL", null);
      Map<String, UUID> customers =
          Map.of(
              "1", home,
              "2A", home,
              "3", home,
              "10", customer("Els Belg", "BE", null),
              "11", customer("Max Duits", "DE", null),
              "12", customer("Firma", "BE", "BE0403170701"),
              "13", customer("John Doe", "US", null),
              "G1", home,
              "G2", home);
      customers.forEach((example, customer) -> scene.arrives(golden(scene, example, customer)));
      customers.keySet().forEach(example -> settled(scene, orderId(example), 0));

      scene.say("orders.v1", refund(scene, "2A", 138, "27.25", line(2, "25.00", "2.25")));
      scene.say("orders.v1", refund(scene, "3", 140, "54.81"));
      scene.say("orders.v1", refund(scene, "10", 141, "121.00", line(1, "100.00", "21.00")));
      settled(scene, orderId("2A"), 138);
      settled(scene, orderId("3"), 140);
      settled(scene, orderId("10"), 141);

      Map<String, BigDecimal> after = vatAccounts(ledgers);
      // Examples 1, 2A, 3 and G2 less the refunds; then 10 and 11 less the refund.
      assertThat(after.get("hoog").subtract(before.get("hoog")))
          .isEqualByComparingTo("39.39"); // 8.67 + 22.05 + 7.81 + 8.67 - 7.81
      assertThat(after.get("laag").subtract(before.get("laag")))
          .isEqualByComparingTo("0.00"); // 2.25 + 0.81 - 2.25 - 0.81
      assertThat(after.get("buitenland").subtract(before.get("buitenland")))
          .isEqualByComparingTo("13.11"); // 22.26 + 11.85 - 21.00
      for (String example : customers.keySet()) {
        assertThat(outstanding("W-" + example)).as("invoice " + example).isEqualByComparingTo("0");
      }
      assertThat(outstanding("W-3-C140")).isEqualByComparingTo("0");
    }
  }

  /** The same recorded orders as sales orders: SnelStart's own total is the shop's. */
  @Test
  void everyOrderThatCanBeASalesOrderComesToTheShopsTotalOnce() throws IOException {
    try (Topics topics = new Topics(brokers)) {
      Scene scene = new Scene(topics, database, UUID.fromString(SandboxTokens.ADMINISTRATION));
      JsonNode ledgers = get("/grootboeken?$top=500");
      scene.connected(salesOrders(ledgers, get("/verkoopordersjablonen")));
      UUID customer = customer("Jan Voorbeeld", "NL", null);
      List<Recorded> orders = RecordedFacts.all().stream().filter(Recorded::booked).toList();
      orders.forEach(o -> scene.arrives(linked(scene, customer, o)));
      orders.forEach(
          o ->
              await()
                  .atMost(Duration.ofSeconds(90))
                  .untilAsserted(
                      () ->
                          assertThat(scene.state(o.id(), 0))
                              .as("order " + o.id() + ": " + scene.body(o.id()))
                              .isIn("ORDERED", "PARKED")));

      List<Recorded> made =
          orders.stream().filter(o -> scene.state(o.id(), 0).equals("ORDERED")).toList();
      assertThat(made).hasSize(MADE);
      for (Recorded order : made) {
        JsonNode found =
            get("/verkooporders?$filter=Orderreferentie%20eq%20'V-" + order.number() + "'");
        assertThat(found).as("order " + order.number()).hasSize(1);
        assertThat(amount(found.get(0), "totaalInclusiefBtw"))
            .isEqualByComparingTo(order.facts().total());
        assertThat(found.get(0).get("procesStatus").asText()).isEqualTo("Order");
      }
      orders.stream()
          .filter(o -> !made.contains(o))
          .forEach(
              o ->
                  assertThat(scene.body(o.id()))
                      .containsAnyOf(
                          "ORDER_FORM_DISCOUNT", "REVENUE_GROUP_MISSING", "ORDER_FORM_NOT_DUTCH"));
      assertThat(get("/artikelen?$top=25&$filter=Artikelcode%20eq%20'MOK-01'")).hasSize(1);
    }
  }

  private static BookingSettings salesOrders(JsonNode ledgers, JsonNode templates) {
    BookingSettings.Choices usual = BookingSettings.Choices.USUAL;
    return new BookingSettings(
        "V-",
        14,
        List.of(
            ledger(ledgers, Role.PRODUCT, VatBand.HIGH, 8000),
            ledger(ledgers, Role.PRODUCT, VatBand.LOW, 8001),
            ledger(ledgers, Role.PRODUCT, VatBand.ZERO, 8070),
            ledger(ledgers, Role.SHIPPING, VatBand.HIGH, 8005),
            ledger(ledgers, Role.SHIPPING, VatBand.LOW, 8006),
            ledger(ledgers, Role.FEE, VatBand.HIGH, 8007),
            ledger(ledgers, Role.FEE, VatBand.LOW, 8010)),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        BookingSettings.Taxation.DUTCH,
        new BookingSettings.Choices(
            false,
            false,
            false,
            usual.booksOpenFrom(),
            usual.guests(),
            BookingSettings.Choices.Form.SALES_ORDER,
            Optional.of(UUID.fromString(templates.get(0).get("id").asText()))),
        List.of());
  }

  static void settled(Scene scene, long orderId, long refundId) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(scene.state(orderId, refundId))
                    .as("order " + orderId + ": " + scene.body(orderId))
                    .isEqualTo("SETTLED"));
  }

  private static long orderId(String example) {
    return 5_000 + example.hashCode();
  }

  static BookingSettings worldwide(JsonNode ledgers, JsonNode journals) {
    List<LedgerRule> rules =
        List.of(
            ledger(ledgers, Role.PRODUCT, VatBand.HIGH, 8000),
            ledger(ledgers, Role.PRODUCT, VatBand.LOW, 8001),
            ledger(ledgers, Role.SHIPPING, VatBand.HIGH, 8005),
            ledger(ledgers, Role.SHIPPING, VatBand.LOW, 8006),
            ledger(ledgers, Role.GIFT_CARD, VatBand.ZERO, 1680),
            ledger(ledgers, Role.PRODUCT, VatBand.OSS_STANDARD, 8040),
            ledger(ledgers, Role.PRODUCT, VatBand.OSS_REDUCED_LOW, 8041),
            ledger(ledgers, Role.SHIPPING, VatBand.OSS_STANDARD, 8042),
            ledger(ledgers, Role.PRODUCT, VatBand.EU_GOODS, 8050),
            ledger(ledgers, Role.SHIPPING, VatBand.EU_GOODS, 8051),
            ledger(ledgers, Role.PRODUCT, VatBand.EXPORT, 8060),
            ledger(ledgers, Role.SHIPPING, VatBand.EXPORT, 8061));
    return new BookingSettings(
        "W-",
        14,
        rules,
        List.of(
            new JournalRule("mollie_wc_gateway_ideal", bank(journals)),
            new JournalRule(
                JournalRule.GIFT_CARD,
                JournalRule.Way.MEMORIAL,
                Optional.of(journal(journals, 2820)),
                Optional.of(id(ledgers, 1680)))),
        Optional.empty(),
        Optional.empty(),
        new BookingSettings.Taxation(
            Optional.of(LocalDate.of(2026, 1, 1)),
            Optional.of(id(ledgers, 1679)),
            false,
            false,
            false),
        BookingSettings.Choices.USUAL,
        List.of(
            new BookingSettings.ProductMark(
                BookingSettings.ProductMark.Kind.GIFT_CARD,
                new BookingSettings.Condition(BookingSettings.Condition.Kind.PRODUCT, "77"))));
  }

  private static CustomerLinked golden(Scene scene, String example, UUID customer) {
    OrderVersion version = new OrderVersion(Instant.parse("2026-03-03T20:00:00Z"), example);
    return new CustomerLinked(
        new OrderRef(scene.connectionId, orderId(example), example, version),
        Lane.LIVE,
        RecordedFacts.golden(example),
        new SealedBuyer("sealed"),
        customer,
        false,
        example.equals("12")
            ? Optional.of(new VatProof("BE", true, Instant.parse("2026-03-02T10:05:00Z"), "W1"))
            : Optional.empty());
  }

  private static OrderRefunded refund(
      Scene scene, String example, long id, String amount, OrderRefunded.Line... lines) {
    OrderVersion version = new OrderVersion(Instant.parse("2026-03-09T20:00:00Z"), "r" + id);
    return new OrderRefunded(
        new OrderRef(scene.connectionId, orderId(example), example, version),
        Lane.LIVE,
        id,
        new BigDecimal(amount),
        Instant.parse("2026-03-09T10:00:00Z"),
        new BigDecimal(amount),
        List.of(lines));
  }

  private static OrderRefunded.Line line(long lineId, String net, String tax) {
    return new OrderRefunded.Line(
        OrderLine.Kind.PRODUCT, lineId, new BigDecimal(net), new BigDecimal(tax), List.of());
  }

  /** What is owed on the VAT accounts: credit less debit of all mutations. */
  private static Map<String, BigDecimal> vatAccounts(JsonNode ledgers) throws IOException {
    Map<String, BigDecimal> owed = new HashMap<>();
    for (Map.Entry<String, Integer> account :
        Map.of("hoog", 1671, "laag", 1672, "buitenland", 1679).entrySet()) {
      BigDecimal sum = BigDecimal.ZERO;
      String filter = "Grootboek/Id eq guid'" + id(ledgers, account.getValue()) + "'";
      for (JsonNode mutation :
          get("/grootboekmutaties?$top=500&$filter=" + filter.replace(" ", "%20"))) {
        sum = sum.add(amount(mutation, "credit")).subtract(amount(mutation, "debet"));
      }
      owed.put(account.getKey(), sum);
    }
    return owed;
  }

  static BigDecimal amount(JsonNode node, String field) {
    return new BigDecimal(node.path(field).asText("0"));
  }

  static BigDecimal outstanding(String number) throws IOException {
    JsonNode found = get("/verkoopfacturen?$filter=Factuurnummer%20eq%20'" + number + "'");
    return amount(found.get(0), "openstaandSaldo");
  }

  static void admin(String method, String path, String body) {
    SandboxTokens.send(
        HttpRequest.newBuilder(URI.create(SandboxTokens.baseUrl + "/__admin/snelstart" + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
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

  static UUID id(JsonNode ledgers, int number) {
    return ledger(ledgers, Role.PRODUCT, VatBand.ZERO, number).ledgerId();
  }

  private static UUID journal(JsonNode journals, int number) {
    for (JsonNode journal : journals) {
      if (journal.get("nummer").asInt() == number) {
        return UUID.fromString(journal.get("id").asText());
      }
    }
    throw new AssertionError("no journal " + number);
  }

  private static UUID bank(JsonNode journals) {
    for (JsonNode journal : journals) {
      if (journal.get("soort").asText().equals("Bank") && !journal.path("nonactief").asBoolean()) {
        return UUID.fromString(journal.get("id").asText());
      }
    }
    throw new AssertionError("no bank journal");
  }

  static UUID customer(String name, String country, String vatNumber) throws IOException {
    UUID land = null;
    for (JsonNode each : get("/landen")) {
      if (each.get("landcode").asText().equals(country)) {
        land = UUID.fromString(each.get("id").asText());
      }
    }
    ObjectNode relation = Books.JSON.createObjectNode();
    relation.putArray("relatiesoort").add("Klant");
    relation.put("naam", name);
    relation.put("btwNummer", vatNumber);
    ObjectNode address = relation.putObject("vestigingsAdres");
    address.put("straat", "Dorpsstraat 1").put("postcode", "1000").put("plaats", "Brussel");
    address.putObject("land").put("id", land.toString());
    JsonNode answer =
        Books.JSON.readTree(
            SandboxTokens.send(
                request("/relaties")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(relation.toString()))));
    assertThat(answer.path("id").asText()).as(answer.toString()).isNotEmpty();
    return UUID.fromString(answer.get("id").asText());
  }

  static JsonNode get(String path) throws IOException {
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
