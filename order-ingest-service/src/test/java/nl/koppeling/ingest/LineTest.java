package nl.koppeling.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.koppeling.events.ConnectionFaulted;
import nl.koppeling.events.ConnectionRecovered;
import nl.koppeling.events.Event;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderLine;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.OrderWaiting;
import nl.koppeling.events.RefundDeleted;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.intake.Recorded;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.Reply;
import nl.koppeling.ingest.town.Tables;
import nl.koppeling.ingest.town.Town;
import nl.koppeling.ingest.town.ToyShop;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole service against real PostgreSQL and Kafka; shops and neighbours are played. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class LineTest {

  private static final String ORDERS_LIST = "GET orders";

  @Inject Seals seals;
  @Inject AgroalDataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private Topics topics;
  private Tables tables;

  @BeforeEach
  void open() {
    Town.listen();
    topics = new Topics(brokers);
    for (Topic topic : Topic.values()) {
      topics.create(topic.topicName(), 3, Map.of());
    }
    topics.create("connections.v1.dead-letters.order-ingest-service", 1, Map.of());
    tables = new Tables(database);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  // --- the walk ---------------------------------------------------------------------------------

  @Test
  void aRecordedShopIsToldWhollyAndOnce() {
    Owner owner = new Owner(topics, seals, Town.open().withEverythingRecorded()).activate();
    settle(owner);

    assertThat(ids(owner, OrderCompleted.class)).isEqualTo(expected("ELIGIBLE"));
    assertThat(ids(owner, OrderWaiting.class)).isEqualTo(expected("WAITING"));
    assertThat(ids(owner, OrderSkipped.class)).isEqualTo(expected("SKIPPED"));
    assertThat(owner.told(Topic.ORDERS)).hasSize(51 + 5);
    assertThat(owner.shop().calls(ORDERS_LIST)).as("a walk and two chunks").isEqualTo(3);
    assertThat(owner.told(Topic.ORDERS, OrderRefunded.class))
        .extracting(r -> r.order().orderId(), OrderRefunded::refundId, OrderRefunded::amount)
        .containsExactlyInAnyOrder(
            tuple(35L, 36L, new BigDecimal("59.35")),
            tuple(137L, 138L, new BigDecimal("24.99")),
            tuple(139L, 140L, new BigDecimal("24.99")),
            tuple(139L, 141L, new BigDecimal("45.00")),
            tuple(139L, 142L, new BigDecimal("6.95")));
    assertThat(owner.told(Topic.ORDERS, OrderRefunded.class))
        .extracting(OrderRefunded::refundId, OrderRefunded::refundedAt)
        .contains(
            tuple(138L, Instant.parse("2026-10-05T10:00:00Z")),
            tuple(142L, Instant.parse("2026-11-23T19:19:39Z")));
    assertThat(owner.story(139))
        .containsExactly("OrderCompleted", "OrderRefunded", "OrderRefunded", "OrderRefunded");
    OrderRefunded last =
        owner.told(Topic.ORDERS, OrderRefunded.class).stream()
            .filter(r -> r.refundId() == 142)
            .findFirst()
            .orElseThrow();
    assertThat(last.refundedSoFar()).isEqualByComparingTo("76.94");
    assertThat(last.lines())
        .extracting(
            OrderRefunded.Line::kind,
            OrderRefunded.Line::lineId,
            OrderRefunded.Line::net,
            OrderRefunded.Line::tax)
        .containsExactly(
            tuple(OrderLine.Kind.SHIPPING, 930L, new BigDecimal("5.74"), new BigDecimal("1.21")));
  }

  @Test
  void categoriesAreReadOnlyForAnOwnerWhoLooksAtThem() {
    Owner plain = new Owner(topics, seals, Town.open().with(40)).activate();
    assertThat(plain.await(Topic.ORDERS, OrderCompleted.class, 1).getFirst().facts().lines())
        .allMatch(line -> line.categories().isEmpty());
    assertThat(plain.shop().calls("GET products")).isZero();

    Owner owner = new Owner(topics, seals, Town.open().with(40)).looksAtCategory(7).activate();

    OrderLine line =
        owner.await(Topic.ORDERS, OrderCompleted.class, 1).getFirst().facts().lines().getFirst();
    assertThat(line.categories()).containsExactly(7L, line.productId() * 10);
    assertThat(owner.shop().calls("GET products")).isEqualTo(1);
  }

  @Test
  void withoutItsCategoriesAnOrderIsNotTold() {
    ToyShop shop = Town.open().with(40).answerOnce("products", Reply.json(500, "{}"));
    Owner owner = new Owner(topics, seals, shop).looksAtCategory(7).activate();

    assertThat(owner.await(Topic.ORDERS, OrderCompleted.class, 1).getFirst().facts().lines())
        .filteredOn(line -> line.kind() == OrderLine.Kind.PRODUCT)
        .isNotEmpty()
        .allMatch(line -> line.categories().contains(7L));
  }

  @Test
  void aRefundThatWasDeletedIsToldOnceAndOnlyWhenTheShopsListConfirmsIt() {
    Owner owner = new Owner(topics, seals, Town.open().withEverythingRecorded()).activate();
    settle(owner);

    withoutRefunds(owner, 137, 0);
    assertThat(owner.told(Topic.ORDERS, RefundDeleted.class)).isEmpty();

    owner.shop().withoutRefunds(137);
    withoutRefunds(owner, 137, 60);
    owner.await(Topic.ORDERS, RefundDeleted.class, 1);
    withoutRefunds(owner, 137, 120);

    assertThat(owner.told(Topic.ORDERS, RefundDeleted.class))
        .extracting(RefundDeleted::refundId)
        .containsExactly(138L);
  }

  @Test
  void theBuyerTravelsSealedAndNothingElsePointsAtAPerson() {
    Owner owner = new Owner(topics, seals, Town.open().with(110)).activate();
    OrderCompleted completed = owner.await(Topic.ORDERS, OrderCompleted.class, 1).getFirst();

    assertThat(owner.seal().open(completed.buyer(), 110).email())
        .isEqualTo("einkauf@schroeder.test");
    assertThat(completed.facts().businessWithVatNumber()).isTrue();
    String body =
        tables.value("select body from outbox where key = cast(? as text) || ':110'", owner.id());
    assertThat(body).doesNotContain("schroeder", "Heike", "DE136695976", "wc_order_");
    assertThat(tables.value("select order_key from shop_order where connection_id = ?", owner.id()))
        .doesNotContain("wc_order");
  }

  @Test
  void whatWasThereBeforeIsBackfillAndWhatHappensNowIsLive() {
    ObjectNode fresh = Recorded.orderJson(40);
    fresh.put("date_modified_gmt", wallTime(Instant.now()));
    Owner owner = new Owner(topics, seals, Town.open().with(41).with(fresh)).activate();
    List<OrderCompleted> told = owner.await(Topic.ORDERS, OrderCompleted.class, 2);
    assertThat(told)
        .extracting(c -> c.order().orderId(), OrderCompleted::lane)
        .containsExactlyInAnyOrder(tuple(41L, Lane.BACKFILL), tuple(40L, Lane.LIVE));
  }

  @Test
  void aPollFindsWhatNoWebhookTold() {
    Owner owner = new Owner(topics, seals, Town.open()).activate();
    settle(owner);
    owner.shop().with(changed(42, 0));
    tables.intervalIsOver(owner.id());
    assertThat(owner.await(Topic.ORDERS, OrderCompleted.class, 1))
        .extracting(c -> c.order().orderId())
        .containsExactly(42L);
  }

  @Test
  void theSamePageReadAgainTellsNothing() {
    Owner owner = new Owner(topics, seals, Town.open().with(40, 41, 32, 33)).activate();
    settle(owner);
    int told = owner.told(Topic.ORDERS).size();
    tables.run(
        "update shop_poll set cursor_at = '2020-01-01', due_at = now() where connection_id = '"
            + owner.id()
            + "'");
    tables.intervalIsOver(owner.id());
    settle(owner);
    assertThat(owner.shop().calls(ORDERS_LIST)).as("two walks and a chunk").isEqualTo(3);
    assertThat(owner.told(Topic.ORDERS)).hasSize(told).hasSize(4);
  }

  @Test
  void aChangedSaleIsToldAgainAndAChangedNoteIsNot() {
    Owner owner = new Owner(topics, seals, Town.open().with(40)).activate();
    settle(owner);
    owner.shop().with(changed(40, 60).put("customer_note", "graag bellen"));
    tables.intervalIsOver(owner.id());
    settle(owner);
    owner.shop().with(changed(40, 120).put("total", "8.95"));
    tables.intervalIsOver(owner.id());
    List<OrderCompleted> told = owner.await(Topic.ORDERS, OrderCompleted.class, 2);
    assertThat(told)
        .extracting(c -> c.facts().total())
        .containsExactly(new BigDecimal("7.95"), new BigDecimal("8.95"));
    assertThat(told.get(1).order().version().supersedes(told.get(0).order().version())).isTrue();
  }

  @Test
  void anIdUsedAgainByAnotherOrderIsParked() {
    Owner owner = new Owner(topics, seals, Town.open().with(40)).activate();
    settle(owner);
    owner.shop().with(changed(40, 60).put("order_key", "wc_order_another"));
    tables.intervalIsOver(owner.id());
    assertThat(owner.await(Topic.ORDERS, OrderParked.class, 1).getFirst().reasons())
        .extracting(r -> r.code())
        .containsExactly("IDENTITY");
  }

  /** Owners correct the date of an order; its key is not theirs to edit. */
  @Test
  void anOrderWhoseDateOfCreationWasEditedIsNoOtherOrder() {
    Owner owner = new Owner(topics, seals, Town.open().with(40)).activate();
    settle(owner);
    owner.shop().with(changed(40, 60).put("date_created_gmt", "2026-09-01T10:00:00"));
    tables.intervalIsOver(owner.id());
    settle(owner);
    assertThat(owner.story(40)).doesNotContain("OrderParked").startsWith("OrderCompleted");
  }

  @Test
  void anUnreadableOrderIsParkedAndHoldsNobodyUp() {
    ObjectNode broken = Recorded.orderJson(40);
    broken.put("total", "zeven");
    Owner owner = new Owner(topics, seals, Town.open().with(broken).with(41)).activate();
    settle(owner);
    assertThat(owner.story(40)).containsExactly("OrderParked");
    assertThat(owner.story(41)).containsExactly("OrderCompleted");
  }

  @Test
  void rowsEventsAndProgressAreOneTransaction() {
    Owner owner = new Owner(topics, seals, Town.open().with(40, 41));
    failTheBackfillOf(owner.id());
    owner.activate();
    Owner.patiently().until(() -> owner.shop().calls(ORDERS_LIST) >= 2);
    Owner.patiently().until(() -> turnIsOver(owner));
    assertThat(tables.count("shop_order", owner.id())).isZero();
    assertThat(
            tables.value(
                "select count(*) from outbox where key like cast(? as text) || ':%'", owner.id()))
        .isEqualTo("0");

    tables.run("drop trigger if exists fail_backfill on backfill");
    tables.intervalIsOver(owner.id());
    settle(owner);
    assertThat(ids(owner, OrderCompleted.class)).containsExactlyInAnyOrder(40L, 41L);
    assertThat(owner.told(Topic.ORDERS)).hasSize(2);
  }

  // --- answers of the shop ----------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        "200 text/html <html>Just a moment...</html>",
        "200 application/json {\"code\":\"whatever\"}",
        "200 application/json [{\"id\":40},",
        "200 application/json [{\"noid\":40}]",
        "500 application/json {\"code\":\"internal_server_error\"}",
        "503 text/html <h1>Briefly unavailable</h1>",
        "403 text/html <h1>Blocked</h1>"
      })
  void anAnswerThatIsNoListIsNeverNoOrders(String answer) {
    String[] parts = answer.split(" ", 3);
    Reply reply = new Reply(Integer.parseInt(parts[0]), parts[1], parts[2], Map.of());
    Owner owner =
        new Owner(topics, seals, Town.open().with(40).answerOnce("orders", reply)).activate();
    Owner.patiently().until(() -> failures(owner) == 1);
    assertThat(
            tables.value(
                "select cursor_at < now() - interval '50 minutes' from shop_poll"
                    + " where connection_id = ?",
                owner.id()))
        .isEqualTo("t");
    tables.intervalIsOver(owner.id());
    settle(owner);
    assertThat(owner.story(40)).containsExactly("OrderCompleted");
    assertThat(failures(owner)).isZero();
  }

  @Test
  void aThrottlingShopIsLeftAloneAsLongAsItAsks() {
    Reply wait = new Reply(429, "application/json", "{}", Map.of("Retry-After", "300"));
    Owner owner =
        new Owner(topics, seals, Town.open().with(40).answerOnce("orders", wait)).activate();
    Owner.patiently()
        .until(
            () ->
                "t"
                    .equals(
                        tables.value(
                            "select due_at > now() + interval '4 minutes' from shop_poll"
                                + " where connection_id = ?",
                            owner.id())));
    assertThat(failures(owner)).isZero();
    assertThat(health(owner)).isEmpty();
  }

  @Test
  void aRefusedKeyIsToldOnceHoldsNobodyUpAndResumesWithANewKey() {
    Owner refused = new Owner(topics, seals, Town.open().with(40));
    refused.shop().revokeKey();
    refused.activate();
    List<ConnectionFaulted> faults =
        refused.await(Topic.CONNECTION_HEALTH, ConnectionFaulted.class, 1);
    assertThat(faults)
        .extracting(f -> f.side(), f -> f.reason().code())
        .containsExactly(tuple(ConnectionFaulted.Side.SHOP, "SHOP_KEY_REFUSED"));

    Owner other = new Owner(topics, seals, Town.open().with(41)).activate();
    other.await(Topic.ORDERS, OrderCompleted.class, 1);
    List<String> before = refused.shop().callsSoFar();
    tables.intervalIsOver(refused.id());
    Owner.patiently().until(() -> turnIsOver(refused));
    assertThat(refused.shop().calls()).isEqualTo(before);

    refused.withNewKey();
    refused.await(Topic.ORDERS, OrderCompleted.class, 1);
    refused.await(Topic.CONNECTION_HEALTH, ConnectionRecovered.class, 1);
    assertThat(health(refused)).hasSize(2);
  }

  // --- connections ------------------------------------------------------------------------------

  @Test
  void replayedConnectionsHaveNoEffect() {
    Owner owner = new Owner(topics, seals, Town.open().with(40)).activate();
    settle(owner);
    var first = owner.last();
    owner.activate();
    settle(owner);
    Owner.patiently().until(() -> owner.shop().calls(ORDERS_LIST) == 3);
    settle(owner);
    List<String> before = owner.shop().callsSoFar();

    UUID again = UUID.randomUUID();
    owner.send(again, first);
    owner.send(again, first);
    owner.send(UUID.randomUUID(), owner.last());
    Owner behind = new Owner(topics, seals, Town.open().with(41)).activate();
    behind.await(Topic.ORDERS, OrderCompleted.class, 1);
    Owner.patiently().until(() -> topics.lag("order-ingest-service") == 0);

    assertThat(owner.shop().calls()).isEqualTo(before);
    assertThat(owner.told(Topic.ORDERS)).hasSize(1);
  }

  @Test
  void anUndecodableRecordIsADeadLetterAndTheNextIsHandled() {
    topics.send(
        Topic.CONNECTIONS.topicName(),
        "x",
        "{broken".getBytes(StandardCharsets.UTF_8),
        "ce_id",
        UUID.randomUUID().toString(),
        "ce_type",
        "nl.koppeling.ConnectionChanged");
    Owner owner = new Owner(topics, seals, Town.open().with(40)).activate();
    owner.await(Topic.ORDERS, OrderCompleted.class, 1);
    assertThat(
            topics.await(
                "connections.v1.dead-letters.order-ingest-service",
                r -> new String(r.value(), StandardCharsets.UTF_8).equals("{broken"),
                java.time.Duration.ofSeconds(30)))
        .isNotEmpty();
  }

  @Test
  void aPausedConnectionIsLeftAlone() {
    Owner owner = new Owner(topics, seals, Town.open().with(40)).activate();
    settle(owner);
    owner.pause();
    Owner.patiently()
        .until(
            () ->
                tables
                    .value("select body from connection_copy where connection_id = ?", owner.id())
                    .contains("PAUSED"));
    List<String> before = owner.shop().callsSoFar();
    tables.intervalIsOver(owner.id());
    Owner.patiently().until(() -> turnIsOver(owner));
    assertThat(owner.shop().calls()).isEqualTo(before);
  }

  @Test
  void aRemovedConnectionLosesItsRows() {
    Owner owner = new Owner(topics, seals, Town.open().with(40, 137)).activate();
    settle(owner);
    owner.remove();
    Owner.patiently().until(() -> tables.count("shop_poll", owner.id()) == 0);
    assertThat(tables.count("shop_order", owner.id())).isZero();
    assertThat(tables.count("shop_refund", owner.id())).isZero();
  }

  // --- webhooks in the shop ---------------------------------------------------------------------

  @Test
  void missingWebhooksAreMadeOnceWithOurSecret() {
    Owner owner = new Owner(topics, seals, Town.open()).activate();
    settle(owner);
    tables.checkIsDue(owner.id());
    Owner.patiently().until(() -> owner.shop().calls("GET webhooks") >= 2);
    assertThat(owner.shop().webhooks())
        .hasSize(4)
        .allSatisfy(
            w -> {
              assertThat(w.path("secret").asText()).isEqualTo(Owner.SECRET);
              assertThat(w.path("delivery_url").asText())
                  .isEqualTo("https://koppeling.test/webhooks/woocommerce/" + owner.token());
            });
    assertThat(owner.shop().calls("PUT webhooks.*")).isZero();
    assertThat(webhookHealth(owner)).isEqualTo("HEALTHY");
  }

  @Test
  void aDisabledWebhookIsSwitchedOnAndTheGapIsPolled() {
    Owner owner = new Owner(topics, seals, Town.open()).activate();
    settle(owner);
    owner.shop().webhooks().get(1).put("status", "disabled");
    owner.shop().with(changed(43, 0));
    tables.checkIsDue(owner.id());
    owner.await(Topic.ORDERS, OrderCompleted.class, 1);
    assertThat(owner.shop().webhooks().get(1).path("status").asText()).isEqualTo("active");
  }

  @Test
  void aKeyThatMayOnlyReadIsPolledAndIsNoFault() {
    Owner owner = new Owner(topics, seals, Town.open().with(40).onlyReadable()).activate();
    settle(owner);
    assertThat(webhookHealth(owner)).isEqualTo("NOT_ALLOWED");
    assertThat(owner.story(40)).containsExactly("OrderCompleted");
    assertThat(health(owner)).isEmpty();
  }

  // --- the sweep --------------------------------------------------------------------------------

  /** Deleting a refund moves no date and rings no bell, on any version. */
  @Test
  void theSweepFindsADeletedRefund() {
    Owner owner = new Owner(topics, seals, Town.open().withEverythingRecorded()).activate();
    settle(owner);
    ((ArrayNode) owner.shop().order(137).get("refunds")).removeAll();
    owner.shop().withoutRefunds(137);
    tables.intervalIsOver(owner.id());
    settle(owner);
    assertThat(owner.told(Topic.ORDERS, RefundDeleted.class)).isEmpty();

    sweep(owner);

    assertThat(owner.await(Topic.ORDERS, RefundDeleted.class, 1))
        .extracting(RefundDeleted::refundId)
        .containsExactly(138L);
    assertThat(owner.told(Topic.ORDERS)).hasSize(51 + 5 + 1);
  }

  /** A shop that keeps orders as posts does not move the date when a line is edited. */
  @Test
  void theSweepFindsAnEditThatMovedNoDate() {
    Owner owner = new Owner(topics, seals, Town.open().with(40, 41)).activate();
    settle(owner);
    owner.shop().order(40).put("total", "8.95");

    sweep(owner);

    // Kafka keeps the sequence of one order, not that of two: the edit need not come last.
    assertThat(owner.await(Topic.ORDERS, OrderCompleted.class, 3))
        .filteredOn(e -> e.order().orderId() == 40)
        .hasSize(2)
        .last()
        .satisfies(e -> assertThat(e.facts().total()).isEqualByComparingTo("8.95"));
  }

  @Test
  void theSweepAsksForWhatTheShopNoLongerLists() {
    Owner owner = new Owner(topics, seals, Town.open().with(40, 41, 33)).activate();
    settle(owner);
    owner.shop().order(41).put("status", "trash");
    owner.shop().order(33).put("status", "trash");

    sweep(owner);

    assertThat(owner.await(Topic.ORDERS, OrderParked.class, 1))
        .extracting(p -> p.order().orderId(), p -> p.reasons().getFirst().code())
        .containsExactly(tuple(41L, "CANCELLED_AFTER_SALE"));
    assertThat(owner.shop().calls("GET orders/33")).as("nothing was booked of it").isZero();
  }

  @Test
  void aSweepThatFindsNothingTellsNothingAndIsGoneOnWithWhereItStopped() {
    Owner owner = new Owner(topics, seals, Town.open().withEverythingRecorded()).activate();
    settle(owner);
    long before = owner.shop().calls(ORDERS_LIST);
    tables.run(
        "update shop_sweep set started_at = now(), sweep_from = '2020-01-01Z', page = 2 where"
            + " connection_id = '"
            + owner.id()
            + "'");

    sweep(owner);

    assertThat(owner.shop().calls(ORDERS_LIST)).isEqualTo(before + 1);
    assertThat(owner.told(Topic.ORDERS)).hasSize(51 + 5);
  }

  @Test
  void aPageOfTheSweepThatIsTooMuchIsReadInSmallerOnesLater() {
    Owner owner = new Owner(topics, seals, Town.open().with(40, 41)).activate();
    settle(owner);
    owner.shop().answerOnce("orders", new Reply(504, "text/html", "<html>", Map.of()));
    tables.sweepIsDue(owner.id());

    Owner.patiently()
        .until(
            () ->
                "10 1"
                    .equals(
                        tables.value(
                            "select size || ' ' || page from shop_sweep where connection_id = ?"
                                + " and due_at > now()",
                            owner.id())));
  }

  // --- steps ------------------------------------------------------------------------------------

  /** The order as it is shown without its refunds, found by the next poll. */
  private void withoutRefunds(Owner owner, long id, int second) {
    ObjectNode order = changed(id, second);
    ((ArrayNode) order.get("refunds")).removeAll();
    owner.shop().with(order);
    tables.intervalIsOver(owner.id());
    settle(owner);
  }

  /** What is wrong, or no longer. */
  private static List<Event> health(Owner owner) {
    return owner.told(Topic.CONNECTION_HEALTH).stream()
        .filter(e -> e instanceof ConnectionFaulted || e instanceof ConnectionRecovered)
        .toList();
  }

  private void sweep(Owner owner) {
    tables.sweepIsDue(owner.id());
    Owner.patiently().until(() -> tables.swept(owner.id()) && nothingRings(owner));
    settle(owner);
  }

  private boolean nothingRings(Owner owner) {
    return tables.count("doorbell", owner.id()) == 0;
  }

  private void settle(Owner owner) {
    Owner.patiently().until(() -> tables.atRest(owner.id()) && nothingUnsent());
  }

  private boolean nothingUnsent() {
    return "0"
        .equals(
            tables.value(
                "select count(*) from outbox where sent_at is null"
                    + " and cast(? as uuid) is not null",
                UUID.randomUUID()));
  }

  private boolean turnIsOver(Owner owner) {
    return "t"
        .equals(
            tables.value(
                "select lease_until is null and coalesce(live_due_at > now(), true)"
                    + " or not_before > now() from turn where connection_id = ?",
                owner.id()));
  }

  private int failures(Owner owner) {
    String failures =
        tables.value("select failures from shop_poll where connection_id = ?", owner.id());
    return failures == null ? 0 : Integer.parseInt(failures);
  }

  private String webhookHealth(Owner owner) {
    return tables.value("select webhooks from shop_poll where connection_id = ?", owner.id());
  }

  private void failTheBackfillOf(UUID connectionId) {
    tables.run(
        "create or replace function fail_backfill() returns trigger language plpgsql as"
            + " $$ begin raise exception 'no progress today'; end $$");
    tables.run(
        "create trigger fail_backfill before update on backfill for each row"
            + " when (new.connection_id = '"
            + connectionId
            + "' and new.done is distinct from old.done) execute function fail_backfill()");
  }

  private static ObjectNode changed(long recorded, int secondsLater) {
    ObjectNode order = Recorded.orderJson(recorded);
    order.put("date_modified_gmt", wallTime(Instant.now().plusSeconds(secondsLater - 200)));
    return order;
  }

  private static String wallTime(Instant moment) {
    return moment.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString().replace("Z", "");
  }

  private static Set<Long> ids(Owner owner, Class<? extends nl.koppeling.events.OrderEvent> kind) {
    return owner.told(Topic.ORDERS, kind).stream()
        .map(e -> e.order().orderId())
        .collect(Collectors.toSet());
  }

  private static Set<Long> expected(String outcome) {
    return Recorded.text("expected.csv")
        .lines()
        .filter(l -> !l.startsWith("#"))
        .map(l -> l.split(", "))
        .filter(c -> c[1].startsWith(outcome))
        .map(c -> Long.parseLong(c[0]))
        .collect(Collectors.toSet());
  }
}
