package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.koppeling.testkit.Http;
import nl.koppeling.testkit.Keysets;
import nl.koppeling.testkit.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of deploy/runbooks, done as they say on a platform in use. */
@Tag("operations")
class RunbookIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** As in database-restored.md: others know versions that were forgotten. */
  private static final String RAISE_VERSIONS =
      "update connection set version = version + 1000,"
          + " credentials_version = credentials_version + 1000";

  private static final String[] JSON = {"Content-Type", "application/json"};

  private static Platform platform;
  private static Fleet fleet;

  @BeforeAll
  static void start() {
    platform = new Platform("runbooks", Release.ofThisCheckout());
    fleet = platform.fleet();
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @BeforeEach
  void say(TestInfo page) {
    System.out.printf(
        "%s %s: %s%n",
        LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS),
        page.getTestMethod().orElseThrow().getName(),
        page.getDisplayName());
  }

  @AfterEach
  void everythingIsAsItWas() {
    platform.startWhatIsAway();
    Http.delete(sandbox("/snelstart/faults"));
    Http.delete(sandbox("/woocommerce/faults"));
  }

  /** snelstart-down.md */
  @Test
  void snelStartIsDownForAWhile() {
    List<World> worlds = Stream.generate(platform::world).limit(3).toList();
    worlds.forEach(world -> world.place("eerst@klant.test"));
    worlds.forEach(world -> world.awaitSettled(1, PATIENCE));
    everywhere("fail-500-before-commit");
    for (int i = 0; i < 10; i++) {
      String buyer = "kim" + i + "@klant.test";
      worlds.forEach(world -> world.place(buyer));
    }
    awaitMetric(Service.CUSTOMER, "koppeling_snelstart_outage", 1);

    pause(Duration.ofSeconds(45));
    worlds.forEach(world -> assertThat(world.books().bookings()).hasSize(1));
    worlds.forEach(world -> assertThat(world.overview().count("PARKED")).isZero());
    Http.delete(sandbox("/snelstart/faults"));

    awaitMetric(Service.CUSTOMER, "koppeling_snelstart_outage", 0);
    worlds.forEach(world -> Selling.assertAllBookedOnce(world, 11));
  }

  /** partner-key-refused.md */
  @Test
  void thePartnersKeyIsRefusedAndANewOneTaken() {
    World world = platform.world();
    everywhere("expired-subscription-key");
    for (int i = 0; i < 10; i++) {
      world.place("kim" + i + "@klant.test");
    }
    awaitMetric(Service.CONNECTION, "koppeling_snelstart_subscription_key_alarm", 1);
    pause(Duration.ofSeconds(15));
    assertThat(world.books().bookings()).isEmpty();
    assertThat(world.owner.connection(world.connection).path("faults")).isEmpty();

    Http.delete(sandbox("/snelstart/faults"));
    List.of(Service.CONNECTION, Service.CUSTOMER, Service.INVOICE).forEach(platform::replace);

    Selling.assertAllBookedOnce(world, 10);
    awaitMetric(Service.CONNECTION, "koppeling_snelstart_subscription_key_alarm", 0);
  }

  /** shop-key-revoked.md, one shop */
  @Test
  void aShopsKeyIsRevokedAndAnotherEntered() {
    World world = platform.world();
    world.place("eerst@klant.test");
    world.awaitSettled(1, PATIENCE);
    Http.delete(world.shopAdmin("/shops/" + world.shopName + "/keys/" + world.consumerKey));
    world.place("tweede@klant.test");
    awaitFault(world, "SHOP");
    awaitMetric(Service.INGEST, "koppeling_ingest_connections_paused", 1);
    world.place("derde@klant.test");

    JsonNode key =
        Json.of(Http.post(world.shopAdmin("/shops/" + world.shopName + "/keys"), "{}", JSON));
    world.owner.replaceShopKey(
        world.connection, key.get("consumerKey").asText(), key.get("consumerSecret").asText());

    Selling.assertAllBookedOnce(world, 3);
    awaitMetric(Service.INGEST, "koppeling_ingest_connections_paused", 0);
    await("the owner sees no fault")
        .atMost(PATIENCE)
        .until(() -> world.owner.connection(world.connection).path("faults").isEmpty());
  }

  /** shop-key-revoked.md, many at once by a cause of ours */
  @Test
  void manyShopsRefuseKeysThatWereRightAllTheTime() {
    List<World> worlds = Stream.generate(platform::world).limit(3).toList();
    worlds.forEach(world -> world.disturbShop("wrong-key", 0));
    worlds.forEach(world -> world.place("kim@klant.test"));
    awaitMetric(Service.INGEST, "koppeling_ingest_connections_paused", 3);
    Http.delete(sandbox("/woocommerce/faults"));

    platform.stop(Service.INGEST);
    fleet
        .postgres()
        .execute(
            Service.INGEST.database(),
            "update shop_poll set paused_at_credentials = null, due_at = now()"
                + " where paused_at_credentials is not null;"
                + " update turn set live_due_at = now()"
                + " where connection_id in (select connection_id from shop_poll)");
    platform.start(Service.INGEST);

    worlds.forEach(world -> Selling.assertAllBookedOnce(world, 1));
    awaitMetric(Service.INGEST, "koppeling_ingest_connections_paused", 0);
  }

  /** mass-parking.md */
  @Test
  void manyOrdersAreParkedUntilTheCauseIsGone() {
    World world = platform.world();
    ledgers(world, true);
    for (int i = 0; i < 25; i++) {
      world.place("kim" + i % 5 + "@klant.test");
    }
    await("all are parked")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> world.overview().count("PARKED") == 25);
    assertThat(platform.metric(Service.CONNECTION, "koppeling_outcomes_total{", "PARKED"))
        .isGreaterThanOrEqualTo(25);
    assertThat(world.books().bookings()).isEmpty();

    ledgers(world, false);
    String reason = world.overview().reasons("PARKED").keySet().iterator().next();
    String words =
        new OperatorCommand(world.fleet)
            .said(
                "operator",
                "replay",
                "--reason",
                reason,
                "--connection",
                world.connection,
                "--why",
                "ledgers are back",
                "--execute");

    assertThat(words).contains("25 would book").contains("25 booked");
    Selling.assertAllBookedOnce(world, 25);
  }

  /** database-restored.md */
  @ParameterizedTest
  @EnumSource(Service.class)
  void aDatabaseIsPutBackToAnEarlierMoment(Service service) throws InterruptedException {
    World world = platform.world();
    Selling shop = Selling.in(world);
    shop.sellMore(8);
    Instant moment = Instant.now();
    platform.stop(service);
    copyAside(service);
    platform.start(service);
    shop.sellMore(4);
    world.owner.pause(world.connection);
    world.owner.resume(world.connection);
    shop.sellMore(4);
    shop.refundOne();
    world.awaitSettled(12, PATIENCE);

    platform.stop(service);
    putBack(service);
    if (service == Service.CONNECTION) {
      fleet.postgres().execute(service.database(), RAISE_VERSIONS);
    }
    try (Topics topics = new Topics(fleet.kafka().bootstrapServers())) {
      topics.rewind(service.module(), moment.minus(Duration.ofSeconds(5)));
    }
    platform.start(service);
    shop.sellMore(5);

    int sold = shop.endAllBookedOnce();
    System.out.printf("  %s forgot some of %d orders%n", service.module(), sold);
    assertThePauseOfAnOwnerCounts(world);
  }

  /** What an owner decides after the database was put back is heard by the others. */
  private static void assertThePauseOfAnOwnerCounts(World world) {
    int booked = world.books().bookings().size();
    world.owner.pause(world.connection);
    pause(Duration.ofSeconds(3));
    world.place("pauze@klant.test");
    pause(Duration.ofSeconds(8));
    assertThat(world.books().bookings()).hasSize(booked);
    world.owner.resume(world.connection);
    world.awaitSettled(booked + 1, PATIENCE);
  }

  /** rotate-secrets.md */
  @Test
  void everySecretIsRotatedWhileAShopSells() throws InterruptedException {
    Secrets old = fleet.secrets();
    World world = platform.world();
    Selling shop = Selling.in(world);
    shop.sellMore(3);

    String events = Keysets.fresh();
    String credentials = Keysets.fresh();
    Secrets fresh = Secrets.fresh();
    fleet.set(
        Map.of(
            "KOPPELING_EVENTS_KEYSET", keyset(old.eventsKeyset(), events),
            "KOPPELING_CREDENTIALS_KEYSET", keyset(old.credentialsKeyset(), credentials)));
    platform.replaceAll();
    System.out.println("  every replica knows the new keys");

    fleet.set(
        Map.of(
            "KOPPELING_EVENTS_KEYSET", keyset(events, old.eventsKeyset()),
            "KOPPELING_CREDENTIALS_KEYSET", keyset(credentials, old.credentialsKeyset()),
            "KOPPELING_DB_PASSWORD", fresh.databasePassword(),
            "KOPPELING_CLIENT_SECRET", fresh.clientSecret(),
            "KOPPELING_WEB_CLIENT_SECRET", fresh.webClientSecret(),
            "KOPPELING_SESSION_SECRET", fresh.sessionSecret(),
            "KOPPELING_ACTIVATION_SECRET", fresh.activationSecret()));
    fleet.keycloak().changeSecret("koppeling-web", fresh.webClientSecret());
    for (Service service : Service.values()) {
      fleet.keycloak().changeSecret(service.module(), fresh.clientSecret());
      fleet
          .postgres()
          .execute(
              service.database(),
              "alter role %s password '%s'"
                  .formatted(service.database(), fresh.databasePassword()));
      platform.replace(service);
    }
    System.out.println("  the new keys seal, every other secret is new");
    shop.sellMore(3);
    World after = platform.world();
    after.place("nieuw@klant.test");

    Selling.assertAllBookedOnce(after, 1);
    int sold = shop.endAllBookedOnce();
    Duration gap = Selling.longestGap(world);
    System.out.printf("  %d orders sold, longest gap in intake %d ms%n", sold, gap.toMillis());
    assertThat(gap).isLessThan(Duration.ofSeconds(5));
  }

  /** add-partitions.md */
  @Test
  void topicsGetMorePartitionsWhileAShopSells() throws InterruptedException {
    World world = platform.world();
    Selling shop = Selling.in(world);
    shop.sellMore(5);

    try (Topics topics = new Topics(fleet.kafka().bootstrapServers())) {
      for (String topic : List.of("orders.v1", "linked-orders.v1", "bookings.v1")) {
        topics.widen(topic, 24);
      }
    }
    shop.refundOne();
    shop.sellMore(20);
    shop.refundOne();

    shop.endAllBookedOnce();
    try (Topics topics = new Topics(fleet.kafka().bootstrapServers())) {
      assertThat(topics.all("orders.v1")).anyMatch(record -> record.partition() >= 12);
    }
  }

  /** off-board-a-shop.md */
  @Test
  void anOwnerLeavesWhileOrdersAreUnderWay() {
    World world = platform.world();
    for (int i = 0; i < 40; i++) {
      world.place("kim" + i + "@klant.test");
    }
    await("some are booked, others under way")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> world.books().bookings().size() >= 3);

    assertThat(world.owner.leave(world.connection)).isEqualTo(204);

    pause(Duration.ofSeconds(5));
    int booked = world.books().bookings().size();
    int paid = world.books().bankBookings();
    System.out.printf("  %d of 40 booked and %d paid when its owner left%n", booked, paid);
    world.place("later@klant.test");
    pause(Duration.ofSeconds(20));
    assertThat(world.books().bookings()).hasSize(booked);
    assertThat(world.books().bankBookings()).isEqualTo(paid);
    assertThat(world.books().duplicates()).isZero();
    assertThat(world.owner.status(world.connection)).isEqualTo(404);
    assertThat(count(Service.CONNECTION, "connection_secret", world)).isZero();
    assertThat(count(Service.CONNECTION, "order_overview", world)).isZero();
  }

  /** Both keys, the first one seals. */
  private static String keyset(String seals, String opens) {
    ObjectNode both = (ObjectNode) Json.of(seals);
    Json.of(opens).get("key").forEach(both.withArray("key")::add);
    return both.toString();
  }

  /** The ledgers products are booked on are taken out of use, or put back into it. */
  private static void ledgers(World world, boolean inactive) {
    StringBuilder all = new StringBuilder();
    for (int number : List.of(8000, 8010, 8110)) {
      all.append(all.isEmpty() ? "" : ",")
          .append("{\"number\":%d,\"inactive\":%b}".formatted(number, inactive));
    }
    Json.of(
        Http.put(
            world.snelStartAdmin("/administrations/" + world.administration),
            "{\"ledgers\":[" + all + "]}",
            JSON));
  }

  private static void copyAside(Service service) {
    String database = service.database();
    fleet
        .postgres()
        .execute(
            "postgres", "create database %1$s_aside template %1$s owner %1$s".formatted(database));
  }

  private static void putBack(Service service) {
    String database = service.database();
    fleet.postgres().execute("postgres", "drop database " + database);
    fleet
        .postgres()
        .execute("postgres", "alter database %1$s_aside rename to %1$s".formatted(database));
  }

  private static long count(Service service, String table, World world) {
    List<Long> found = new ArrayList<>();
    try (var database = fleet.postgres().connect(service.database());
        var asked =
            database.prepareStatement(
                "select count(*) from " + table + " where connection_id = cast(? as uuid)")) {
      asked.setString(1, world.connection);
      try (var answer = asked.executeQuery()) {
        answer.next();
        found.add(answer.getLong(1));
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    return found.getFirst();
  }

  /** Something is wrong with SnelStart, for everybody and until further notice. */
  private static void everywhere(String fault) {
    Json.of(
        Http.post(sandbox("/snelstart/faults"), "{\"kind\":\"" + fault + "\",\"times\":0}", JSON));
  }

  private static String sandbox(String path) {
    return fleet.sandbox().baseUrl() + "/__admin" + path;
  }

  private static void awaitMetric(Service service, String name, double value) {
    await(name + " of " + service.module() + " is " + value)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> platform.metric(service, name, "") == value);
  }

  private static void awaitFault(World world, String code) {
    await("the owner sees " + code)
        .atMost(PATIENCE)
        .until(
            () ->
                world.owner.connection(world.connection).path("faults").toString().contains(code));
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
