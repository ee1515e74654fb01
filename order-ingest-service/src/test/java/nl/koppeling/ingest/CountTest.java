package nl.koppeling.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.intake.Recorded;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.Reply;
import nl.koppeling.ingest.town.Tables;
import nl.koppeling.ingest.town.Town;
import nl.koppeling.ingest.town.ToyShop;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Once a week orders are counted against the shop: what nothing else can have seen is found. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class CountTest {

  @Inject Seals seals;
  @Inject AgroalDataSource database;
  @Inject MeterRegistry meters;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private Topics topics;
  private Tables tables;
  private ToyShop shop;
  private Owner owner;

  @BeforeEach
  void aShopThatWasRead() {
    Town.listen();
    topics = new Topics(brokers);
    for (Topic topic : Topic.values()) {
      topics.create(topic.topicName(), 3, Map.of());
    }
    tables = new Tables(database);
    shop = Town.open();
    for (int day = 10; day < 20; day++) {
      shop.with(order(day, "2026-09-" + day)).with(order(100 + day, "2026-10-" + day));
    }
    owner = new Owner(topics, seals, shop).activate();
    Owner.patiently()
        .until(() -> tables.count("shop_order", owner.id()) == 20 && tables.atRest(owner.id()));
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void anOrderThatNeitherWalkNorSweepSawIsFoundAndToldOnce() {
    double before = missing();
    shop.with(order(55, "2026-09-15")).with(order(56, "2026-10-31"));
    shop.with(order(57, "2026-08-15")); // before the connection's start: not taken along
    shop.with(order(58, "2026-09-15").put("status", "trash"));
    tables.intervalIsOver(owner.id());
    Owner.patiently().until(() -> tables.atRest(owner.id()));
    assertThat(owner.story(55)).as("the walk cannot see it").isEmpty();

    count();

    owner.await(Topic.ORDERS, OrderCompleted.class, 22);
    assertThat(owner.story(55)).containsExactly("OrderCompleted");
    assertThat(owner.story(56)).containsExactly("OrderCompleted");
    assertThat(owner.story(57)).isEmpty();
    assertThat(owner.story(58)).isEmpty();
    assertThat(missing() - before).isEqualTo(2);

    Owner.patiently().until(() -> tables.atRest(owner.id()));
    List<String> calls = shop.callsSoFar();
    count();
    assertThat(shop.calls().size() - calls.size()).as("a call a month").isLessThan(8);
    assertThat(shop.calls("GET orders/\\d+")).isEqualTo(2);
    assertThat(owner.told(Topic.ORDERS, OrderCompleted.class)).hasSize(22);
  }

  /** A known order that is gone must not hide one that is missing on the same day. */
  @Test
  void asManyAsWeKnowAreNotTheSame() {
    shop.remove(15);
    shop.with(order(55, "2026-09-15"));
    shop.with(order(59, "2026-09-16"));

    count();

    owner.await(Topic.ORDERS, OrderCompleted.class, 22);
    assertThat(owner.story(55)).containsExactly("OrderCompleted");
    assertThat(owner.story(59)).containsExactly("OrderCompleted");
  }

  @Test
  void aCountThatWasCutOffGoesOnWhereItWas() {
    shop.with(order(55, "2026-10-31"));
    shop.answerOnce("orders", Reply.json(200, "[{\"id\":10}]")); // no total: its days are counted
    shop.answerOnce("orders", Reply.html(200, "<html>one moment</html>"));
    countIsDue();
    Owner.patiently()
        .until(
            () ->
                "t"
                    .equals(
                        tables.value(
                            "select days_until is not null and due_at > now() + interval '10 minutes'"
                                + " from shop_count where connection_id = ?",
                            owner.id())));
    assertThat(owner.story(55)).isEmpty();

    countIsDue();

    owner.await(Topic.ORDERS, OrderCompleted.class, 21);
    assertThat(owner.story(55)).containsExactly("OrderCompleted");
  }

  private void count() {
    tables.run(
        "update shop_count set finished_at = null where connection_id = '" + owner.id() + "'");
    countIsDue();
    Owner.patiently()
        .until(
            () ->
                "t"
                    .equals(
                        tables.value(
                            "select finished_at is not null and counted_to is null from shop_count"
                                + " where connection_id = ?",
                            owner.id())));
  }

  private void countIsDue() {
    tables.run("update shop_count set due_at = now() where connection_id = '" + owner.id() + "'");
    tables.run(
        "update turn set backfill_due_at = now(), not_before = '-infinity' where connection_id = '"
            + owner.id()
            + "'");
  }

  private double missing() {
    return meters.counter("koppeling.ingest.counts.missing").count();
  }

  private static ObjectNode order(long id, String day) {
    String made = day + "T12:00:00";
    return Recorded.orderJson(40)
        .put("id", id)
        .put("number", "N" + id)
        .put("order_key", "wc_order_" + id)
        .put("status", "completed")
        .put("date_created_gmt", made)
        .put("date_modified_gmt", made)
        .put("date_paid_gmt", made)
        .put("date_completed_gmt", made);
  }
}
