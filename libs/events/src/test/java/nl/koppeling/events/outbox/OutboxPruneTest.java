package nl.koppeling.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.koppeling.testkit.BackingServices;
import org.junit.jupiter.api.Test;

/** What of the outbox is kept, so that topics that were lost can be made again from it. */
@QuarkusTest
@QuarkusTestResource(
    value = BackingServices.class,
    initArgs = @ResourceArg(name = "keycloak", value = "false"))
class OutboxPruneTest {

  @Inject Pool pool;
  @Inject OutboxRelay relay;

  @Test
  void aMonthIsKeptAndOfEachConnectionTheNewest() {
    String key = UUID.randomUUID().toString();
    String removed = UUID.randomUUID().toString();
    said("orders.v1", key, "old", 31);
    said("orders.v1", key, "young", 29);
    said("connections.v1", key, "first", 90);
    said("connections.v1", key, "newest", 60);
    said("connections.v1", removed, "was", 90);
    said("connections.v1", removed, "left", 89);

    relay.prune().await().indefinitely();

    assertThat(bodies(key)).containsExactlyInAnyOrder("young", "newest");
    assertThat(bodies(removed)).containsExactly("left");
  }

  private void said(String topic, String key, String body, int daysAgo) {
    pool.preparedQuery(
            "insert into outbox (id, topic, key, type, body, sent_at)"
                + " values ($1, $2, $3, 'test', $4, now() - $5 * interval '1 day')")
        .executeAndAwait(Tuple.of(UUID.randomUUID(), topic, key, body, daysAgo));
  }

  private List<String> bodies(String key) {
    List<String> bodies = new ArrayList<>();
    pool.preparedQuery("select body from outbox where key = $1")
        .executeAndAwait(Tuple.of(key))
        .forEach(row -> bodies.add(row.getString(0)));
    return bodies;
  }
}
