package nl.koppeling.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.intake.Recorded;
import nl.koppeling.ingest.schedule.Pace;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.Tables;
import nl.koppeling.ingest.town.Town;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The guardian of the webhooks: whatever happens to them, they tell again and nothing is missed.
 */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(Town.class)
class GuardianTest {

  private static final String FOREIGN = "https://elsewhere.test/webhooks/woocommerce/other";

  @Inject Seals seals;
  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private Topics topics;
  private Tables tables;
  private Owner owner;

  @BeforeEach
  void aShopThatTellsUs() {
    Town.listen();
    topics = new Topics(brokers);
    for (Topic topic : Topic.values()) {
      topics.create(topic.topicName(), 3, Map.of());
    }
    tables = new Tables(database);
    owner = new Owner(topics, seals, Town.open()).activate();
    Owner.patiently().until(() -> tables.atRest(owner.id()));
    hooks()
        .add(
            Recorded.orderJson(40)
                .removeAll()
                .put("id", 900)
                .put("topic", "order.updated")
                .put("status", "disabled")
                .put("delivery_url", FOREIGN));
    assertThat(repairedAt()).as("what is made at the beginning repairs nothing").isNull();
    assertThat(secondsFromItsPlace()).as("looked at again at its own place").isLessThan(30);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void oneThatWasSwitchedOffIsSwitchedOnAndTheGapIsRead() {
    aGapIsReadAfter(hooks -> hooks.get(1).put("status", "disabled"));
  }

  @Test
  void oneThatTellsAnAddressOfBeforeIsPointedHere() {
    aGapIsReadAfter(
        hooks ->
            hooks
                .get(1)
                .put("delivery_url", "https://before.test/webhooks/woocommerce/" + owner.token()));
    assertThat(owner.shop().calls("POST webhooks")).as("none was made twice").isEqualTo(4);
  }

  @Test
  void oneThatWasRemovedIsMadeAgain() {
    aGapIsReadAfter(hooks -> hooks.remove(1));
  }

  @Test
  void oneThatTellsTheSameTwiceIsRemoved() {
    ObjectNode twice = hooks().get(1).deepCopy().put("id", 77);
    hooks().add(twice);

    look();

    assertThat(hooks()).doesNotContain(twice).hasSize(5);
    assertThat(repairedAt()).as("the other one told us").isNull();
  }

  /** The shop's count is not set back: the first look after a repair comes soon, then as ever. */
  @Test
  void afterARepairTheNextLookComesSoonAndThenAsEver() {
    hooks().get(1).put("status", "disabled");
    look();
    assertThat(nextLookInSeconds()).isBetween(1L, 60L);

    hooks().get(1).put("status", "disabled");
    look();
    assertThat(hooks().get(1).path("status").asText()).isEqualTo("active");
    assertThat(nextLookInSeconds()).isBetween(1L, 60L);

    look();
    assertThat(secondsFromItsPlace()).as("looked at again at its own place").isLessThan(30);
  }

  private void aGapIsReadAfter(Consumer<List<ObjectNode>> harm) {
    harm.accept(hooks());
    owner.shop().with(changed());

    look();

    owner.await(Topic.ORDERS, OrderCompleted.class, 1);
    List<ObjectNode> ours =
        hooks().stream().filter(w -> !w.path("delivery_url").asText().equals(FOREIGN)).toList();
    assertThat(ours)
        .hasSize(4)
        .allSatisfy(
            w -> {
              assertThat(w.path("status").asText()).isEqualTo("active");
              assertThat(w.path("secret").asText()).isEqualTo(Owner.SECRET);
              assertThat(w.path("delivery_url").asText())
                  .isEqualTo("https://koppeling.test/webhooks/woocommerce/" + owner.token());
            });
    assertThat(ours).extracting(w -> w.path("topic").asText()).doesNotHaveDuplicates();
    assertThat(hooks())
        .filteredOn(w -> w.path("id").asLong() == 900)
        .as("somebody else's is not touched")
        .extracting(w -> w.path("status").asText())
        .containsExactly("disabled");
    assertThat(repairedAt()).as("what the board says").isNotNull();
    assertThat(
            tables.value(
                "select last_good_at > repaired_at from shop_poll where connection_id = ?",
                owner.id()))
        .isEqualTo("t");
  }

  private void look() {
    long before = owner.shop().calls("GET webhooks");
    tables.checkIsDue(owner.id());
    Owner.patiently()
        .until(() -> owner.shop().calls("GET webhooks") > before && tables.atRest(owner.id()));
  }

  private List<ObjectNode> hooks() {
    return owner.shop().webhooks();
  }

  private String repairedAt() {
    return tables.value("select repaired_at from shop_poll where connection_id = ?", owner.id());
  }

  /** How far the next look is from the connection's own place in the usual interval. */
  private long secondsFromItsPlace() {
    Duration every = Duration.ofMinutes(15);
    long place = Pace.next(owner.id(), every, every, false, 0, Instant.now()).toSeconds();
    long off = Math.floorMod(nextLookInSeconds() - place, every.toSeconds());
    return Math.min(off, every.toSeconds() - off);
  }

  private long nextLookInSeconds() {
    return Long.parseLong(
        tables.value(
            "select cast(extract(epoch from webhooks_due_at - now()) as bigint) from shop_poll"
                + " where connection_id = ?",
            owner.id()));
  }

  private static ObjectNode changed() {
    Instant moment = Instant.now().minusSeconds(100).truncatedTo(ChronoUnit.SECONDS);
    return Recorded.orderJson(43).put("date_modified_gmt", moment.toString().replace("Z", ""));
  }
}
