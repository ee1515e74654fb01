package nl.koppeling.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.koppeling.events.IntakeChoices;
import nl.koppeling.events.IntakeChoices.Paid;
import nl.koppeling.events.IntakeChoices.PaidRule;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderSkipped;
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

/**
 * The owner changes which orders count as completed or paid: what waited and never changes again is
 * judged again, once, and what was told stays told.
 */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class ReviewTest {

  private static final String CHANGED = "2026-09-10T12:00:00";

  @Inject Seals seals;
  @Inject AgroalDataSource database;

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

  @Test
  void ordersThatWaitedAreToldOnceTheirStatusCountsAsCompleted() {
    ToyShop shop = Town.open();
    for (long id = 1; id <= 120; id++) {
      shop.with(order(id, id % 10 == 0 ? "completed" : "shipped", CHANGED));
    }
    shop.with(order(121, "shipped", null)).with(order(122, "cancelled", CHANGED));
    Owner owner = new Owner(topics, seals, shop).activate();
    Owner.patiently().until(() -> tables.count("shop_order", owner.id()) == 122);
    assertThat(owner.told(Topic.ORDERS, OrderCompleted.class)).hasSize(12);

    owner.countsAsCompleted("completed", "shipped").activate();

    assertThat(owner.await(Topic.ORDERS, OrderCompleted.class, 120)).hasSize(120);
    Owner.patiently().until(() -> tables.count("review", owner.id()) == 0);
    assertThat(owner.story(3)).containsExactly("OrderWaiting", "OrderCompleted");
    assertThat(owner.story(10)).containsExactly("OrderCompleted");
    assertThat(owner.story(121)).containsExactly("OrderWaiting");
    assertThat(owner.told(Topic.ORDERS, OrderCompleted.class))
        .filteredOn(told -> told.order().orderId() == 3)
        .allMatch(told -> told.lane() == Lane.BACKFILL);
    assertThat(tables.value(COUNT + "why = 'NOT_PAID'", owner.id())).isEqualTo("1");
  }

  @Test
  void onAccountIsBookedOnceTheOwnerSaysCompletedIsEnoughAndOnTheDayOfCompletion() {
    ToyShop shop =
        Town.open().with(method(order(1, "completed", null), "invoice", "2026-09-11T09:00:00"));
    Owner owner = new Owner(topics, seals, shop).activate();
    Owner.patiently().until(() -> owner.story(1).equals(List.of("OrderWaiting")));

    owner.chooses(rule("invoice", Paid.COMPLETED_MEANS_PAID)).activate();

    OrderCompleted told = owner.await(Topic.ORDERS, OrderCompleted.class, 1).getFirst();
    assertThat(told.facts().paidAt()).contains(Instant.parse("2026-09-11T09:00:00Z"));

    // The buyer pays a month later: told again as another version, on the same day.
    shop.with(
        method(order(1, "completed", "2026-10-12T10:00:00"), "invoice", "2026-09-11T09:00:00")
            .put("date_modified_gmt", Instant.now().toString().substring(0, 19)));
    tables.intervalIsOver(owner.id());
    assertThat(owner.await(Topic.ORDERS, OrderCompleted.class, 2).getLast().facts().paidAt())
        .contains(Instant.parse("2026-09-11T09:00:00Z"));
  }

  @Test
  void whatIsBookedOtherwiseIsSkippedAndWhatWasToldStaysTold() {
    ToyShop shop =
        Town.open()
            .with(method(order(1, "completed", CHANGED), "bol", CHANGED))
            .with(method(order(2, "processing", CHANGED), "bol", null));
    Owner owner = new Owner(topics, seals, shop).activate();
    Owner.patiently().until(() -> tables.count("shop_order", owner.id()) == 2);

    owner.chooses(rule("bol", Paid.NEVER)).activate();
    assertThat(owner.await(Topic.ORDERS, OrderSkipped.class, 1).getFirst().reason().code())
        .isEqualTo("METHOD_NOT_BOOKED");
    shop.with(
        method(order(2, "completed", CHANGED), "bol", CHANGED)
            .put("date_modified_gmt", "2026-09-12T00:00:00"));
    tables.intervalIsOver(owner.id());
    Owner.patiently().until(() -> tables.atRest(owner.id()));

    owner.chooses(IntakeChoices.USUAL).activate();
    Owner.patiently().until(() -> owner.story(2).contains("OrderCompleted"));

    assertThat(owner.story(1)).containsExactly("OrderCompleted");
    assertThat(owner.story(2)).containsExactly("OrderWaiting", "OrderSkipped", "OrderCompleted");
  }

  @Test
  void aChangeDuringAPauseAndAShopThatFailsOnceAreMadeUpFor() {
    ToyShop shop = Town.open().with(order(1, "shipped", CHANGED));
    Owner owner = new Owner(topics, seals, shop).activate();
    Owner.patiently().until(() -> tables.count("shop_order", owner.id()) == 1);

    owner.countsAsCompleted("shipped").pause();
    Owner.patiently().until(() -> tables.count("review", owner.id()) == 1);
    shop.answerOnce("orders", Reply.html(200, "<html>one moment</html>"));
    owner.activate();

    owner.await(Topic.ORDERS, OrderCompleted.class, 1);
    assertThat(owner.story(1)).containsExactly("OrderWaiting", "OrderCompleted");
  }

  @Test
  void aChangeThatConcernsNoOrderReadsNothingAgain() {
    ToyShop shop = Town.open().with(order(1, "shipped", CHANGED));
    Owner owner = new Owner(topics, seals, shop).activate();
    Owner.patiently().until(() -> tables.count("shop_order", owner.id()) == 1);

    owner.chooses(new IntakeChoices(List.of(), true)).activate();
    owner.activate();
    Owner.patiently().until(() -> tables.atRest(owner.id()));

    assertThat(tables.count("review", owner.id())).isZero();
    assertThat(owner.story(1)).containsExactly("OrderWaiting");
  }

  @Test
  void inShadowEverythingIsJudgedAgain() {
    ToyShop shop =
        Town.open().with(order(1, "shipped", CHANGED)).with(order(2, "completed", CHANGED));
    Owner owner = new Owner(topics, seals, shop).lookAlong();
    Owner.patiently().until(() -> tables.count("shadow_order", owner.id()) == 2);

    owner.countsAsCompleted("shipped").lookAlong();

    Owner.patiently().until(() -> standing(owner, 1).equals("ACCEPTED"));
    Owner.patiently().until(() -> standing(owner, 2).equals("WAITING"));
    assertThat(owner.told(Topic.ORDERS)).isEmpty();
  }

  private static final String COUNT =
      "select count(*) from shop_order where connection_id = ? and ";

  private String standing(Owner owner, long order) {
    return tables.value(
        "select cast(body as jsonb) ->> 'standing' from shadow_order"
            + " where connection_id = ? and order_id = "
            + order,
        owner.id());
  }

  private static IntakeChoices rule(String method, Paid paid) {
    return new IntakeChoices(List.of(new PaidRule(method, paid)), false);
  }

  private static ObjectNode method(ObjectNode order, String method, String completed) {
    return order.put("payment_method", method).put("date_completed_gmt", completed);
  }

  private static ObjectNode order(long id, String status, String paid) {
    return Recorded.orderJson(40)
        .put("id", id)
        .put("number", "N" + id)
        .put("order_key", "wc_order_" + id)
        .put("status", status)
        .put("date_created_gmt", CHANGED)
        .put("date_modified_gmt", CHANGED)
        .put("date_paid_gmt", paid)
        .put("date_completed_gmt", status.equals("completed") ? CHANGED : null);
  }
}
