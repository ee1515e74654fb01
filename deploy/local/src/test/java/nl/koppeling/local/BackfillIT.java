package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import nl.koppeling.testkit.Http;
import org.junit.jupiter.api.Test;

/** A shop with old orders: taken along, paused, gone on with, told; new orders go first. */
class BackfillIT {

  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final int OLD = 150;

  @Test
  void oldOrdersAreTakenAlongAsTheOwnerSaysAndNewOnesGoFirst() {
    World world = new World();
    generate(world);
    connect(world);

    await("some were read").atMost(PATIENCE).until(() -> backfill(world).path("read").asInt() > 0);
    assertThat(world.owner.steerBackfill(world.connection, "pause")).isEqualTo(202);
    JsonNode paused = backfill(world);
    assertThat(paused.path("state").asText()).isEqualTo("PAUSED");
    assertThat(paused.path("read").asInt()).isLessThan(paused.path("planned").asInt());

    long fresh = world.place("nieuw@klant.test");
    await("the new order is booked while the old ones rest")
        .atMost(PATIENCE)
        .until(() -> world.state(fresh).startsWith("SETTLED"));
    assertThat(backfill(world).path("read").asInt()).isEqualTo(paused.path("read").asInt());

    assertThat(world.owner.steerBackfill(world.connection, "resume")).isEqualTo(202);
    await("all are processed")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              JsonNode done = backfill(world);
              assertThat(done.path("state").asText()).isEqualTo("DONE");
              assertThat(done.path("processed").asInt()).isEqualTo(done.path("planned").asInt());
              assertThat(done.path("percent").asInt()).isEqualTo(100);
            });
    assertThat(world.overview().sales()).hasSize(OLD + 1);
    assertThat(world.books().duplicates()).isZero();
    assertThat(world.owner.steerBackfill(world.connection, "pause")).isEqualTo(409);

    await("it is mailed, once").atMost(PATIENCE).until(() -> mails(world) == 1);
  }

  private static void generate(World world) {
    Json.of(
        Http.post(
            world.shopAdmin("/shops/" + world.shopName + "/generate"),
            "{\"count\":" + OLD + ",\"seed\":11,\"customers\":10,\"days\":30}",
            JSON));
  }

  /** The shop is slow for a while, so that there is something to pause. */
  private static void connect(World world) {
    world.connection =
        world.owner.ready(
            world.shopHome,
            world.consumerKey,
            world.consumerSecret,
            world.clientKey,
            "2026-01-01T00:00:00Z");
    Http.post(
        world.shopAdmin("/faults"),
        "{\"shop\":\""
            + world.shopName
            + "\",\"kind\":\"slow\",\"method\":\"GET\",\"path\":\"/wc/v3/orders\","
            + "\"times\":4,\"seconds\":4}",
        JSON);
    world.owner.activate(world.connection);
  }

  private static JsonNode backfill(World world) {
    return world.owner.backfill(world.connection);
  }

  private static long mails(World world) {
    long found = 0;
    for (JsonNode mail : Json.of(Http.get(world.fleet.sandbox().baseUrl() + "/__admin/mail"))) {
      String text = mail.toString();
      boolean ours = text.contains(world.shopName) && text.contains("meegenomen");
      found += ours || text.contains(world.shopName) && text.contains("taken along") ? 1 : 0;
    }
    return found;
  }
}
