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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.koppeling.ingest.town.Town;
import nl.koppeling.testkit.BackingServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shops nobody reads, beside those of other tests: these wait for an hour and more. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class ShopFiguresTest {

  @Inject Pool pool;

  private final List<UUID> shops = new ArrayList<>();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private ShopFigures figures;

  @BeforeEach
  void figures() {
    figures = new ShopFigures(pool, meters);
    read();
  }

  @AfterEach
  void forget() {
    for (String table : List.of("shop_poll", "connection_copy", "doorbell", "backfill")) {
      for (UUID shop : shops) {
        run("delete from " + table + " where connection_id = $1", shop);
      }
    }
  }

  @Test
  void shopsAreCountedByHowTheirWebhooksDo() {
    double healthy = shops("HEALTHY");
    double broken = shops("BROKEN");
    double repaired = gauge("koppeling.ingest.shops.repaired");
    shop("ACTIVE", "HEALTHY", 0);
    shop("ACTIVE", "HEALTHY", 0);
    shop("PAUSED", "HEALTHY", 0);
    UUID refused = shop("ACTIVE", "HEALTHY", 0);
    run("update shop_poll set paused_at_credentials = 1 where connection_id = $1", refused);
    UUID mended = shop("ACTIVE", "BROKEN", 0);
    run("update shop_poll set repaired_at = now() where connection_id = $1", mended);
    read();

    assertThat(shops("HEALTHY")).isEqualTo(healthy + 2);
    assertThat(shops("BROKEN")).isEqualTo(broken + 1);
    assertThat(shops("NOT_ALLOWED")).as("also what there is none of").isNotNegative();
    assertThat(gauge("koppeling.ingest.shops.repaired")).isEqualTo(repaired + 1);
  }

  @Test
  void eachClassTellsHowFarBehindItIs() {
    UUID rung = shop("ACTIVE", "HEALTHY", 0);
    run(
        "insert into doorbell (connection_id, order_id, due_at)"
            + " values ($1, 7, now() - interval '2 hours')",
        rung);
    shop("ACTIVE", "NOT_ALLOWED", 180);
    shop("ACTIVE", "BROKEN", 60);
    shop("PAUSED", "BROKEN", 600);
    backfill("RUNNING", 240);
    backfill("PAUSED", 600);
    backfill("DONE", 600);
    read();

    assertThat(behind("RUNG")).isBetween(7200.0, 7260.0);
    assertThat(behind("POLLED")).isBetween(10800.0, 10860.0);
    assertThat(behind("BACKFILL")).isBetween(14400.0, 14460.0);
  }

  @Test
  void backfillsThatAreNotOverAreCountedByState() {
    double running = gauge("koppeling.ingest.backfills", "state", "RUNNING");
    double paused = gauge("koppeling.ingest.backfills", "state", "PAUSED");
    backfill("RUNNING", 0);
    backfill("PAUSED", 0);
    backfill("DONE", 0);
    read();

    assertThat(gauge("koppeling.ingest.backfills", "state", "RUNNING")).isEqualTo(running + 1);
    assertThat(gauge("koppeling.ingest.backfills", "state", "PAUSED")).isEqualTo(paused + 1);
    assertThat(meters.find("koppeling.ingest.backfills").tag("state", "DONE").gauge()).isNull();
  }

  private UUID shop(String status, String webhooks, int minutesOverdue) {
    UUID id = UUID.randomUUID();
    shops.add(id);
    pool.preparedQuery(
            "insert into connection_copy (connection_id, version, body) values ($1, 1, $2)")
        .executeAndAwait(
            Tuple.of(id, "{\"status\": \"" + status + "\", \"webhookToken\": \"" + id + "\"}"));
    pool.preparedQuery(
            "insert into shop_poll (connection_id, webhooks, due_at)"
                + " values ($1, $2, now() - $3 * interval '1 minute')")
        .executeAndAwait(Tuple.of(id, webhooks, minutesOverdue));
    return id;
  }

  private void backfill(String state, int minutesOverdue) {
    UUID id = shop("ACTIVE", "HEALTHY", 0);
    pool.preparedQuery(
            "insert into backfill (connection_id, from_at, until_at, state, due_at)"
                + " values ($1, now(), now(), $2, now() - $3 * interval '1 minute')")
        .executeAndAwait(Tuple.of(id, state, minutesOverdue));
  }

  private void run(String sql, UUID shop) {
    pool.preparedQuery(sql).executeAndAwait(Tuple.of(shop));
  }

  private void read() {
    figures.read().await().atMost(Duration.ofSeconds(10));
  }

  private double shops(String webhooks) {
    return gauge("koppeling.ingest.shops", "webhooks", webhooks);
  }

  private double behind(String shops) {
    return gauge("koppeling.ingest.behind.seconds", "shops", shops);
  }

  private double gauge(String name, String... tags) {
    return meters.get(name).tags(tags).gauge().value();
  }
}
