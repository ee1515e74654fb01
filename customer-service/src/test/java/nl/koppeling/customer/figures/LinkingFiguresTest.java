package nl.koppeling.customer.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import nl.koppeling.customer.town.Town;
import nl.koppeling.testkit.BackingServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows nobody works on, beside those of other tests: these are an hour old and more. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class LinkingFiguresTest {

  @Inject Pool pool;

  private final UUID connection = UUID.randomUUID();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private LinkingFigures figures;
  private long number;

  @BeforeEach
  void figures() {
    figures = new LinkingFigures(pool, meters, Duration.ofMinutes(10));
  }

  @AfterEach
  void forget() {
    for (String table : new String[] {"linking", "relation"}) {
      pool.preparedQuery("delete from " + table + " where connection_id = $1")
          .executeAndAwait(Tuple.of(connection));
    }
  }

  @Test
  void ordersOnTheirWayAreCountedByState() {
    read();
    double arrived = state("ARRIVED");
    double proving = state("PROVING");
    linking("ARRIVED", 60);
    linking("ARRIVED", 60);
    linking("PROVING", 60);
    linking("PARKED", 60);
    read();

    assertThat(state("ARRIVED")).isEqualTo(arrived + 2);
    assertThat(state("PROVING")).isEqualTo(proving + 1);
    assertThat(meters.find("koppeling.customer.linkings").tag("state", "PARKED").gauge()).isNull();
  }

  @Test
  void heldIsWhatIsHereForLongWithoutAnOutcome() {
    read();
    assertThat(gauge("koppeling.balance.held")).isZero();
    linking("ARRIVED", 11);
    linking("PROVING", 60);
    linking("PLANNED", 60);
    linking("PLANNED", 9);
    linking("PARKED", 60);
    linking("CLOSED", 60);
    read();

    assertThat(gauge("koppeling.balance.held")).isEqualTo(3);
  }

  @Test
  void doubtsAreCountedAndTheOldestWorkTellsItsAge() {
    read();
    double doubts = gauge("koppeling.customer.doubts");
    relation("IN_DOUBT", 60);
    relation("PLANNED", 120);
    relation("PARKED", 600);
    read();

    assertThat(gauge("koppeling.customer.doubts")).isEqualTo(doubts + 1);
    assertThat(gauge("koppeling.customer.overdue.seconds")).isBetween(7200.0, 7260.0);
    linking("PROVING", 180);
    read();
    assertThat(gauge("koppeling.customer.overdue.seconds")).isBetween(10800.0, 10860.0);
  }

  /** Due since it arrived. */
  private void linking(String state, int minutesAgo) {
    number++;
    pool.preparedQuery(
            "insert into linking (connection_id, order_id, modified_at, content_hash, state, body,"
                + " customer_key, traceparent, arrived_at, due_at) values ($1, $2, now(), 'x', $3, '',"
                + " 'k', '', now() - $4 * interval '1 minute', now() - $4 * interval '1 minute')")
        .executeAndAwait(Tuple.of(connection, number, state, minutesAgo));
  }

  private void relation(String state, int minutesAgo) {
    number++;
    pool.preparedQuery(
            "insert into relation (connection_id, customer_key, state, lane, made_for, due_at)"
                + " values ($1, $2, $3, 'LIVE', 1, now() - $4 * interval '1 minute')")
        .executeAndAwait(Tuple.of(connection, "k" + number, state, minutesAgo));
  }

  private void read() {
    figures.read().await().atMost(Duration.ofSeconds(10));
  }

  private double state(String name) {
    return meters.get("koppeling.customer.linkings").tag("state", name).gauge().value();
  }

  private double gauge(String name) {
    return meters.get(name).gauge().value();
  }
}
