package nl.koppeling.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.sql.DataSource;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.intake.Recorded;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.Tables;
import nl.koppeling.ingest.town.Town;
import nl.koppeling.ingest.town.ToyShop;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shops that do not do what is asked of their lists (WooCommerce reference 2 and 3). */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(Town.class)
class OldShopTest {

  @Inject Seals seals;
  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private Topics topics;
  private Tables tables;

  @BeforeEach
  void open() {
    Town.listen();
    topics = new Topics(brokers);
    for (Topic topic : Topic.values()) {
      topics.create(topic.topicName(), 3, Map.of());
    }
    tables = new Tables(database);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  /** Before 5.8 the shop answers with all its orders, whatever date is asked for. */
  @Test
  void aShopThatIgnoresTheDateIsReadWhollyAndToldOnce() {
    ToyShop shop = Town.open().beforeModifiedAfter();
    for (long id = 1; id <= 300; id++) {
      shop.with(order(id, Instant.parse("2026-08-01T12:00:00Z").plusSeconds(id)));
    }
    Owner owner = new Owner(topics, seals, shop).activate();
    settle(owner);
    assertThat(owner.told(Topic.ORDERS)).as("all of it is of before the start").isEmpty();
    assertThat(tables.count("shop_order", owner.id())).isZero();

    shop.with(order(301, Instant.now().minusSeconds(120)));
    ObjectNode late = order(7, Instant.now().minusSeconds(100));
    shop.with(late);
    again(owner);
    assertThat(owner.await(Topic.ORDERS, OrderCompleted.class, 2))
        .extracting(told -> told.order().orderId())
        .containsExactlyInAnyOrder(7L, 301L);

    again(owner);
    settle(owner);
    assertThat(owner.told(Topic.ORDERS)).hasSize(2);
    assertThat(shop.calls("GET orders"))
        .as("walks of seven pages, and a backfill of seven chunks")
        .isEqualTo(28);
  }

  @Test
  void aCacheThatGivesTheSamePageAgainIsNeverTheEndOfTheList() {
    ToyShop shop = Town.open();
    Owner owner = new Owner(topics, seals, shop).activate();
    settle(owner);
    for (long id = 1; id <= 60; id++) {
      shop.with(order(id, Instant.now().minusSeconds(200 - id)));
    }
    shop.cached(true);
    again(owner);
    Owner.patiently()
        .until(
            () ->
                !"0"
                    .equals(
                        tables.value(
                            "select failures from shop_poll where connection_id = ?", owner.id())));
    assertThat(owner.await(Topic.ORDERS, OrderCompleted.class, 50))
        .as("the first page, once")
        .hasSize(50);

    shop.cached(false);
    again(owner);
    owner.await(Topic.ORDERS, OrderCompleted.class, 60);
    settle(owner);
    assertThat(owner.told(Topic.ORDERS)).hasSize(60);
  }

  private void again(Owner owner) {
    tables.intervalIsOver(owner.id());
    Owner.patiently().until(() -> tables.atRest(owner.id()) || failed(owner));
  }

  private boolean failed(Owner owner) {
    return !"0"
        .equals(tables.value("select failures from shop_poll where connection_id = ?", owner.id()));
  }

  private void settle(Owner owner) {
    Owner.patiently()
        .until(
            () ->
                tables.atRest(owner.id())
                    && "0"
                        .equals(
                            tables.value(
                                "select count(*) from outbox where sent_at is null"
                                    + " and cast(? as uuid) is not null",
                                owner.id())));
  }

  private static ObjectNode order(long id, Instant modified) {
    String moment = modified.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
    ObjectNode order = Recorded.orderJson(40);
    order.put("id", id).put("number", "" + id).put("order_key", "wc_order_" + id);
    order.put("date_created_gmt", moment).put("date_paid_gmt", moment);
    return order.put("date_completed_gmt", moment).put("date_modified_gmt", moment);
  }
}
