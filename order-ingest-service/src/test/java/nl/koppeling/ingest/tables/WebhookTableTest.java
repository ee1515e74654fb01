package nl.koppeling.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.koppeling.ingest.intake.Recorded;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.SandboxShop;
import nl.koppeling.ingest.town.SandboxShop.Called;
import nl.koppeling.ingest.town.SandboxShop.Delivered;
import nl.koppeling.ingest.town.SandboxShop.Kind;
import nl.koppeling.ingest.town.SandboxTown;
import nl.koppeling.ingest.town.Signing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 6 of the reference, row by row, and the surprises of section 1. */
@QuarkusTest
@TestProfile(SandboxTown.Profile.class)
class WebhookTableTest extends AtSandbox {

  @AfterEach
  void quick() {
    SandboxShop.deliveriesWait(20);
  }

  // --- making them ------------------------------------------------------------------------------

  @Test
  void fourTopicsAreMadeOnceAndWhatIsThereIsNotMadeAgain() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS);
    Owner owner = connect(shop);
    look(owner);

    assertThat(statuses(shop))
        .isEqualTo(
            Map.of(
                "order.created", "active",
                "order.updated", "active",
                "order.deleted", "active",
                "order.restored", "active"));
    assertThat(calls(shop, "POST webhooks")).isEqualTo(4);
    assertThat(calls(shop, "PUT webhooks.*")).isZero();
  }

  @Test
  void thePingComesBeforeTheCreationIsAnsweredAndIsTakenUnsigned() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS);
    connect(shop);

    int first = shop.course().indexOf("POST webhooks asked");
    assertThat(shop.course().subList(first, first + 3))
        .containsExactly("POST webhooks asked", "ping 200", "POST webhooks answered 201");
    List<Delivered> pings = shop.deliveries().stream().filter(Delivered::isPing).toList();
    assertThat(pings).hasSize(4).extracting(Delivered::status).containsOnly(200);
    assertThat(pings)
        .allSatisfy(
            ping -> {
              assertThat(ping.header("Content-Type"))
                  .isEqualTo("application/x-www-form-urlencoded");
              assertThat(ping.headers().keySet())
                  .noneMatch(h -> h.toLowerCase().startsWith("x-wc"));
            });
  }

  @Test
  void theSecretIsOursAndTheShopNeverShowsIt() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS);
    Owner owner = connect(shop);
    look(owner);
    shop.place("{}");
    deliveriesArrive();

    assertThat(shop.calls()).noneMatch(call -> call.answer().contains("geheim"));
    assertThat(delivered(shop))
        .isNotEmpty()
        .allSatisfy(
            delivery ->
                assertThat(delivery.header("X-WC-Webhook-Signature"))
                    .isEqualTo(Signing.sign(delivery.body(), Owner.SECRET)));
  }

  @Test
  void aKeyThatMayOnlyReadIsPolledAndThatIsNoFault() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS).disturb("read-only", 0);
    Owner owner = connect(shop);
    long order = shop.place("{}");
    walk(owner);

    assertThat(shop.deliveries()).isEmpty();
    assertThat(tables.value("select webhooks from shop_poll where connection_id = ?", owner.id()))
        .isEqualTo("NOT_ALLOWED");
    assertThat(tables.story(owner.id(), order)).containsExactly("OrderCompleted");
  }

  // --- deliveries -------------------------------------------------------------------------------

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aDeliveryWithItsRealHeadersIsTakenAndTheOrderIsReadWithoutAWalk(Kind kind) {
    SandboxShop shop = SandboxShop.open(kind);
    Owner owner = connect(shop);
    int before = shop.calls().size();
    long order = shop.place("{}");
    deliveriesArrive();
    rest(owner);

    assertThat(shop.deliveriesOf(order))
        .extracting(d -> d.header("X-WC-Webhook-Topic"), Delivered::status)
        .as("one event, two calls, in whatever order")
        .containsExactlyInAnyOrder(tuple("order.created", 200), tuple("order.updated", 200));
    assertThat(shop.deliveriesOf(order))
        .allSatisfy(
            delivery -> {
              assertThat(delivery.header("X-WC-Webhook-Source")).isEqualTo(shop.home() + "/");
              assertThat(delivery.header("X-WC-Webhook-Resource")).isEqualTo("order");
              assertThat(delivery.header("X-WC-Webhook-Delivery-ID")).isNotBlank();
              assertThat(delivery.header("User-Agent")).contains("Hookshot");
              assertThat(Recorded.json(delivery.text()).path("status").asText())
                  .as("created may say completed already")
                  .isEqualTo("completed");
            });
    assertThat(shop.callsSince(before)).noneMatch(Called::isPage);
    assertThat(tables.story(owner.id(), order)).containsExactly("OrderCompleted");
  }

  @Test
  void ordersThatShareADeliveryIdAreAllTold() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS);
    Owner owner = connect(shop);
    List<Long> orders = Stream.generate(() -> shop.place("{}")).limit(12).toList();
    deliveriesArrive();
    rest(owner);

    Map<String, List<Delivered>> byId =
        delivered(shop).stream()
            .collect(Collectors.groupingBy(d -> d.header("X-WC-Webhook-Delivery-ID")));
    assertThat(byId.values())
        .as("one id for several orders")
        .anyMatch(same -> same.stream().map(Delivered::text).distinct().count() > 1);
    assertThat(orders)
        .allSatisfy(
            order -> assertThat(tables.story(owner.id(), order)).containsExactly("OrderCompleted"));
  }

  @Test
  void editsBeforeTheQueueRunsAreOneDeliveryAndOneTelling() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS).clock(LONG_AGO);
    long order = shop.place("{'status':'pending'}");
    Owner owner = connect(shop.clock(0));
    SandboxShop.deliveriesWait(500);
    shop.act(order, "hold");
    shop.act(order, "process");
    shop.act(order, "complete");
    patientlyDelivered(shop, order, 1);
    deliveriesArrive();
    rest(owner);

    assertThat(shop.deliveriesOf(order)).hasSize(1);
    assertThat(tables.story(owner.id(), order)).containsExactly("OrderWaiting", "OrderCompleted");
  }

  @Test
  void aReplayAndAnOlderDeliveryAfterANewerChangeNothing() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS);
    Owner owner = connect(shop);
    long order = shop.place("{'status':'processing'}");
    deliveriesArrive();
    rest(owner);
    aSecondPasses();
    shop.act(order, "complete");
    deliveriesArrive();
    rest(owner);
    List<String> told = tables.story(owner.id(), order);

    List<Delivered> all = shop.deliveriesOf(order);
    for (int again = all.size() - 1; again >= 0; again--) {
      assertThat(replay(owner, all.get(again))).isEqualTo(200);
    }
    rest(owner);

    assertThat(told).containsExactly("OrderWaiting", "OrderCompleted");
    assertThat(tables.story(owner.id(), order)).isEqualTo(told);
  }

  @Test
  void aStaleBodyIsNeverBelieved() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS);
    Owner owner = connect(shop);
    long order = shop.place("{'status':'pending'}");
    deliveriesArrive();
    rest(owner);
    aSecondPasses();
    shop.disturb("webhook-stale", 1);
    shop.act(order, "complete");
    deliveriesArrive();
    rest(owner);

    JsonNode last = Recorded.json(shop.deliveriesOf(order).getLast().text());
    assertThat(last.path("status").asText()).isEqualTo("pending");
    assertThat(tables.story(owner.id(), order)).containsExactly("OrderWaiting", "OrderCompleted");
  }

  @Test
  void theBodyOfAnOrderDeletedMeanwhileMeansPollNow() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS).silent();
    Owner owner = connect(shop);
    long missed = shop.place("{}");
    deliveriesArrive();
    shop.heal();
    SandboxShop.deliveriesWait(400);
    shop.act(shop.place("{}"), "delete");
    patiently()
        .until(() -> delivered(shop).stream().anyMatch(d -> d.text().contains("invalid_id")));
    assertThat(delivered(shop).getLast().status()).isEqualTo(200);

    patiently().until(() -> !tables.story(owner.id(), missed).isEmpty());
    rest(owner);
    assertThat(tables.story(owner.id(), missed)).containsExactly("OrderCompleted");
  }

  @Test
  void theBodyOfADemotedUserMeansPollNow() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS);
    Owner owner = connect(shop);
    shop.disturb("webhook-forbidden", 0);
    long order = shop.place("{}");

    patiently().until(() -> !tables.story(owner.id(), order).isEmpty());
    rest(owner);
    assertThat(delivered(shop))
        .allSatisfy(
            d -> {
              assertThat(d.text())
                  .contains("woocommerce_rest_cannot_view")
                  .doesNotContain("\"id\"");
              assertThat(d.status()).isEqualTo(200);
            });
    assertThat(shop.calls())
        .as("read by the walk")
        .noneMatch(c -> c.path().equals("orders/" + order));
    assertThat(tables.story(owner.id(), order)).containsExactly("OrderCompleted");
  }

  @Test
  void whatIsTrashedIsDeliveredAsAnIdAndIsForAPersonAfterASale() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS).clock(LONG_AGO);
    long order = shop.place("{}");
    Owner owner = connect(shop.clock(0));
    shop.act(order, "trash");
    deliveriesArrive();
    rest(owner);

    assertThat(shop.deliveriesOf(order))
        .extracting(d -> d.header("X-WC-Webhook-Topic"), Delivered::text)
        .containsExactly(tuple("order.deleted", "{\"id\":" + order + "}"));
    assertThat(tables.standing(owner.id(), order)).isEqualTo("PARKED CANCELLED_AFTER_SALE");
  }

  @Test
  void aDraftOfTheCheckoutIsNoOrderUntilItIs() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS);
    Owner owner = connect(shop);
    long draft = shop.place("{'status':'checkout-draft'}");
    deliveriesArrive();
    rest(owner);
    assertThat(tables.standing(owner.id(), draft)).isEqualTo("SKIPPED DRAFT");

    aSecondPasses();
    shop.act(draft, "complete");
    deliveriesArrive();
    rest(owner);

    assertThat(tables.story(owner.id(), draft)).containsExactly("OrderSkipped", "OrderCompleted");
  }

  // --- when it goes wrong -----------------------------------------------------------------------

  @Test
  void weAnswerAtOnceHoweverSlowTheShopIs() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS);
    Owner owner = connect(shop);
    shop.disturb("slow", 0, ",'seconds':1");
    long order = shop.place("{}");
    patientlyDelivered(shop, order, 2);

    assertThat(shop.deliveriesOf(order)).extracting(Delivered::millis).allMatch(ms -> ms < 900);
    assertThat(tables.story(owner.id(), order)).as("read later").isEmpty();
    shop.heal();
    rest(owner);
    assertThat(tables.story(owner.id(), order)).containsExactly("OrderCompleted");
  }

  @Test
  void theSeventhFailureDisablesAndTheGuardSwitchesOnAndReadsTheGap() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS);
    Owner owner = connect(shop);
    shop.answersInstead(500);
    List<Long> missed = fail(shop, 6);
    look(owner);
    assertThat(statuses(shop)).as("after six").containsEntry("order.created", "active");
    assertThat(missed).allMatch(order -> tables.story(owner.id(), order).isEmpty());
    long seventh = fail(shop, 1).getFirst();
    shop.answersInstead(0);

    look(owner);
    patiently().until(() -> !tables.story(owner.id(), seventh).isEmpty());
    rest(owner);

    assertThat(statuses(shop)).containsEntry("order.created", "disabled");
    look(owner);
    assertThat(statuses(shop).values()).containsOnly("active");
    assertThat(missed)
        .allSatisfy(
            order -> assertThat(tables.story(owner.id(), order)).containsExactly("OrderCompleted"));

    // The counter was not reset: one more failure and it is off again, and on again.
    shop.answersInstead(500);
    long next = fail(shop, 1).getFirst();
    shop.answersInstead(0);
    look(owner);
    assertThat(statuses(shop)).containsEntry("order.created", "disabled");
    patiently().until(() -> !tables.story(owner.id(), next).isEmpty());
    rest(owner);
    look(owner);
    assertThat(statuses(shop).values()).containsOnly("active");
  }

  /** What stands between us and the shop may redirect: the shop calls that a success. */
  @ParameterizedTest
  @ValueSource(ints = {201, 301, 302})
  void aDeliveryLostAsASuccessIsFoundByTheWalk(int answer) {
    SandboxShop shop = SandboxShop.open(Kind.HPOS);
    Owner owner = connect(shop);
    shop.answersInstead(answer);
    List<Long> lost = fail(shop, 8);
    look(owner);
    assertThat(statuses(shop).values()).as("counted as a success").containsOnly("active");
    assertThat(lost).allMatch(order -> tables.story(owner.id(), order).isEmpty());

    walk(owner);

    assertThat(lost)
        .allSatisfy(
            order -> assertThat(tables.story(owner.id(), order)).containsExactly("OrderCompleted"));
  }

  @Test
  void aShopThatFallsSilentIsPolled() {
    SandboxShop shop = SandboxShop.open(Kind.OLD).silent();
    Owner owner = connect(shop);
    long order = shop.place("{}");
    deliveriesArrive();
    assertThat(delivered(shop)).isEmpty();
    assertThat(tables.story(owner.id(), order)).isEmpty();

    walk(owner);

    assertThat(tables.story(owner.id(), order)).containsExactly("OrderCompleted");
  }

  // --- steps ------------------------------------------------------------------------------------

  private static List<Delivered> delivered(SandboxShop shop) {
    return shop.deliveries().stream().filter(d -> !d.isPing()).toList();
  }

  private static long calls(SandboxShop shop, String methodAndPath) {
    return shop.calls().stream()
        .filter(c -> (c.method() + " " + c.path()).matches(methodAndPath))
        .count();
  }

  /** So many orders one after the other, each delivered twice, to somebody who fails. */
  private List<Long> fail(SandboxShop shop, int count) {
    return Stream.generate(
            () -> {
              int before = shop.deliveries().size();
              long order = shop.place("{}");
              patiently().until(() -> shop.deliveries().size() > before);
              deliveriesArrive();
              return order;
            })
        .limit(count)
        .toList();
  }

  private static void patientlyDelivered(SandboxShop shop, long order, int count) {
    patiently().until(() -> shop.deliveriesOf(order).size() >= count);
  }

  /** The guard looks at the webhooks now. */
  private void look(Owner owner) {
    tables.checkIsDue(owner.id());
    patiently()
        .until(
            () ->
                "t"
                    .equals(
                        tables.value(
                            "select webhooks_due_at > now() from shop_poll"
                                + " where connection_id = ?",
                            owner.id())));
  }

  /** Status by topic, as the shop showed it when the guard looked last. */
  private static Map<String, String> statuses(SandboxShop shop) {
    Map<String, String> statuses = new TreeMap<>();
    Called last =
        shop.calls().stream()
            .filter(c -> c.method().equals("GET") && c.path().equals("webhooks"))
            .reduce((a, b) -> b)
            .orElseThrow();
    Recorded.json(last.answer())
        .forEach(w -> statuses.put(w.get("topic").asText(), w.get("status").asText()));
    return statuses;
  }

  private static int replay(Owner owner, Delivered delivered) {
    return RestAssured.given()
        .contentType("application/json")
        .header("X-WC-Webhook-Signature", delivered.header("X-WC-Webhook-Signature"))
        .body(delivered.body())
        .post("/webhooks/woocommerce/" + owner.token())
        .statusCode();
  }
}
