package nl.koppeling.sandbox.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import nl.koppeling.sandbox.woocommerce.BackDoor.Shop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changing orders through the API: what becomes of the order, and whether its date moves. */
@QuarkusTest
class ChangesOverRestTest {

  private static final String BEFORE = "2026-11-23T19:45:44";

  @BeforeEach
  void fresh() {
    BackDoor.reset();
  }

  private static JsonPath order(long id) {
    return SignedCall.to("/orders/" + id).get().jsonPath();
  }

  private static boolean moved() {
    return !order(29).getString("date_modified_gmt").equals(BEFORE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hpos  | {'status':'cancelled'} | true",
        "hpos  | {'meta_data':[{'key':'a','value':'b'}]} | true",
        "hpos  | {'status':'completed'} | true",
        "hpos  | {'line_items':[{'id':1,'quantity':5}]} | true",
        "posts | {'status':'cancelled'} | true",
        "posts | {'meta_data':[{'key':'a','value':'b'}]} | false",
        "posts | {'billing':{'city':'Goes'}} | false",
        "posts | {'status':'completed'} | false",
        "posts | {'line_items':[{'id':1,'quantity':5}]} | false",
        "posts | {'customer_note':'bel even'} | true",
      })
  void aPutMovesTheDateAsTheStorageDoes(String storage, String body, boolean moves) {
    BackDoor.put("/shops/demo", "{\"version\":\"11.0.1\",\"storage\":\"" + storage + "\"}");
    assertThat(moved()).isFalse();

    SignedCall.to("/orders/29").put(body.replace('\'', '"')).then().statusCode(200);

    assertThat(moved()).isEqualTo(moves);
  }

  @Test
  void completingFillsBothDatesAndKeepsTheAmounts() {
    assertThat(order(32).getString("date_paid")).isNull();

    SignedCall.to("/orders/32").put("{\"status\":\"completed\"}").then().statusCode(200);

    assertThat(order(32).getString("date_paid_gmt")).isNotNull();
    assertThat(order(32).getString("date_completed_gmt")).isNotNull();
  }

  @Test
  void metaIsUpdatedUnderItsKey() {
    SignedCall.to("/orders/29").put("{\"meta_data\":[{\"key\":\"_x\",\"value\":\"1\"}]}");
    int size = order(29).getList("meta_data").size();

    SignedCall.to("/orders/29").put("{\"meta_data\":[{\"key\":\"_x\",\"value\":\"2\"}]}");

    assertThat(order(29).getList("meta_data")).hasSize(size);
    assertThat(order(29).getString("meta_data.find { it.key == '_x' }.value")).isEqualTo("2");
  }

  @Test
  void anotherQuantityWorksTheTotalsOutAgain() {
    SignedCall.to("/orders/29")
        .put("{\"line_items\":[{\"id\":1,\"quantity\":4}]}")
        .then()
        .statusCode(200);

    JsonPath order = order(29);
    assertThat(order.getString("line_items[0].total")).isEqualTo("49.42");
    assertThat(order.getString("line_items[0].total_tax")).isEqualTo("10.38");
    // 49.42 + 20.64 + 5.74 net, 10.38 + 1.86 + 1.21 VAT
    assertThat(order.getString("total")).isEqualTo("89.25");
    assertThat(order.getString("total_tax")).isEqualTo("13.45");
  }

  @Test
  void anOrderNoteTouchesNothing() {
    Response note = SignedCall.to("/orders/29/notes").post("{\"note\":\"geboekt\"}");

    assertThat(note.statusCode()).isEqualTo(201);
    assertThat(note.jsonPath().getString("author")).isEqualTo("WooCommerce");
    assertThat(moved()).isFalse();
    assertThat(SignedCall.to("/orders/29/notes").get().jsonPath().getList("note"))
        .containsExactly("geboekt");
  }

