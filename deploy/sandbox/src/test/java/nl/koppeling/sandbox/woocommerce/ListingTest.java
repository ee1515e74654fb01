package nl.koppeling.sandbox.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import nl.koppeling.sandbox.woocommerce.BackDoor.Shop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sections 5.1 and 5.2 of the reference, row by row. */
@QuarkusTest
class ListingTest {

  @BeforeEach
  void fresh() {
    BackDoor.reset();
  }

  private static List<Integer> ids(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.jsonPath().getList("id");
  }

  private static List<Integer> page(Shop shop, String orderBy, String order, int page) {
    return ids(
        shop.call("/orders")
            .with("per_page", "10")
            .with("page", "" + page)
            .with("orderby", orderBy)
            .with("order", order)
            .get());
  }

  @Test
  void allRecordedOrdersAreListedInPages() {
    List<Integer> seen = new ArrayList<>();
    for (int page = 1; page <= 6; page++) {
      seen.addAll(page(BackDoor.demo(), "id", "asc", page));
    }

    assertThat(seen).hasSize(51).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void totalsAndLinksRepeatTheParametersAndShowTheDefaults() {
    Response answer = SignedCall.to("/orders").with("per_page", "1").get();

    assertThat(answer.header("X-WP-Total")).isEqualTo("51");
    assertThat(answer.header("X-WP-TotalPages")).isEqualTo("51");
    assertThat(answer.header("Link"))
        .contains("/shops/demo/wp-json/wc/v3/orders?")
        .contains("per_page=1&")
        .contains("oauth_signature=")
        .endsWith("&status%5B0%5D=any&dp=2&context=view&page=2>; rel=\"next\"");
  }

  @Test
  void aPagePastTheEndOfAShopWithItsOwnTablesForgetsTheTotal() {
    Response answer = SignedCall.to("/orders").with("page", "9999").get();

    assertThat(answer.asString()).isEqualTo("[]");
    assertThat(answer.header("X-WP-Total")).isEqualTo("0");
    assertThat(answer.header("X-WP-TotalPages")).isEqualTo("0");
    assertThat(answer.header("Link")).contains("page=0&").contains("rel=\"prev\"");
  }

  @Test
  void aPagePastTheEndOfAShopOnPostsKeepsTheTotal() {
    Shop shop = Shop.open("posts", "\"version\":\"6.1.1\"");
    shop.place("{}");

    Response answer = shop.call("/orders").with("page", "9").get();

    assertThat(answer.asString()).isEqualTo("[]");
    assertThat(answer.header("X-WP-Total")).isEqualTo("1");
  }

  @Test
  void theNewestComesFirstUnlessAsked() {
    assertThat(ids(SignedCall.to("/orders").with("per_page", "3").get()))
        .containsExactly(297, 296, 295);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T19:45:43, true, true",
    "2026-11-23T19:45:44, true, false",
    "2026-11-23T19:45:43Z, true, false",
    "2026-11-23T20:45:43+01:00, true, false",
    "2026-11-23T19:45:43Z, false, true",
    "2026-11-23T19:45:43, false, true",
    "2026-11-23T18:45:45, false, true",
    "2026-11-23T20:45:44, false, false",
  })
  void modifiedAfterMeansWhatItWasSeenToMean(String after, boolean gmt, boolean found) {
    // Order 29 was modified last at 19:45:44 UTC, in a shop at UTC+1.
    SignedCall call = SignedCall.to("/orders").with("modified_after", after).with("include", "29");

    List<Integer> found29 = ids((gmt ? call.with("dates_are_gmt", "true") : call).get());

    assertThat(found29.contains(29)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "after, 2026-09-01T15:16:36, true",
    "after, 2026-09-01T15:16:37, false",
    "before, 2026-09-01T15:16:38, true",
    "before, 2026-09-01T15:16:37, false",
    "modified_before, 2026-11-23T19:45:45, true",
    "modified_before, 2026-11-23T19:45:44, false",
  })
  void everyBoundIsStrict(String name, String value, boolean found) {
    List<Integer> ids =
        ids(
            SignedCall.to("/orders")
                .with(name, value)
                .with("dates_are_gmt", "true")
                .with("include", "29")
                .get());

    assertThat(ids.contains(29)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "per_page, 101, per-page-101",
    "modified_after, gisteren, bad-date",
    "status, bestaatniet, bad-status"
  })
  void badParametersGetTheRecordedAnswer(String name, String value, String file) {
    Response answer = SignedCall.to("/orders").with(name, value).get();

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.asString()).isEqualTo(Files.text("errors/" + file + ".json").strip());
  }

  @ParameterizedTest
  @CsvSource({
    "per_page, -1",
    "per_page, 0",
    "per_page, veel",
    "page, 0",
    "after, 2026-11-23",
    "orderby, kleur",
    "order, omhoog",
    "dates_are_gmt, misschien",
    "include, a"
  })
  void otherBadParametersAreRefusedByName(String name, String value) {
    Response answer = SignedCall.to("/orders").with(name, value).get();

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.jsonPath().getString("code")).isEqualTo("rest_invalid_param");
    assertThat(answer.jsonPath().getMap("data.params").keySet().toString())
        .isEqualTo("[" + name + "]");
  }

  @Test
  void unknownParametersAreIgnored() {
    assertThat(SignedCall.to("/orders").with("kleur", "blauw").get().statusCode()).isEqualTo(200);
  }

  @Test
  void beforeFiveEightModifiedAfterIsUnknownAndThereforeIgnored() {
    Shop shop = Shop.open("old", "\"version\":\"5.6.2\"");
    shop.place("{}");

    assertThat(ids(shop.call("/orders").with("modified_after", "2099-01-01T00:00:00").get()))
        .hasSize(1);
    assertThat(shop.call("/orders").options().asString()).doesNotContain("modified_after");
    assertThat(SignedCall.to("/orders").options().asString()).contains("modified_after");
  }

  @Test
  void trashIsLeftOutUnlessAskedForAndReadableById() {
    Shop shop = BackDoor.demo();
    shop.act(29, "trash", "{}");

    assertThat(ids(shop.call("/orders").with("include", "29").get())).isEmpty();
    assertThat(ids(shop.call("/orders").with("status", "any").with("include", "29").get()))
        .isEmpty();
    assertThat(ids(shop.call("/orders").with("status", "trash").get())).containsExactly(29);
    assertThat(shop.call("/orders/29").get().jsonPath().getString("status")).isEqualTo("trash");
  }

  @Test
  void statusesAreFilteredAndOrdersIncludedAndExcluded() {
    assertThat(ids(SignedCall.to("/orders").with("status", "failed").get())).containsExactly(34);
    assertThat(
            ids(
                SignedCall.to("/orders")
                    .with("include", "29,34,35")
                    .with("exclude", "35")
                    .with("orderby", "id")
                    .with("order", "asc")
                    .get()))
        .containsExactly(29, 34);
  }

  @Test
  void onlyTheAskedFieldsCome() {
    Response orders =
        SignedCall.to("/orders").with("include", "29").with("_fields", "id,status").get();

    assertThat(orders.asString()).isEqualTo("[{\"id\":29,\"status\":\"completed\"}]");
    assertThat(
            SignedCall.to("/system_status")
                .with("_fields", "environment.version,settings.HPOS_enabled,settings.currency")
                .get()
                .asString())
        .isEqualTo(
            "{\"environment\":{\"version\":\"11.0.1\"},"
                + "\"settings\":{\"HPOS_enabled\":true,\"currency\":\"EUR\"}}");
  }

  private static Shop fifteenOrders() {
    Shop shop = Shop.open("walked", "");
    for (int i = 0; i < 15; i++) {
      shop.place("{\"createdAt\":\"2026-10-01T12:00:" + (10 + i) + "Z\"}");
    }
    return shop;
  }

  private static List<Integer> walk(Shop shop, String orderBy, String order, Runnable meanwhile) {
    List<Integer> seen = new ArrayList<>(page(shop, orderBy, order, 1));
    meanwhile.run();
    seen.addAll(page(shop, orderBy, order, 2));
    return seen;
  }

  @Test
  void walkingByIdMissesNothingWhenAnOrderChangesOrArrives() {
    Shop shop = fifteenOrders();

    List<Integer> seen =
        walk(
            shop,
            "id",
            "asc",
            () -> {
              shop.act(1_001, "cancel", "{}");
              shop.place("{}");
            });

    assertThat(seen).hasSize(16).doesNotHaveDuplicates();
  }

  @Test
  void walkingByModificationMissesWhenASeenOrderChanges() {
    Shop shop = Shop.open("modified", "");
    long first = shop.place("{}");
    // All of one second are in order of id; the change moves the first one to the end.
    BackDoor.post("/shops/modified/generate", "{\"count\":14,\"seed\":1,\"days\":0}")
        .then()
        .statusCode(200);

    List<Integer> seen = walk(shop, "modified", "asc", () -> changedInALaterSecond(shop, first));

    assertThat(seen).hasSize(15);
    assertThat(seen.stream().distinct().count()).as("one was missed").isEqualTo(14);
  }

  private static void changedInALaterSecond(Shop shop, long order) {
    String newest =
        shop.call("/orders/" + (order + 14)).get().jsonPath().getString("date_modified");
    String changed;
    do {
      shop.act(order, "cancel", "{}");
      shop.act(order, "complete", "{}");
      changed = shop.call("/orders/" + order).get().jsonPath().getString("date_modified");
    } while (changed.equals(newest));
  }

  @Test
  void walkingByDateSeesAnOrderTwiceWhenNewOnesArrive() {
    Shop shop = fifteenOrders();

    List<Integer> seen = walk(shop, "date", "desc", () -> shop.place("{}"));

    assertThat(seen).hasSize(16);
    assertThat(seen.stream().distinct().count()).isEqualTo(15);
  }

  @Test
  void anyWalkMissesOneWhenASeenOrderIsTrashed() {
    Shop shop = fifteenOrders();

    List<Integer> seen = walk(shop, "id", "asc", () -> shop.act(1_001, "trash", "{}"));

    assertThat(seen).hasSize(14).doesNotHaveDuplicates();
  }

  @Test
  void taxesAndWebhooksArePagedToo() {
    Response taxes = SignedCall.to("/taxes").get();

    assertThat(taxes.jsonPath().getList("id")).hasSize(10);
    assertThat(taxes.header("X-WP-Total")).isEqualTo("11");
    assertThat(SignedCall.to("/taxes").with("per_page", "100").get().jsonPath().getList("id"))
        .hasSize(11);
    assertThat(SignedCall.to("/taxes/classes").get().jsonPath().getList("slug")).hasSize(4);
    assertThat(SignedCall.to("/settings/general").get().jsonPath().getList("id")).isNotEmpty();
    assertThat(SignedCall.to("/payment_gateways").get().jsonPath().getList("id"))
        .containsExactly("bacs", "cheque", "cod");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    Response order = SignedCall.to("/orders/99999999").get();

    assertThat(order.statusCode()).isEqualTo(404);
    assertThat(order.asString()).isEqualTo(Files.text("errors/unknown-order.json").strip());
    assertThat(SignedCall.to("/nothing").get().asString())
        .isEqualTo(Files.text("errors/no-route.json").strip());
    assertThat(SignedCall.to("/orders").delete().asString())
        .isEqualTo(Files.text("errors/method-not-allowed.json").strip());
  }

  @Test
  void theSalesReportIsTheSumOfTheShopsOwnOrders() {
    Response listed =
        SignedCall.to("/orders")
            .with("per_page", "100")
            .with("status", "completed,processing,on-hold,refunded")
            .get();
    double sold =
        listed.jsonPath().getList("total", String.class).stream()
            .mapToDouble(Double::parseDouble)
            .sum();
    double refunded =
        listed.jsonPath().getList("refunds.flatten().total", String.class).stream()
            .mapToDouble(Double::parseDouble)
            .sum();

    Response report =
        SignedCall.to("/reports/sales")
            .with("date_min", "2011-01-01")
            .with("date_max", "2099-12-31")
            .get();

    assertThat(report.jsonPath().getDouble("[0].total_sales"))
        .isEqualTo(sold + refunded, org.assertj.core.data.Offset.offset(0.005));
    assertThat(refunded).isNegative();
    assertThat(
            SignedCall.to("/reports/sales")
                .with("date_min", "2011-01-01")
                .with("date_max", "2011-12-31")
                .get()
                .jsonPath()
                .getString("[0].total_sales"))
        .isEqualTo("0.00");
  }

  @Test
  void aShopWithItsOwnTablesReportsNothingBeforeVersionEleven() {
    Shop shop = Shop.open("eight", "\"version\":\"8.6.0\"");
    shop.place("{}");

    Response report =
        shop.call("/reports/sales")
            .with("date_min", "2011-01-01")
            .with("date_max", "2099-12-31")
            .get();

    assertThat(report.jsonPath().getInt("[0].total_orders")).isZero();
  }
}
