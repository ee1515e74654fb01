package nl.koppeling.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import nl.koppeling.testkit.BackingServices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While another replica leads the relay and gets nothing away, this one shows what waits. */
@QuarkusTest
@QuarkusTestResource(
    value = BackingServices.class,
    initArgs = @ResourceArg(name = "keycloak", value = "false"))
class OutboxFiguresTest {

  @Inject Pool pool;

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private OutboxFigures figures;

  @BeforeEach
  void figures() {
    figures = new OutboxFigures(pool, meters);
  }

  @Test
  void whatWaitsAndSinceWhenIsShownByEveryReplica() {
    pool.withTransaction(this::leadAndSendNothing).await().atMost(Duration.ofSeconds(20));

    figures.read().await().atMost(Duration.ofSeconds(5));
    assertThat(value("koppeling.outbox.unsent")).isZero();
    assertThat(value("koppeling.outbox.age.seconds")).isZero();
  }

  private Uni<Void> leadAndSendNothing(SqlConnection leader) {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    return leader
        .preparedQuery("select pg_advisory_xact_lock($1)")
        .execute(Tuple.of(OutboxRelay.LEADER_LOCK))
        .chain(() -> said(first, 300))
        .chain(() -> said(second, 1))
        .chain(figures::read)
        .invoke(
            () -> {
              assertThat(value("koppeling.outbox.unsent")).isEqualTo(2);
              assertThat(value("koppeling.outbox.age.seconds")).isBetween(300.0, 320.0);
            })
        .eventually(
            () ->
                pool.preparedQuery("delete from outbox where id in ($1, $2)")
                    .execute(Tuple.of(first, second)));
  }

  private Uni<Void> said(UUID id, int secondsAgo) {
    return pool.preparedQuery(
            "insert into outbox (id, topic, key, type, body, created_at)"
                + " values ($1, 'orders.v1', 'k', 'test', '', now() - $2 * interval '1 second')")
        .execute(Tuple.of(id, secondsAgo))
        .replaceWithVoid();
  }

  private double value(String gauge) {
    return meters.get(gauge).gauge().value();
  }
}
