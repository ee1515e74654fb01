package nl.koppeling.customer;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.koppeling.access.Outage;
import nl.koppeling.customer.town.Office;
import nl.koppeling.customer.town.Office.Act;
import nl.koppeling.customer.town.Shop;
import nl.koppeling.customer.town.Town;
import nl.koppeling.events.BookingSettings.Choices.Guests;
import nl.koppeling.events.Buyer;
import nl.koppeling.events.ConnectionChanged.Status;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Topics;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LineTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @Inject Seals seals;
  @Inject AgroalDataSource database;
  @Inject Outage outage;

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

  // --- the happy line ---------------------------------------------------------------------------

  @Test
  void aNewCustomerCostsTwoCallsAndOneRelation() {
    shop.connect().send(shop.order(1, "piet"));
    CustomerLinked linked = shop.awaitLinked(1).getFirst();

    assertThat(shop.office().methods()).containsExactly("GET", "POST");
    assertThat(shop.office().countryReads()).isEqualTo(1);
    assertThat(shop.office().relations())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.path("id").asText()).isEqualTo(linked.relationId().toString());
              assertThat(r.path("email").asText()).isEqualTo(Shop.email("piet"));
              assertThat(r.path("relatiesoort").get(0).asText()).isEqualTo("Klant");
              assertThat(r.path("naam").asText()).startsWith("Piet");
              assertThat(r.path("vestigingsAdres").path("land").has("id")).isTrue();
            });
    assertThat(linked.relationCreated()).isTrue();
    assertThat(linked.order().number()).isEqualTo("WEB/1");
    assertThat(shop.seal().open(linked.buyer(), 1).email()).isEqualTo(Shop.email("piet"));
  }

  @Test
  void aKnownCustomerCostsNoCall() {
    shop.connect().send(shop.order(1, "piet"));
    shop.awaitLinked(1);
    shop.send(shop.order(2, "PIET"));
    List<CustomerLinked> linked = shop.awaitLinked(2);

    assertThat(shop.office().calls()).hasSize(2);
    assertThat(linked.get(1).relationId()).isEqualTo(linked.get(0).relationId());
    assertThat(linked).filteredOn(CustomerLinked::relationCreated).hasSize(1);
  }

  @Test
  void theCountriesAreReadOnceForManyCustomers() {
    shop.connect().send(shop.order(1, "piet")).send(shop.order(2, "jan"));
    shop.awaitLinked(2);
    assertThat(shop.office().countryReads()).isEqualTo(1);
    assertThat(shop.office().calls()).hasSize(4);
  }

  @Test
  void anExistingCustomerIsAdoptedByTheRules() {
    shop.office().has(Shop.email("piet"), "Leverancier", 1, false);
    shop.office().has(Shop.email("piet"), "Klant", 2, true);
    shop.office().has("a@b.nl;" + Shop.email("Piet"), "Klant", 7, false);
    UUID lowest = shop.office().has(Shop.email("piet"), "Klant", 5, false);
    shop.connect().send(shop.order(1, "piet"));

    CustomerLinked linked = shop.awaitLinked(1).getFirst();
    assertThat(linked.relationId()).isEqualTo(lowest);
    assertThat(linked.relationCreated()).isFalse();
    assertThat(shop.office().methods()).containsExactly("GET");
  }

  @RepeatedTest(4)
  void twoOrdersOfOneNewCustomerAtOnceMakeOneRelation() {
    shop.connect();
    for (int id = 1; id <= 12; id++) {
      shop.send(shop.order(id, "piet"));
    }
    List<CustomerLinked> linked = shop.awaitLinked(12);

    assertThat(shop.office().relations()).hasSize(1);
    assertThat(shop.office().methods()).containsExactly("GET", "POST");
    assertThat(linked)
        .extracting(CustomerLinked::relationId)
        .containsOnly(linked.getFirst().relationId());
    assertThat(linked).filteredOn(CustomerLinked::relationCreated).hasSize(1);
  }

  // --- versions, repeats and replays ------------------------------------------------------------

  @Test
  void aNewerVersionKeepsTheRelationEvenWithAnotherBuyer() {
    shop.connect().send(shop.order(1, "piet"));
    shop.awaitLinked(1);
    shop.send(shop.order(1, 5, Lane.LIVE, Shop.buyer(Shop.email("ander"))));
    List<CustomerLinked> linked = shop.awaitLinked(2);

    assertThat(linked.get(1).order().version().contentHash()).isEqualTo("hash5");
    assertThat(linked.get(1).relationId()).isEqualTo(linked.get(0).relationId());
    assertThat(shop.office().calls()).hasSize(2);
  }

  @Test
  void anOlderVersionSaysNothing() {
    shop.connect().send(shop.order(1, 5, Lane.LIVE, Shop.buyer(Shop.email("piet"))));
    shop.awaitLinked(1);
    shop.send(shop.order(1, "piet")).send(shop.order(2, "piet"));
    assertThat(shop.awaitLinked(2))
        .extracting(l -> l.order().orderId())
        .containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void aReplayAndARepeatHaveNoEffect() {
    shop.connect();
    UUID event = UUID.randomUUID();
    OrderCompleted order = shop.order(1, "piet");
    shop.send(event, order);
    shop.awaitLinked(1);

    shop.send(event, order); // the topic from offset 0
    shop.send(order); // told again under a new id
    shop.send(shop.order(2, "piet")); // comes after them on its own key; then all three are through
    shop.awaitLinked(2);
    awaitTaken();

    assertThat(shop.told(CustomerLinked.class)).hasSize(2);
    assertThat(shop.office().calls()).hasSize(2);
    assertThat(shop.office().relations()).hasSize(1);
  }

  @Test
  void anUndecodableRecordIsADeadLetterAndTheNextIsHandled() {
    shop.connect();
    OrderCompleted order = shop.order(1, "piet");
    byte[] rubbish = "{\"order\":".getBytes(StandardCharsets.UTF_8);
    topics.send(
        Topic.ORDERS.topicName(),
        order.key(),
        rubbish,
        "ce_id",
        UUID.randomUUID().toString(),
        "ce_type",
        EventCodec.typeOf(order));
    topics.send(Topic.ORDERS.topicName(), order.key(), rubbish);
    shop.send(order);
    shop.awaitLinked(1);

    assertThat(
            topics.await(
                "orders.v1.dead-letters.customer-service", r -> r.key().equals(order.key()), LONG))
        .isNotEmpty();
  }

  // --- no address, no customer ------------------------------------------------------------------

  @Test
  void anOrderWithoutAUsableAddressIsParkedWithoutACall() {
    shop.guests(Guests.PARKED)
        .connect()
        .send(shop.order(1, 0, Lane.LIVE, Shop.buyer("")))
        .send(shop.order(2, 0, Lane.LIVE, Shop.buyer(Shop.CANARY + " at example")));
    List<OrderParked> parked = shop.awaitParked(2);

    assertThat(parked)
        .extracting(p -> p.order().orderId() + " " + p.reasons().getFirst().code())
        .containsExactlyInAnyOrder("1 GUEST_WITHOUT_EMAIL", "2 BUYER_EMAIL_INVALID");
    assertThat(shop.office().calls()).isEmpty();
  }

  @Test
  void aCorrectedOrderGoesOn() {
    shop.guests(Guests.PARKED).connect().send(shop.order(1, 0, Lane.LIVE, Shop.buyer("")));
    shop.awaitParked(1);
    shop.send(shop.order(1, 1, Lane.LIVE, Shop.buyer(Shop.email("piet"))));
    assertThat(shop.awaitLinked(1)).hasSize(1);
  }

  // --- unclear answers --------------------------------------------------------------------------

  static Stream<Act> doubtful() {
    return Stream.of(
        new Act.WorkThen(500),
        new Act.WorkThen(502),
        new Act.WorkThen(201), // with a body nobody can read
        new Act.WorkThenDrop(),
        new Act.WorkThenHang());
  }

  @ParameterizedTest
  @MethodSource("doubtful")
  void aRelationMadeWithoutAClearAnswerIsFoundAndNotMadeAgain(Act act) {
    shop.office().onMaking(act);
    shop.connect().send(shop.order(1, "piet"));
    CustomerLinked linked = shop.awaitLinked(1).getFirst();

    assertThat(shop.office().relations()).hasSize(1);
    assertThat(shop.office().methods()).containsExactly("GET", "POST", "GET");
    assertThat(linked.relationCreated()).isTrue();
    assertThat(settleDelays()).allMatch(d -> d.compareTo(Duration.ofSeconds(1)) >= 0);
  }

  @Test
  void aRelationThatWasNotMadeIsMadeAfterTwoLooks() {
    shop.office().onMaking(new Act.Drop());
    shop.connect().send(shop.order(1, "piet"));
    shop.awaitLinked(1);

    assertThat(shop.office().relations()).hasSize(1);
    assertThat(shop.office().methods()).containsExactly("GET", "POST", "GET", "GET", "POST");
    assertThat(settleDelays()).allMatch(d -> d.compareTo(Duration.ofSeconds(1)) >= 0);
  }

  @Test
  void aLookUpThatFailsIsDoneAgain() {
    shop.office().onLookingUp(Office.answer(503, ""), new Act.Drop());
    shop.connect().send(shop.order(1, "piet"));
    shop.awaitLinked(1);
    assertThat(shop.office().methods()).containsExactly("GET", "GET", "GET", "POST");
  }

  @Test
  void anIntentLeftByADeadReplicaIsReadFirst() throws SQLException {
    shop.connect(Status.PAUSED);
    OrderCompleted order = shop.order(1, "piet");
    shop.send(order);
    awaitRows("select count(*) from relation where connection_id = ?", 1);
    UUID made = shop.office().has(Shop.email("piet"), "Klant", 10_001, false);
    execute(
        "update relation set state = 'CREATE_INTENDED', made_for = 1, due_at = now()"
            + " where connection_id = ?");
    execute(
        "update turn set owner = 'a dead replica', epoch = epoch + 1,"
            + " lease_until = now() - interval '1 second', live_due_at = now()"
            + " where connection_id = ?");
    shop.connect(Status.ACTIVE);

    CustomerLinked linked = shop.awaitLinked(1).getFirst();
    assertThat(linked.relationId()).isEqualTo(made);
    assertThat(linked.relationCreated()).isTrue();
    assertThat(shop.office().methods()).containsExactly("GET");
  }

  // --- refusals ---------------------------------------------------------------------------------

  @Test
  void aThrottleIsHonoured() {
    shop.office().onLookingUp(Office.throttle(2)).onMaking(Office.throttle(2));
    shop.connect().send(shop.order(1, "piet"));
    shop.awaitLinked(1);

    List<Office.Call> calls = shop.office().calls();
    assertThat(shop.office().methods()).containsExactly("GET", "GET", "POST", "GET", "POST");
    assertThat(Duration.between(calls.get(0).at(), calls.get(1).at()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    assertThat(Duration.between(calls.get(2).at(), calls.get(3).at()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    assertThat(shop.office().relations()).hasSize(1);
  }

  @Test
  void aRefusedBearerIsReplacedOnce() {
    shop.office().onLookingUp(Office.answer(401, ""));
    shop.connect().send(shop.order(1, "piet"));
    shop.awaitLinked(1);
    assertThat(shop.office().methods()).containsExactly("GET", "GET", "POST");
    assertThat(Town.tokenQuestions(shop.connectionId())).isEqualTo(2);
  }

  @Test
  void aRefusedKeyMakesItsConnectionWaitAndNoOther() {
    Town.refuseTokens(shop.connectionId(), 409, "ADMINISTRATION_KEY_REFUSED");
    shop.connect().send(shop.order(1, "piet"));
    Awaitility.await().atMost(LONG).until(() -> Town.tokenQuestions(shop.connectionId()) == 1);

    Shop other = new Shop(topics, seals).connect();
    other.send(other.order(1, "jan"));
    other.awaitLinked(1);
    assertThat(shop.told(CustomerLinked.class)).isEmpty();
    assertThat(shop.office().calls()).isEmpty();

    Town.giveTokens(shop.connectionId());
    shop.replaceCredentials();
    assertThat(shop.awaitLinked(1)).hasSize(1);
    assertThat(shop.office().relations()).hasSize(1);
  }

  @Test
  void aRefusedPhoneNumberIsLeftOut() {
    shop.office().onMaking(Office.refusal("REL-0013", "Telefoon is te lang"));
    shop.connect().send(shop.order(1, "piet"));
    shop.awaitLinked(1);
    assertThat(shop.office().relations())
        .singleElement()
        .satisfies(r -> assertThat(r.has("telefoon")).isFalse());
  }

  @Test
  void aRefusedRelationParksTheOrderWithTheCode() {
    shop.office()
        .onMaking(Office.refusal("REL-0010", "BIC van " + Shop.email("piet") + " is ongeldig"));
    shop.connect().send(shop.order(1, "piet"));
    OrderParked parked = shop.awaitParked(1).getFirst();

    assertThat(parked.reasons().getFirst().code()).isEqualTo("RELATION_REFUSED");
    assertThat(parked.reasons().getFirst().figures())
        .containsEntry("code", "REL-0010")
        .hasEntrySatisfying("message", m -> assertThat(m).contains("ongeldig"));
    shop.send(shop.order(2, "piet"));
    assertThat(shop.awaitLinked(1).getFirst().order().orderId()).isEqualTo(2);
  }

  @Test
  void whatIsNotAllowedIsToldOnceAndOnceWhenItIsOver() {
    shop.office().onLookingUp(Office.answer(403, ""), Office.answer(403, ""));
    shop.connect().send(shop.order(1, "piet"));
    awaitHealth("ConnectionFaulted", 1);
    shop.connect();
    Awaitility.await().atMost(LONG).until(() -> shop.office().calls().size() == 2);
    shop.connect();
    shop.awaitLinked(1);
    awaitHealth("ConnectionRecovered", 1);
    assertThat(health("ConnectionFaulted")).isEqualTo(1);
  }

  // --- connections ------------------------------------------------------------------------------

  @Test
  void anOrderThatIsFasterThanItsConnectionWaits() throws SQLException {
    shop.send(shop.order(1, "piet"));
    awaitRows("select count(*) from linking where state = 'ARRIVED' and connection_id = ?", 1);
    assertThat(shop.told(CustomerLinked.class)).isEmpty();
    shop.connect();
    assertThat(shop.awaitLinked(1)).hasSize(1);
  }

  @Test
  void aPausedConnectionWaitsWithoutACall() throws SQLException {
    shop.connect(Status.PAUSED).send(shop.order(1, "piet"));
    awaitRows("select count(*) from relation where connection_id = ?", 1);
    awaitRows(
        "select count(*) from turn where connection_id = ? and owner is null and epoch > 0", 1);
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(LONG)
        .until(() -> number("select epoch from turn where connection_id = ?") <= 3);
    assertThat(Town.tokenQuestions(shop.connectionId())).isZero();
    shop.connect(Status.ACTIVE);
    assertThat(shop.awaitLinked(1)).hasSize(1);
  }

  @Test
  void aRemovedConnectionIsForgotten() throws SQLException {
    shop.connect().send(shop.order(1, "piet"));
    shop.awaitLinked(1);
    shop.remove();
    awaitRows("select count(*) from linking where connection_id = ?", 0);
    awaitRows("select count(*) from relation where connection_id = ?", 0);
    shop.send(shop.order(2, "piet"));
    awaitTaken();
    awaitRows("select count(*) from linking where connection_id = ?", 0);
    assertThat(shop.office().calls()).hasSize(2);
  }

  @Test
  void liveOrdersGoBeforeBackfill() {
    shop.connect(Status.PAUSED);
    for (int id = 1; id <= 5; id++) {
      Buyer buyer = Shop.buyer(Shop.email("oud" + id));
      shop.send(shop.order(id, 0, Lane.BACKFILL, buyer));
    }
    shop.send(shop.order(9, "nieuw"));
    awaitTaken();
    shop.connect(Status.ACTIVE);
    List<CustomerLinked> linked = shop.awaitLinked(6);
    assertThat(shop.office().relations().getFirst().path("email").asText())
        .isEqualTo(Shop.email("nieuw"));
    assertThat(linked).hasSize(6);
  }

  // --- everybody (late, because it holds up all connections)
  // --------------------------------------

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void aRefusedSubscriptionKeyPausesEverybodyUntilACanaryGetsThrough() {
    Act refusal =
        Office.answer(
            401,
            "{\"statusCode\":401,\"message\":\"Access denied due to invalid subscription key.\"}");
    shop.office().onLookingUp(refusal);
    shop.connect().send(shop.order(1, "piet"));
    Awaitility.await().atMost(LONG).until(() -> shop.office().calls().size() == 1);
    Awaitility.await().atMost(LONG).until(outage::lasting);

    Shop other = new Shop(topics, seals).connect();
    other.send(other.order(1, "jan"));
    awaitTaken();
    assertThat(other.office().calls()).isEmpty();

    Awaitility.await().atMost(LONG).until(() -> !outage.lasting());
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                shop.told(CustomerLinked.class).size() == 1
                    && other.told(CustomerLinked.class).size() == 1);
  }

  // --- people's data (last, when everything above has left its traces)
  // ----------------------------

  @Test
  @Order(Integer.MAX_VALUE)
  void noPersonalDataIsInTheOpenAnywhere() throws SQLException {
    assertThat(Town.logged()).as("the log was heard").isNotEmpty();
    assertThat(Town.logged()).noneMatch(LineTest::holdsCanary);

    List<String> rows = new ArrayList<>();
    for (String table :
        Set.of("linking", "relation", "outbox", "inbox", "turn", "fault", "vat_check")) {
      rows.addAll(texts("select cast(row_to_json(t) as text) from " + table + " t"));
    }
    assertThat(rows).hasSizeGreaterThan(50).noneMatch(LineTest::holdsCanary);

    List<String> told =
        Stream.of(Topic.LINKED_ORDERS, Topic.CONNECTION_HEALTH)
            .flatMap(t -> topics.all(t.topicName()).stream())
            .map(
                r ->
                    r.key()
                        + new String(r.value(), StandardCharsets.UTF_8)
                        + Stream.of(r.headers().toArray())
                            .map(h -> new String(h.value(), StandardCharsets.UTF_8))
                            .toList())
            .toList();
    assertThat(told).hasSizeGreaterThan(20).noneMatch(LineTest::holdsCanary);
  }

  private static boolean holdsCanary(String text) {
    return text.toLowerCase(java.util.Locale.ROOT).contains(Shop.CANARY);
  }

  // --- steps ------------------------------------------------------------------------------------

  /** Between a doubtful call and every look after it. */
  private List<Duration> settleDelays() {
    List<Duration> delays = new ArrayList<>();
    List<Office.Call> calls = shop.office().calls();
    for (int i = 1; i < calls.size(); i++) {
      if (i >= 2 && calls.get(i).method().equals("GET")) {
        delays.add(Duration.between(calls.get(i - 1).at(), calls.get(i).at()));
      }
    }
    assertThat(delays).isNotEmpty();
    return delays;
  }

  private void awaitTaken() {
    Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(300))
        .until(() -> topics.lag("customer-service") == 0);
  }

  private void awaitHealth(String kind, int count) {
    Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> health(kind) >= count);
  }

  private long health(String kind) {
    return topics.all(Topic.CONNECTION_HEALTH.topicName()).stream()
        .filter(r -> r.key().equals(shop.connectionId().toString()))
        .filter(
            r ->
                new String(r.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8)
                    .endsWith(kind))
        .count();
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
