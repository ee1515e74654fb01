package nl.koppeling.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.koppeling.customer.town.Office;
import nl.koppeling.customer.town.Register;
import nl.koppeling.customer.town.Shop;
import nl.koppeling.customer.town.Town;
import nl.koppeling.events.BookingSettings.Choices.Guests;
import nl.koppeling.events.Buyer;
import nl.koppeling.events.ConnectionChanged.Status;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderWaiting;
import nl.koppeling.events.Topic;
import nl.koppeling.events.VatProof;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Topics;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TaxTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  /** In every VAT number, so that it can be looked for everywhere. */
  private static final String MARK = "77131";

  @Inject Seals seals;
  @Inject AgroalDataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private Topics topics;
  private Shop shop;

  @BeforeEach
  void openAShop() {
    Town.listen();
    topics = new Topics(brokers);
    shop = new Shop(topics, seals);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  // --- the number is proven first ---------------------------------------------------------------

  @Test
  void anUntaxedSupplyIsLinkedWithItsProofAndARelationThatFits() {
    UUID dutch = shop.office().has(Shop.email("piet"), 5, "NL", "");
    UUID private_ = shop.office().has(Shop.email("piet"), 6, "BE", "");
    UUID other = shop.office().has(Shop.email("piet"), 7, "BE", "BE0999999999");
    shop.connect().send(supply(1, "piet", "BE", "0" + MARK + "1001"));
    CustomerLinked linked = shop.awaitLinked(1).getFirst();

    VatProof proof = linked.vatProof().orElseThrow();
    assertThat(proof.valid()).isTrue();
    assertThat(proof.prefix()).isEqualTo("BE");
    assertThat(proof.consultationNumber()).isEqualTo("WAPIAAAABE");
    assertThat(linked.relationCreated()).isTrue();
    assertThat(linked.relationId()).isNotIn(dutch, private_, other);
    assertThat(shop.office().relations()).hasSize(4);
    ObjectNode made = shop.office().relations().getLast();
    assertThat(made.path("btwNummer").asText()).isEqualTo("BE0" + MARK + "1001");
    assertThat(made.path("vestigingsAdres").path("land").path("id").asText())
        .isEqualTo(Office.country("BE").toString());
    assertThat(Register.about("0" + MARK + "1001"))
        .singleElement()
        .satisfies(q -> assertThat(q.requester()).isEqualTo("NL823456789B01"));
  }

  @Test
  void theRelationWithExactlyThisNumberIsTaken() {
    shop.office().has(Shop.email("piet"), 5, "BE", "");
    UUID fits = shop.office().has(Shop.email("piet"), 9, "BE", "be 0" + MARK + "1101");
    shop.connect().send(supply(1, "piet", "BE", "BE0" + MARK + "1101"));
    assertThat(shop.awaitLinked(1).getFirst().relationId()).isEqualTo(fits);
    assertThat(shop.office().relations()).hasSize(2);
  }

  @Test
  void anInvalidNumberGoesOnWithThatVerdictAndOnNoRelation() {
    shop.connect().send(supply(1, "piet", "BE", "0" + MARK + "1200"));
    CustomerLinked linked = shop.awaitLinked(1).getFirst();
    assertThat(linked.vatProof().orElseThrow().valid()).isFalse();
    assertThat(shop.office().relations())
        .singleElement()
        .satisfies(made -> assertThat(made.path("btwNummer").asText("")).isEmpty());
  }

  @Test
  void whatTheRegisterCouldNotKnowIsInvalidWithoutAQuestion() {
    shop.connect().send(supply(1, "piet", "BE", "n.v.t."));
    VatProof proof = shop.awaitLinked(1).getFirst().vatProof().orElseThrow();
    assertThat(proof.valid()).isFalse();
    assertThat(proof.prefix()).isEqualTo("BE");
    assertThat(Register.about("n.v.t.")).isEmpty();
  }

  @Test
  void aDutchNumberProvesNoSupplyAbroad() {
    shop.connect().send(supply(1, "piet", "BE", "NL82" + MARK + "01B01"));
    CustomerLinked linked = shop.awaitLinked(1).getFirst();
    assertThat(linked.vatProof().orElseThrow().prefix()).isEqualTo("NL");
    assertThat(linked.vatProof().orElseThrow().valid()).isTrue();
    assertThat(shop.office().relations().getFirst().path("btwNummer").asText("")).isEmpty();
  }

  @ParameterizedTest(name = "to {0} with VAT of {1}")
  @CsvSource({"BE, NL", "BE, BE", "NL, ''", "US, ''"})
  void whereTheTaxDoesNotStandOnItNobodyIsAsked(String destination, String rate) {
    String number = "0" + MARK + "13" + destination.length() + (rate.isEmpty() ? 2 : 1);
    Buyer buyer = Shop.business("piet", destination, "BE" + number);
    shop.connect().send(shop.abroad(1, 0, buyer, destination, rate));
    assertThat(shop.awaitLinked(1).getFirst().vatProof()).isEmpty();
    assertThat(Register.about(number)).isEmpty();
  }

  @Test
  void aValidNumberIsAskedOnceADay() throws SQLException {
    String number = "0" + MARK + "1401";
    shop.connect().send(supply(1, "piet", "BE", number));
    shop.awaitLinked(1);
    shop.send(supply(2, "jan", "BE", "BE " + number));
    List<CustomerLinked> linked = shop.awaitLinked(2);
    assertThat(linked.get(1).vatProof()).isEqualTo(linked.get(0).vatProof());
    assertThat(Register.about(number)).hasSize(1);

    execute(
        "update vat_check set checked_at = now() - interval '25 hours' where connection_id = ?");
    shop.send(supply(3, "kees", "BE", number));
    shop.awaitLinked(3);
    assertThat(Register.about(number)).hasSize(2);
  }

  @Test
  void anInvalidNumberIsAskedAgainAfterAnHour() throws SQLException {
    String number = "0" + MARK + "1410";
    shop.connect().send(supply(1, "piet", "BE", number));
    shop.awaitLinked(1);
    execute(
        "update vat_check set checked_at = now() - interval '30 minutes' where connection_id = ?");
    shop.send(supply(2, "jan", "BE", number));
    shop.awaitLinked(2);
    assertThat(Register.about(number)).hasSize(1);
    execute(
        "update vat_check set checked_at = now() - interval '61 minutes' where connection_id = ?");
    shop.send(supply(3, "kees", "BE", number));
    shop.awaitLinked(3);
    assertThat(Register.about(number)).hasSize(2);
  }

  // --- the register is away ---------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "DE, 82" + MARK + "11, MS_UNAVAILABLE",
    "FR, XX82" + MARK + "11, HTML",
    "IT, 82" + MARK + "1111, SILENCE"
  })
  void anOutageMakesTheOrderWaitAndNobodyElseUntilItHeals(String state, String number, String how) {
    Register.goAway(state, how);
    shop.connect().send(supply(1, "piet", state, state + number));
    OrderWaiting waiting = awaitWaiting();
    assertThat(waiting.reason().code()).isEqualTo("VIES_UNAVAILABLE");
    assertThat(waiting.reason().nl()).contains("btw-nummer");
    assertThat(waiting.reason().figures()).containsEntry("country", state);

    shop.send(shop.order(2, "jan")).send(supply(3, "kees", "BE", "0" + MARK + "1501"));
    assertThat(shop.awaitLinked(2)).extracting(l -> l.order().orderId()).doesNotContain(1L);

    Awaitility.await().atMost(LONG).until(() -> Register.about(number).size() >= 3);
    assertThat(shop.told(OrderWaiting.class)).as("told once").hasSize(1);
    Register.comeBack(state);
    CustomerLinked linked =
        shop.awaitLinked(3).stream()
            .filter(l -> l.order().orderId() == 1)
            .findFirst()
            .orElseThrow();
    assertThat(linked.vatProof().orElseThrow().valid()).isTrue();
    assertThat(shop.told(OrderWaiting.class)).hasSize(1);
    assertThat(shop.told(OrderParked.class)).isEmpty();
  }

  @Test
  void aNewerVersionThatNeedsNoProofDoesNotWaitAnyLonger() {
    Register.goAway("AT", "MS_UNAVAILABLE");
    shop.connect().send(supply(1, "piet", "AT", "U82" + MARK + "1"));
    awaitWaiting();
    Buyer buyer = Shop.business("piet", "AT", "U82" + MARK + "1");
    shop.send(shop.abroad(1, 1, buyer, "AT", "NL"));
    assertThat(shop.awaitLinked(1).getFirst().vatProof()).isEmpty();
    Register.comeBack("AT");
  }

  @Test
  void aDeadReplicasOrderIsProvenByTheNext() throws SQLException {
    shop.connect(Status.PAUSED).send(supply(1, "piet", "BE", "0" + MARK + "1601"));
    awaitRows("select count(*) from linking where state = 'PROVING' and connection_id = ?", 1);
    assertThat(Register.about("0" + MARK + "1601")).isEmpty();
    execute(
        "update turn set owner = 'a dead replica', epoch = epoch + 1,"
            + " lease_until = now() - interval '1 second', live_due_at = now()"
            + " where connection_id = ?");
    shop.connect(Status.ACTIVE);
    assertThat(shop.awaitLinked(1).getFirst().vatProof().orElseThrow().valid()).isTrue();
    assertThat(shop.office().relations()).hasSize(1);
  }

  // --- one relation per customer, whatever happens ----------------------------------------------

  @Test
  void oneBuyerHasARelationForEveryKindOfSaleAndNoMore() {
    String number = "0" + MARK + "1701";
    shop.oss().connect();
    for (int round = 0; round < 3; round++) {
      int id = round * 10;
      shop.send(shop.order(id + 1, "piet"))
          .send(shop.abroad(id + 2, 0, Shop.business("piet", "BE", ""), "BE", "BE"))
          .send(supply(id + 3, "piet", "BE", number));
    }
    List<CustomerLinked> linked = shop.awaitLinked(9);

    assertThat(shop.office().relations()).hasSize(3);
    for (int kind = 1; kind <= 3; kind++) {
      int last = kind;
      assertThat(linked)
          .filteredOn(l -> l.order().orderId() % 10 == last)
          .extracting(CustomerLinked::relationId)
          .hasSize(3)
          .containsOnly(relationOf(linked, kind));
    }
    assertThat(shop.office().relations())
        .extracting(r -> r.path("vestigingsAdres").path("land").path("id").asText())
        .containsExactlyInAnyOrder(
            Office.country("NL").toString(),
            Office.country("BE").toString(),
            Office.country("BE").toString());
  }

  @Test
  void aReplayAsksAndMakesNothing() {
    shop.connect();
    UUID event = UUID.randomUUID();
    OrderCompleted order = supply(1, "piet", "BE", "0" + MARK + "1801");
    shop.send(event, order);
    shop.awaitLinked(1);
    shop.send(event, order).send(order).send(supply(2, "piet", "BE", "0" + MARK + "1801"));
    shop.awaitLinked(2);
    awaitTaken();
    assertThat(shop.told(CustomerLinked.class)).hasSize(2);
    assertThat(shop.office().relations()).hasSize(1);
    assertThat(Register.about("0" + MARK + "1801")).hasSize(1);
  }

  @Test
  void aRelationInDoubtIsFoundAmongOthersThatDoNotFit() {
    shop.office().has(Shop.email("piet"), 5, "NL", "");
    shop.office().onMaking(new Office.Act.WorkThenDrop());
    shop.connect().send(supply(1, "piet", "BE", "0" + MARK + "1901"));
    CustomerLinked linked = shop.awaitLinked(1).getFirst();
    assertThat(linked.relationCreated()).isTrue();
    assertThat(shop.office().relations()).hasSize(2);
  }

  @Test
  void aNewerVersionOfALinkedOrderIsLinkedAnewWhenItsNumberWasCorrected() {
    shop.connect().send(supply(1, "piet", "BE", "0" + MARK + "2010"));
    CustomerLinked first = shop.awaitLinked(1).getFirst();
    Buyer corrected = Shop.business("piet", "BE", "0" + MARK + "2011");
    shop.send(shop.abroad(1, 1, corrected, "BE", ""));
    CustomerLinked second = shop.awaitLinked(2).get(1);
    assertThat(second.vatProof().orElseThrow().valid()).isTrue();
    assertThat(second.relationId()).isNotEqualTo(first.relationId());
  }

  @Test
  void aNewerVersionOfAProvenOrderKeepsProofAndRelation() {
    Buyer buyer = Shop.business("piet", "BE", "0" + MARK + "2101");
    shop.connect().send(shop.abroad(1, 0, buyer, "BE", ""));
    CustomerLinked first = shop.awaitLinked(1).getFirst();
    shop.send(shop.abroad(1, 1, buyer, "BE", ""));
    CustomerLinked second = shop.awaitLinked(2).get(1);
    assertThat(second.vatProof()).isEqualTo(first.vatProof());
    assertThat(second.relationId()).isEqualTo(first.relationId());
    assertThat(Register.about("0" + MARK + "2101")).hasSize(1);
  }

  @Test
  void aCustomerKeyedBeforeKeepsHisRelationForDutchSales() throws SQLException {
    UUID old = shop.office().has(Shop.email("piet"), 5, "BE", "BE0999999999");
    shop.connect(Status.PAUSED);
    execute(
        "insert into relation (connection_id, customer_key, state, lane, relation_id,"
            + " relation_code) values (?, '"
            + shop.seal().keyedHash(Shop.email("piet"))
            + "', 'LINKED', 'LIVE', '"
            + old
            + "', 5)");
    shop.connect(Status.ACTIVE)
        .send(shop.order(1, "piet"))
        .send(shop.abroad(2, 0, Shop.business("piet", "DE", ""), "DE", "NL"));
    List<CustomerLinked> linked = shop.awaitLinked(2);
    assertThat(relationOf(linked, 1)).isEqualTo(old);
    assertThat(relationOf(linked, 2)).isNotEqualTo(old);
  }

  // --- guests -----------------------------------------------------------------------------------

  @Test
  void everyGuestHasARelationOfHisOwn() {
    shop.connect().send(guest(1)).send(guest(2)).send(guest(1));
    List<CustomerLinked> linked = shop.awaitLinked(2);
    assertThat(linked).extracting(CustomerLinked::relationId).doesNotHaveDuplicates();
    assertThat(shop.office().relations())
        .hasSize(2)
        .allSatisfy(
            r -> {
              assertThat(r.path("naam").asText()).startsWith("Piet").matches(".* \\([12]\\)");
              assertThat(r.path("email").asText("")).isEmpty();
            });
    assertThat(shop.office().methods()).containsExactly("POST", "POST");
  }

  @Test
  void aGuestsRelationInDoubtIsFoundByItsName() {
    shop.office().onMaking(new Office.Act.WorkThenDrop());
    shop.connect().send(guest(1));
    assertThat(shop.awaitLinked(1).getFirst().relationCreated()).isTrue();
    assertThat(shop.office().relations()).hasSize(1);
    assertThat(shop.office().methods()).containsExactly("POST", "GET");
  }

  @Test
  void guestsShareOneRelationPerCountryWhenTheOwnerWantsThat() {
    shop.oss().guests(Guests.COLLECTIVE).connect();
    shop.send(guest(1)).send(guest(2)).send(shop.abroad(3, 0, Shop.buyer(""), "BE", "BE"));
    List<CustomerLinked> linked = shop.awaitLinked(3);
    assertThat(relationOf(linked, 1)).isEqualTo(relationOf(linked, 2));
    assertThat(shop.office().relations())
        .extracting(r -> r.path("naam").asText())
        .containsExactlyInAnyOrder("Webshop particulieren NL", "Webshop particulieren BE");

    shop.send(shop.abroad(4, 0, Shop.business("", "BE", "0" + MARK + "2201"), "BE", ""));
    assertThat(relationOf(shop.awaitLinked(4), 4)).isNotIn(relationOf(linked, 3));
    assertThat(shop.office().relations().getLast().path("naam").asText()).startsWith("Zaak");
  }

  @Test
  void theOwnersOwnCollectiveRelationIsTaken() {
    UUID own = shop.office().has("", "Klant", 3, false);
    shop.office().change(own, r -> r.put("naam", "Webshop particulieren NL"));
    shop.guests(Guests.COLLECTIVE).connect().send(guest(1));
    assertThat(shop.awaitLinked(1).getFirst().relationId()).isEqualTo(own);
    assertThat(shop.office().methods()).containsExactly("GET");
  }

  // --- what SnelStart does not take -------------------------------------------------------------

  @Test
  void aRefusedMailAddressIsLeftOut() {
    shop.office().onMaking(Office.refusal("REL-0061", "ongeldig"), new Office.Act.WorkThenDrop());
    shop.connect().send(shop.order(1, "piet")).send(shop.order(2, "piet"));
    List<CustomerLinked> linked = shop.awaitLinked(2);
    assertThat(linked).extracting(CustomerLinked::relationId).hasSize(2);
    assertThat(relationOf(linked, 1)).isEqualTo(relationOf(linked, 2));
    assertThat(shop.office().relations())
        .singleElement()
        .satisfies(r -> assertThat(r.path("email").asText("")).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"REL-0057", "REL-0087", "REL-0088"})
  void aRefusedNumberTheTaxStandsOnParksTheOrder(String code) {
    shop.office().onMaking(Office.refusal(code, "Btw-nummer is ongeldig"));
    String number = "0" + MARK + "23" + code.substring(6) + "1";
    shop.connect().send(supply(1, "piet", "BE", number.substring(0, 10)));
    OrderParked parked = shop.awaitParked(1).getFirst();
    assertThat(parked.reasons().getFirst().code()).isEqualTo("RELATION_VAT_NUMBER_REFUSED");
    assertThat(parked.reasons().getFirst().figures()).containsEntry("code", code);
    assertThat(shop.office().methods()).containsExactly("GET", "POST");
  }

  @Test
  void aRefusedNumberTheTaxDoesNotStandOnIsLeftOut() {
    shop.office().onMaking(Office.refusal("REL-0088", "Btw-nummer is ongeldig"));
    Buyer buyer = Shop.business("piet", "NL", "NL82" + MARK + "02B01");
    shop.connect().send(shop.abroad(1, 0, buyer, "NL", "NL"));
    shop.awaitLinked(1);
    assertThat(shop.office().relations())
        .singleElement()
        .satisfies(r -> assertThat(r.path("btwNummer").asText("")).isEmpty());
  }

  @Test
  void withoutAnAddressInTheCountryOfTheTaxTheOrderIsParked() {
    shop.oss().connect().send(shop.abroad(1, 0, Shop.business("piet", "NL", ""), "BE", "BE"));
    OrderParked parked = shop.awaitParked(1).getFirst();
    assertThat(parked.reasons().getFirst().code()).isEqualTo("RELATION_ADDRESS_MISSING");
    assertThat(shop.office().relations()).isEmpty();
    shop.send(shop.abroad(1, 1, Shop.business("piet", "BE", ""), "BE", "BE"));
    shop.awaitLinked(1);
    assertThat(shop.office().relations()).hasSize(1);
  }

  // --- people's data (last, when everything above has left its traces) --------------------------

  @Test
  @Order(Integer.MAX_VALUE)
  void noVatNumberIsInTheOpenAnywhere() throws SQLException {
    assertThat(Town.logged()).isNotEmpty().noneMatch(TaxTest::holdsMark);
    List<String> rows = new ArrayList<>();
    for (String table : List.of("linking", "relation", "outbox", "vat_check", "turn")) {
      rows.addAll(texts("select cast(row_to_json(t) as text) from " + table + " t"));
    }
    assertThat(rows).hasSizeGreaterThan(50).noneMatch(TaxTest::holdsMark);
    assertThat(topics.all(Topic.LINKED_ORDERS.topicName()))
        .extracting(r -> r.key() + new String(r.value(), StandardCharsets.UTF_8))
        .hasSizeGreaterThan(20)
        .noneMatch(TaxTest::holdsMark);
  }

  /**
   * The numbers begin with 0 or 82 before the mark, which no id, hash or sealed text does for long.
   */
  private static boolean holdsMark(String text) {
    return text.toUpperCase(Locale.ROOT)
        .matches(
            "(?s).*[^0-9A-F](BE0|DE82|IT82|FRXX82|ATU82|NL82)?"
                + "(0|82)"
                + MARK
                + "[0-9B]{2,5}[^0-9A-F].*");
  }

  // --- steps ------------------------------------------------------------------------------------

  private OrderCompleted supply(long id, String mailbox, String state, String number) {
    return shop.abroad(id, 0, Shop.business(mailbox, state, number), state, "");
  }

  private OrderCompleted guest(long id) {
    return shop.abroad(id, 0, Shop.buyer(""), "NL", "NL");
  }

  private static UUID relationOf(List<CustomerLinked> linked, long lastDigit) {
    return linked.stream()
        .filter(l -> l.order().orderId() % 10 == lastDigit)
        .findFirst()
        .orElseThrow()
        .relationId();
  }

  private OrderWaiting awaitWaiting() {
    Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> !shop.told(OrderWaiting.class).isEmpty());
    return shop.told(OrderWaiting.class).getFirst();
  }

  private void awaitTaken() {
    Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(300))
        .until(() -> topics.lag("customer-service") == 0);
  }

  private void awaitRows(String count, long expected) {
    Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> number(count) == expected);
  }

  private long number(String sql) throws SQLException {
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement(sql)) {
      s.setObject(1, shop.connectionId());
      ResultSet r = s.executeQuery();
      r.next();
      return r.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement(sql)) {
      s.setObject(1, shop.connectionId());
      assertThat(s.executeUpdate()).isEqualTo(1);
    }
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        texts.add(r.getString(1));
      }
    }
    return texts;
  }
}
