package nl.koppeling.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import nl.koppeling.events.OrderEvent;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.intake.Recorded;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.Tables;
import nl.koppeling.ingest.town.Town;
import nl.koppeling.ingest.town.ToyShop;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In shadow nothing is told. Whatever the orders and whenever it ends: each order is told once or
 * skipped, none is lost and none told twice, also of those that come while it ends.
 */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class ShadowTest {

  private static final int ORDERS = 24;
  private static final int ARRIVING = 8;
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @Inject Seals seals;
  @Inject AgroalDataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  private Topics topics;
  private Tables tables;

  @BeforeEach
  void open() {
    Town.listen();
    topics = new Topics(brokers);
    for (Topic topic : Topic.values()) {
      topics.create(topic.topicName(), 3, Map.of());
    }
    tables = new Tables(database);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverTheOrdersAndTheMomentEachIsToldOnceOrSkipped(long seed) {
    Random random = new Random(seed);
    Map<Long, Instant> paid = new LinkedHashMap<>();
    ToyShop shop = Town.open();
    for (long id = 1; id <= ORDERS; id++) {
      paid.put(id, random.nextInt(8) == 0 ? null : moment(random));
      shop.with(order(id, paid.get(id), changed(paid.get(id), random)));
    }
    Owner owner = new Owner(topics, seals, shop).lookAlong();
    Owner.patiently().until(() -> tables.count("shadow_order", owner.id()) == ORDERS);
    owner.sayEverythingAgain();
    tables.intervalIsOver(owner.id());
    Owner.patiently().until(() -> tables.atRest(owner.id()));

    assertThat(owner.told(Topic.ORDERS)).isEmpty();
    assertThat(tables.count("shop_order", owner.id())).isZero();

    Instant from = random.nextInt(4) == 0 ? paidOne(paid, random) : moment(random);
    CompletableFuture<Void> arriving =
        CompletableFuture.runAsync(
            () -> {
              for (long id = ORDERS + 1; id <= ORDERS + ARRIVING; id++) {
                shop.with(order(id, NOW, NOW));
                tables.intervalIsOver(owner.id());
                pause(random.nextInt(120));
              }
            });
    pause(random.nextInt(400));
    owner.bookFrom(from);
    arriving.join();
    for (long id = ORDERS + 1; id <= ORDERS + ARRIVING; id++) {
      paid.put(id, NOW);
    }
    Owner.patiently()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              tables.intervalIsOver(owner.id());
              return stories(owner).keySet().containsAll(paid.keySet());
            });
    owner.sayEverythingAgain();
    tables.intervalIsOver(owner.id());
    Owner.patiently().until(() -> tables.atRest(owner.id()));

    Map<Long, List<String>> stories = stories(owner);
    paid.forEach(
        (id, at) ->
            assertThat(stories.get(id))
                .as("order %d paid %s, booking from %s, seed %d", id, at, from, seed)
                .containsExactly(
                    at == null
                        ? "OrderWaiting"
                        : at.isBefore(from) ? "OrderSkipped" : "OrderCompleted"));
    assertThat(owner.told(Topic.ORDERS, OrderSkipped.class))
        .allMatch(skipped -> skipped.reason().code().equals("BEFORE_START"));
    assertThat(tables.count("shadow_order", owner.id())).isZero();
  }

  @Test
  void refundsGoWithTheirSaleAndNeverWithoutIt() {
    Owner early = new Owner(topics, seals, Town.open().withEverythingRecorded()).lookAlong();
    Owner late = new Owner(topics, seals, Town.open().withEverythingRecorded()).lookAlong();
    List.of(early, late)
        .forEach(
            owner ->
                Owner.patiently()
                    .until(
                        () ->
                            tables.atRest(owner.id())
                                && tables.count("shadow_order", owner.id()) > 40));

    early.bookFrom(Owner.START);
    late.bookFrom(NOW);

    Owner.patiently().until(() -> !early.story(139).isEmpty() && !late.story(139).isEmpty());
    Owner.patiently().until(() -> tables.atRest(early.id()) && tables.atRest(late.id()));
    assertThat(early.story(139))
        .containsExactly("OrderCompleted", "OrderRefunded", "OrderRefunded", "OrderRefunded");
    assertThat(late.story(139)).containsExactly("OrderSkipped");
  }

  @Test
  void aPauseInShadowIsNoWayOutOfIt() {
    ToyShop shop = Town.open().with(order(1, NOW, NOW));
    Owner owner = new Owner(topics, seals, shop).lookAlong();
    Owner.patiently().until(() -> tables.count("shadow_order", owner.id()) == 1);

    owner.pause().lookAlong();
    shop.with(order(2, NOW, NOW));
    tables.intervalIsOver(owner.id());

    Owner.patiently().until(() -> tables.count("shadow_order", owner.id()) == 2);
    assertThat(owner.told(Topic.ORDERS)).isEmpty();
  }

  @Test
  void whatIsHeldBackIsShownByDayOfPaymentToAServiceOnly() {
    ToyShop shop = Town.open();
    Instant october = Instant.parse("2026-10-31T22:59:59Z"); // the last second of the month here
    Instant november = Instant.parse("2026-10-31T23:00:00Z");
    shop.with(order(1, october, NOW)).with(order(2, november, NOW)).with(order(3, november, NOW));
    Owner owner = new Owner(topics, seals, shop).lookAlong();
    Owner.patiently().until(() -> tables.count("shadow_order", owner.id()) == 3);

    JsonPath part = shadows(owner, "from=2026-11-01&until=2026-12-01&page=0&size=1").jsonPath();

    assertThat(part.getLong("total")).isEqualTo(2);
    assertThat(part.getList("orders.order.orderId", Long.class)).containsExactly(3L);
    assertThat(part.getString("orders[0].sale.buyer.sealed")).isNotBlank();
    assertThat(
            shadows(owner, "from=2026-10-01&until=2026-11-01")
                .jsonPath()
                .getList("orders.order.orderId", Long.class))
        .containsExactly(1L);
    assertThat(shadows(owner, "from=2026-11-01&until=2026-12-01&size=51").statusCode())
        .isEqualTo(400);
    assertThat(
            RestAssured.given()
                .auth()
                .oauth2(new Tokens(realm).ofUser("owner"))
                .get(path(owner) + "?from=2026-11-01&until=2026-12-01")
                .statusCode())
        .isEqualTo(403);

    shop.remove(3);
    owner.remove();
    Owner.patiently().until(() -> tables.count("shadow_order", owner.id()) == 0);
  }

  private io.restassured.response.Response shadows(Owner owner, String query) {
    return RestAssured.given()
        .auth()
        .oauth2(new Tokens(realm).ofService("connection-service", BackingServices.CLIENT_SECRET))
        .get(path(owner) + "?" + query);
  }

  private static String path(Owner owner) {
    return "/internal/connections/" + owner.id() + "/shadow-orders";
  }

  /** Kinds of what was told, by order, in one reading of the topic. */
  private static Map<Long, List<String>> stories(Owner owner) {
    return owner.told(Topic.ORDERS).stream()
        .map(OrderEvent.class::cast)
        .collect(
            Collectors.groupingBy(
                event -> event.order().orderId(),
                Collectors.mapping(
                    event -> event.getClass().getSimpleName(), Collectors.toList())));
  }

  /** Some second between the connection's start and now. */
  private static Instant moment(Random random) {
    long span = Owner.START.until(NOW, ChronoUnit.SECONDS);
    return Owner.START.plusSeconds((long) (random.nextDouble() * span));
  }

  /** Exactly when some order was paid. */
  private static Instant paidOne(Map<Long, Instant> paid, Random random) {
    List<Instant> moments = paid.values().stream().filter(p -> p != null).toList();
    return moments.get(random.nextInt(moments.size()));
  }

  private static Instant changed(Instant paid, Random random) {
    Instant from = paid == null ? Owner.START.plusSeconds(3600) : paid;
    long span = from.until(NOW, ChronoUnit.SECONDS);
    return from.plusSeconds((long) (random.nextDouble() * span));
  }

  private static ObjectNode order(long id, Instant paid, Instant modified) {
    ObjectNode order = Recorded.orderJson(40);
    String made = text(paid == null ? modified : paid);
    order
        .put("id", id)
        .put("number", "N" + id)
        .put("order_key", "wc_order_" + id)
        .put("status", paid == null ? "pending" : "completed")
        .put("date_created_gmt", made)
        .put("date_modified_gmt", text(modified));
    if (paid == null) {
      order.putNull("date_paid_gmt").putNull("date_completed_gmt");
    } else {
      order.put("date_paid_gmt", made).put("date_completed_gmt", text(modified));
    }
    return order;
  }

  private static String text(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
