package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to a platform in use, with two replicas of each service behind a front. */
@Tag("operations")
class OperationsIT {

  private static final Duration LONGEST_GAP = Duration.ofSeconds(5);

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
    Selling shop = Selling.in(world);

    for (Service service : Service.values()) {
      restart(service);
    }

    int sold = shop.endAllBookedOnce();
    Duration gap = Selling.longestGap(world);
    System.out.printf("  %d orders sold, longest gap in intake %d ms%n", sold, gap.toMillis());
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

    Selling.assertAllBookedOnce(world, 60);
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
