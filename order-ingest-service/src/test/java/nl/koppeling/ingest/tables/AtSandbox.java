package nl.koppeling.ingest.tables;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.SandboxShop;
import nl.koppeling.ingest.town.Tables;
import nl.koppeling.ingest.town.Town;
import nl.koppeling.testkit.Topics;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The whole service beside a sandbox that behaves as real shops were measured to. */
abstract class AtSandbox {

  /** Orders of two hours ago are the backfill's; the walk begins an hour before the connection. */
  static final long LONG_AGO = -7_200;

  @Inject Seals seals;
  @Inject AgroalDataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @TestHTTPResource("/")
  URI app;

  private static Topics everyones;

  Topics topics;
  Tables tables;
  private final List<Owner> opened = new ArrayList<>();

  @BeforeEach
  void open() {
    Town.listen();
    SandboxShop.listen(app);
    topics = topics(brokers);
    tables = new Tables(database);
  }

  /** Opened once: there are hundreds of rows. */
  private static synchronized Topics topics(String brokers) {
    if (everyones == null) {
      everyones = new Topics(brokers);
      for (Topic topic : Topic.values()) {
        everyones.create(topic.topicName(), 3, Map.of());
      }
      everyones.create("connections.v1.dead-letters.order-ingest-service", 1, Map.of());
    }
    return everyones;
  }

  /** Those who had a shop stop being polled. */
  @AfterEach
  void close() {
    opened.forEach(Owner::remove);
  }

  /** Connects a shop and waits until everything that was there is read. */
  Owner connect(SandboxShop shop) {
    Owner owner = connectForLong(shop);
    opened.add(owner);
    return owner;
  }

  /** The same for a shop that several tests look at. */
  Owner connectForLong(SandboxShop shop) {
    return connectForLong(shop, Owner.SECRET);
  }

  Owner connectForLong(SandboxShop shop, String secret) {
    Owner owner = new Owner(topics, seals, shop).signsWith(secret);
    shop.deliversAs(owner.token());
    owner.activate();
    rest(owner);
    return owner;
  }

  /** Everything that is due was done, and who rang is answered, however often it takes. */
  void rest(Owner owner) {
    patiently()
        .until(
            () -> {
              if (tables.count("doorbell", owner.id()) > 0) {
                tables.bellsAreDue(owner.id());
                return false;
              }
              return tables.atRest(owner.id());
            });
  }

  /** The next walk through what changed, to its end. */
  void walk(Owner owner) {
    tables.intervalIsOver(owner.id());
    rest(owner);
  }

  /** The daily re-reading, to its end. */
  void sweep(Owner owner) {
    tables.sweepIsDue(owner.id());
    patiently().until(() -> tables.swept(owner.id()));
    rest(owner);
  }

  /** So long that what happens next has another second. */
  static void aSecondPasses() {
    pause(1_100);
  }

  /** So long that a delivery that is on its way has arrived: its queue waits 20 ms. */
  static void deliveriesArrive() {
    pause(400);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static ConditionFactory patiently() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50));
  }
}
