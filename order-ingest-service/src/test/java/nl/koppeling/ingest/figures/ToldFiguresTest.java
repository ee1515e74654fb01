package nl.koppeling.ingest.figures;

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
import nl.koppeling.ingest.town.Town;
import nl.koppeling.testkit.BackingServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other tests tell now: nothing of it is in the hours that are counted. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class ToldFiguresTest {

  @Inject Pool pool;

  private final UUID there = UUID.randomUUID();
  private final UUID gone = UUID.randomUUID();
  private final MeterRegistry meters = new SimpleMeterRegistry();

  @BeforeEach
  void twoConnections() {
    copy(there, "{\"status\": \"ACTIVE\", \"webhookToken\": \"" + there + "\"}");
    copy(gone, "");
  }

  @AfterEach
  void forget() {
    for (UUID id : new UUID[] {there, gone}) {
      pool.preparedQuery("delete from connection_copy where connection_id = $1")
          .executeAndAwait(Tuple.of(id));
      pool.preparedQuery("delete from outbox where key = $1").executeAndAwait(Tuple.of(id + ":7"));
    }
  }

  @Test
  void aDayUpToTheLastFullHourIsCounted() {
    String until = "date_trunc('hour', now() - interval '30 minutes')";
    told(there, "orders.v1", until + " - interval '1 microsecond'");
    told(there, "orders.v1", until + " - interval '24 hours'");
    // Not yet, no more, not of an order, of nobody any more.
    told(there, "orders.v1", until);
    told(there, "orders.v1", until + " - interval '24 hours 1 second'");
    told(there, "connection-health.v1", until + " - interval '1 hour'");
    told(gone, "orders.v1", until + " - interval '1 hour'");

    new ToldFigures(pool, meters).read().await().atMost(Duration.ofSeconds(10));

    assertThat(meters.get("koppeling.balance.told").gauge().value()).isEqualTo(2);
  }

  private void copy(UUID id, String body) {
    pool.preparedQuery(
            "insert into connection_copy (connection_id, version, body) values ($1, 1, $2)")
        .executeAndAwait(Tuple.of(id, body));
  }

  private void told(UUID connection, String topic, String at) {
    pool.preparedQuery(
            "insert into outbox (id, topic, key, type, body, created_at, sent_at)"
                + " values (gen_random_uuid(), $1, $2, 'test', '', "
                + at
                + ", now())")
        .executeAndAwait(Tuple.of(topic, connection + ":7"));
  }
}
