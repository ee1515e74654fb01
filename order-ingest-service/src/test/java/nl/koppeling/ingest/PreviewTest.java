package nl.koppeling.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.intake.Recorded;
import nl.koppeling.ingest.orders.Foretold;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.Reply;
import nl.koppeling.ingest.town.Tables;
import nl.koppeling.ingest.town.Town;
import nl.koppeling.ingest.town.ToyShop;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What would be told of a shop's last orders is what is told of them, and asking leaves no trace.
 */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class PreviewTest {

  @Inject Seals seals;
  @Inject AgroalDataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

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
  void whatIsForetoldIsWhatIsToldAfterwardsAndAskingLeavesNoTrace() {
    Owner owner = new Owner(topics, seals, Town.open().withEverythingRecorded());

    List<Foretold> foretold = foretold(owner);

    assertThat(foretold).hasSize(10).anyMatch(order -> !order.refunds().isEmpty());
    assertThat(owner.shop().calls()).allMatch(call -> call.startsWith("GET ")).hasSizeBetween(1, 7);
    assertThat(tables.count("shop_order", owner.id())).isZero();
    assertThat(tables.count("shop_poll", owner.id())).isZero();
    assertThat(tables.count("connection_copy", owner.id())).isZero();
    assertThat(outbox(owner)).isEqualTo("0");

    owner.activate();
    for (Foretold order : foretold) {
      long id = order.order().orderId();
      Owner.patiently().until(() -> !owner.story(id).isEmpty());
      if (order.beforeStart()) {
        assertThat(of(owner, OrderSkipped.class, id)).hasSize(1);
      } else if (order.sale().isPresent()) {
        OrderCompleted told = of(owner, OrderCompleted.class, id).getFirst();
        assertThat(order.sale().get().facts()).isEqualTo(told.facts());
        assertThat(order.sale().get().order()).isEqualTo(told.order());
        assertThat(owner.seal().open(order.sale().get().buyer(), id))
            .isEqualTo(owner.seal().open(told.buyer(), id));
        if (order.refundsRead()) {
          assertThat(order.refunds())
              .extracting(OrderRefunded::refundId, OrderRefunded::lines)
              .containsExactlyElementsOf(
                  of(owner, OrderRefunded.class, id).stream()
                      .map(r -> org.assertj.core.api.Assertions.tuple(r.refundId(), r.lines()))
                      .toList());
        }
      } else {
        assertThat(owner.story(id)).hasSize(1).doesNotContain("OrderCompleted");
      }
    }
  }

  @Test
  void whatCannotBeReadIsForetoldAsParked() {
    ToyShop shop = Town.open().with(Recorded.orderJson(40).put("total", "veel"));
    Owner owner = new Owner(topics, seals, shop);

    assertThat(foretold(owner))
        .singleElement()
        .satisfies(
            order -> {
              assertThat(order.standing()).isEqualTo("PARKED");
              assertThat(order.reasons().getFirst().code()).isEqualTo("ORDER_UNREADABLE");
            });
  }

  @Test
  void aShopThatDoesNotAnswerIsSaidToBeAway() {
    ToyShop shop = Town.open().with(40).answerOnce("orders", Reply.json(500, "{}"));
    Owner owner = new Owner(topics, seals, shop);

    assertThat(ask(owner, owner.id(), 10).statusCode()).isEqualTo(502);
    assertThat(ask(owner, owner.id(), 10).statusCode()).isEqualTo(200);
  }

  @Test
  void onlyAServiceMayAskAndOnlyForAHandful() {
    Owner owner = new Owner(topics, seals, Town.open());

    assertThat(ask(owner, owner.id(), 11).statusCode()).isEqualTo(400);
    assertThat(ask(owner, owner.id(), 0).statusCode()).isEqualTo(400);
    assertThat(ask(owner, UUID.randomUUID(), 10).statusCode()).isEqualTo(400);
    assertThat(ask(owner, "").statusCode()).isEqualTo(401);
    assertThat(ask(owner, new Tokens(realm).ofUser("owner")).statusCode()).isEqualTo(403);
    assertThat(owner.shop().calls()).isEmpty();
  }

  private List<Foretold> foretold(Owner owner) {
    Response answer = ask(owner, owner.id(), 10);
    assertThat(answer.statusCode()).isEqualTo(200);
    return List.of(
        EventCodec.read(answer.asString().getBytes(StandardCharsets.UTF_8), Foretold[].class));
  }

  private Response ask(Owner owner, UUID id, int most) {
    return ask(owner, service(), id, most);
  }

  private Response ask(Owner owner, String token) {
    return ask(owner, token, owner.id(), 10);
  }

  private static Response ask(Owner owner, String token, UUID id, int most) {
    String home = owner.shop().home();
    return given()
        .header("Authorization", token.isEmpty() ? "" : "Bearer " + token)
        .contentType("application/json")
        .body(
            EventCodec.write(
                Map.of(
                    "connection",
                    owner.untold(),
                    "shop",
                    Map.of(
                        "home",
                        home,
                        "apiRoot",
                        home + "/wp-json/wc/v3",
                        "consumerKey",
                        "ck_1",
                        "consumerSecret",
                        "cs_secret"),
                    "most",
                    most)))
        .post("/internal/connections/" + id + "/last-orders");
  }

  private String service() {
    return new Tokens(realm).ofService("connection-service", BackingServices.CLIENT_SECRET);
  }

  private String outbox(Owner owner) {
    return tables.value(
        "select count(*) from outbox where key like cast(? as text) || '%'", owner.id());
  }

  private static <T extends nl.koppeling.events.OrderEvent> List<T> of(
      Owner owner, Class<T> kind, long orderId) {
    return owner.told(Topic.ORDERS, kind).stream()
        .filter(event -> event.order().orderId() == orderId)
        .toList();
  }
}
