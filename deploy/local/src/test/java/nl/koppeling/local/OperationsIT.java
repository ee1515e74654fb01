package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.Http;
import nl.koppeling.testkit.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to a platform in use, with two replicas of each service behind a front. */
@Tag("operations")
class OperationsIT {

  private static final Duration LONGEST_GAP = Duration.ofSeconds(5);

  /** An administration's budget of calls lasts for some 100 orders a minute. */
  private static final Duration BETWEEN_ORDERS = Duration.ofMillis(1_500);

  /** As in deploy/runbooks/kafka-lost.md. */
  private static final String TELL_AGAIN = "update outbox set sent_at = null";

  private static final Vertx VERTX = Vertx.vertx();
  private static final Map<Service, Front> FRONTS = new EnumMap<>(Service.class);
  private static final Map<Service, Fleet.Beside> BESIDE = new EnumMap<>(Service.class);
  private static Fleet fleet;

  @BeforeAll
  static void start() {
    for (Service service : Service.values()) {
      FRONTS.put(service, new Front(VERTX));
    }
    fleet = Fleet.start(options(), new Progress(System.out));
    for (Service service : Service.values()) {
      FRONTS.get(service).add(fleet.url(service));
      startBeside(service);
    }
  }

  @AfterAll
  static void stop() {
    BESIDE.values().forEach(Fleet.Beside::close);
    fleet.close();
    FRONTS.values().forEach(Front::close);
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  /** No delivery of the shop waits longer than five seconds for a service that takes it. */
  @Test
  void everyServiceIsRestartedWhileAShopSells() throws InterruptedException {
    World world = World.connectedTo(fleet).withWebhooks();
    AtomicInteger sold = new AtomicInteger();
    ScheduledExecutorService shop = Executors.newSingleThreadScheduledExecutor();
    Future<?> selling =
        shop.scheduleAtFixedRate(
            () -> world.place("kim" + sold.incrementAndGet() % 20 + "@klant.test"),
            0,
            BETWEEN_ORDERS.toMillis(),
            TimeUnit.MILLISECONDS);

    for (Service service : Service.values()) {
      restart(service);
    }

    selling.cancel(false);
    shop.shutdown();
    assertThat(shop.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertAllOnce(world, sold.get());
    Duration gap = longestGap(world);
    System.out.printf(
        "  %d orders sold, longest gap in intake %d ms%n", sold.get(), gap.toMillis());
    assertThat(gap).isLessThan(LONGEST_GAP);
  }

  /** PostgreSQL is the truth: losing every topic costs time, never an order. */
  @Test
  void everyTopicIsLostWithWorkInFlight() throws SQLException {
    World world = World.connectedTo(fleet);
    world.generate(60, 91);
    await("work is in flight")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !world.books().bookings().isEmpty());

    try (Topics topics = new Topics(fleet.kafka().bootstrapServers())) {
      topics.deleteAll();
    }
    assertThat(world.books().bookings().size()).as("work was in flight").isLessThan(60);
    for (Service service : Service.values()) {
      fleet.stop(service);
      FRONTS.get(service).remove(BESIDE.get(service).url());
      BESIDE.get(service).close();
      tellAgain(service);
    }
    for (Service service : Service.values()) {
      fleet.start(service);
      startBeside(service);
    }

    assertAllOnce(world, 60);
  }

  private static void assertAllOnce(World world, int orders) {
    world.awaitSettled(orders, Duration.ofMinutes(3));
    assertThat(world.books().bookings()).hasSize(orders);
    assertThat(world.books().bankBookings()).isEqualTo(orders);
    assertThat(world.books().duplicates()).isZero();
    assertThat(world.books().unbalanced()).isZero();
    await("the owner sees them all")
        .atMost(Duration.ofSeconds(30))
        .until(() -> world.overview().count("SETTLED") == orders);
  }

  /** As Kubernetes does it: taken out of the front, stopped in peace, a new one, then the other. */
  private static void restart(Service service) {
    Front front = FRONTS.get(service);
    front.remove(fleet.url(service));
    fleet.stop(service);
    fleet.start(service);
    front.add(fleet.url(service));

    front.remove(BESIDE.get(service).url());
    BESIDE.get(service).close();
    startBeside(service);
  }

  private static void startBeside(Service service) {
    BESIDE.put(service, fleet.startBeside(service));
    FRONTS.get(service).add(BESIDE.get(service).url());
  }

  private static void tellAgain(Service service) throws SQLException {
    try (Connection database = fleet.postgres().connect(service.database());
        Statement statement = database.createStatement()) {
      statement.executeUpdate(TELL_AGAIN);
    }
  }

  /** The longest stretch without a delivery that was taken. */
  private static Duration longestGap(World world) {
    List<Instant> taken = new ArrayList<>();
    for (JsonNode delivery :
        Json.of(Http.get(world.shopAdmin("/deliveries?shop=" + world.shopName)))) {
      if (delivery.get("status").asInt() == 200 && delivery.get("order").asLong() > 0) {
        taken.add(Instant.parse(delivery.get("at").asText()));
      }
    }
    taken.sort(null);
    Duration longest = Duration.ZERO;
    for (int i = 1; i < taken.size(); i++) {
      Duration gap = Duration.between(taken.get(i - 1), taken.get(i));
      longest = gap.compareTo(longest) > 0 ? gap : longest;
    }
    return longest;
  }

  private static FleetOptions options() {
    Map<String, String> settings = new HashMap<>(TheLine.SETTINGS);
    settings.put("KOPPELING_CONNECTION_URL", FRONTS.get(Service.CONNECTION).url());
    settings.put("KOPPELING_INGEST_URL", FRONTS.get(Service.INGEST).url());
    settings.put("KOPPELING_CUSTOMER_URL", FRONTS.get(Service.CUSTOMER).url());
    settings.put("KOPPELING_INVOICE_URL", FRONTS.get(Service.INVOICE).url());
    settings.put("KOPPELING_PUBLIC_URL", FRONTS.get(Service.INGEST).url());
    return new FleetOptions(false, true, false, Checkout.home("operations"), settings);
  }
}