  @Test
  void aRefundThatAsksTheGatewayIsRefusedAsRecorded() {
    Response answer = SignedCall.to("/orders/30/refunds").post("{\"amount\":\"1.00\"}");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.asString())
        .isEqualTo(Files.text("errors/refund-gateway-unavailable.json").strip());
  }

  @Test
  void aRefundOfTooMuchIsRefusedAsRecorded() {
    Response answer =
        SignedCall.to("/orders/30/refunds").post("{\"amount\":\"9999.00\",\"api_refund\":false}");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.asString()).isEqualTo(Files.text("errors/refund-too-much.json").strip());
  }

  @Test
  void anAmountOnlyRefundHasNoLinesAndNoVat() {
    Response refund =
        SignedCall.to("/orders/29/refunds").post("{\"amount\":\"10\",\"api_refund\":false}");

    assertThat(refund.statusCode()).isEqualTo(201);
    assertThat(refund.jsonPath().getString("amount")).isEqualTo("10.00");
    assertThat(refund.jsonPath().getList("line_items")).isEmpty();
    assertThat(refund.jsonPath().getList("tax_lines")).isEmpty();
    assertThat(order(29).getString("refunds[0].total")).isEqualTo("-10.00");
    assertThat(order(29).getString("refunds[0].total_tax")).isEqualTo("0.00");
    assertThat(order(29).getString("total")).as("not lowered").isEqualTo("59.35");
    assertThat(order(29).getString("status")).isEqualTo("completed");
    assertThat(moved()).isTrue();
  }

  @Test
  void deletingARefundMovesNothing() {
    String before = order(137).getString("date_modified_gmt");

    SignedCall.to("/orders/137/refunds/138").with("force", "true").delete().then().statusCode(200);

    assertThat(order(137).getList("refunds")).isEmpty();
    assertThat(SignedCall.to("/orders/137/refunds").get().asString()).isEqualTo("[]");
    assertThat(order(137).getString("date_modified_gmt")).isEqualTo(before);
  }

  @Test
  void pickingTheStatusRefundedAddsAnAmountOnlyRefundOfTheRest() {
    SignedCall.to("/orders/137").put("{\"status\":\"refunded\"}").then().statusCode(200);

    JsonPath order = order(137);
    assertThat(order.getString("status")).isEqualTo("refunded");
    assertThat(order.getList("refunds")).hasSize(2);
    assertThat(order.getString("refunds[0].reason")).isEqualTo("Order fully refunded.");
    assertThat(order.getString("refunds[0].total_tax")).isEqualTo("0.00");
  }

  @Test
  void aFullRefundThroughTheShopsScreenHasTheLines() {
    Shop shop = BackDoor.demo();
    shop.act(29, "refund", "{\"reason\":\"retour\"}");

    JsonPath refund = SignedCall.to("/orders/29/refunds").get().jsonPath();
    assertThat(refund.getString("[0].amount")).isEqualTo("59.35");
    assertThat(refund.getList("[0].line_items.quantity")).containsExactly(-2, -1);
    assertThat(refund.getList("[0].line_items.total")).containsExactly("-24.71", "-20.64");
    assertThat(refund.getString("[0].line_items[0].meta_data[0].value")).isEqualTo("1");
    assertThat(refund.getList("[0].tax_lines.tax_total")).containsExactly("-5.19", "-1.86");
    assertThat(refund.getString("[0].shipping_lines[0].total_tax")).isEqualTo("-1.21");
    assertThat(order(29).getString("refunds[0].total_tax")).isEqualTo("-8.26");
    assertThat(order(29).getString("status")).isEqualTo("refunded");
  }

  @Test
  void piecesOfALineAreRefunded() {
    Shop shop = BackDoor.demo();
    shop.act(29, "refund", "{\"lines\":[{\"index\":0,\"quantity\":1}]}");

    JsonPath refund = SignedCall.to("/orders/29/refunds").get().jsonPath();
    assertThat(refund.getString("[0].amount")).isEqualTo("14.95");
    assertThat(refund.getString("[0].line_items[0].total")).isEqualTo("-12.36");
    assertThat(refund.getString("[0].line_items[0].total_tax")).isEqualTo("-2.59");
  }

  @Test
  void theBackDoorEditsAndDeletesRefundsAsTheApiDoes() {
    Shop shop = BackDoor.demo();

    shop.act(29, "edit", "{\"line_items\":[{\"id\":1,\"quantity\":4}]}");
    Response left = shop.act(139, "delete-refund", "{\"refund\":141}");

    assertThat(order(29).getString("total")).isEqualTo("89.25");
    assertThat(left.jsonPath().getList("refunds")).containsExactlyInAnyOrder(140, 142);
    assertThat(order(139).getList("refunds.id")).containsExactlyInAnyOrder(140, 142);
  }

  @Test
  void aShopWhoseClockIsWrongStampsWithIt() {
    BackDoor.put("/shops/demo", "{\"clockOffset\":-7200}").then().statusCode(200);
    Instant before = Instant.now().minusSeconds(7_202);

    BackDoor.demo().act(29, "hold", "{}");
    long placed = BackDoor.demo().place("{}");

    for (long id : new long[] {29, placed}) {
      assertThat(Instant.parse(order(id).getString("date_modified_gmt") + "Z"))
          .isBetween(before, before.plusSeconds(60));
    }
    assertThat(order(placed).getString("date_created_gmt"))
        .isEqualTo(order(placed).getString("date_paid_gmt"));
  }

  @Test
  void anOrderDeletedForGoodIsNotFound() {
    SignedCall.to("/orders/29").with("force", "true").delete().then().statusCode(200);

    assertThat(SignedCall.to("/orders/29").get().statusCode()).isEqualTo(404);
  }

  @Test
  void brokenJsonIsRefusedAsRecorded() {
    Response answer = SignedCall.to("/orders/29").put("{\"status\":");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.asString()).isEqualTo(Files.text("errors/bad-json.json").strip());
  }
}
