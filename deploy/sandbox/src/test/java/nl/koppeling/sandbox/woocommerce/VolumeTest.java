package nl.koppeling.sandbox.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import nl.koppeling.sandbox.woocommerce.orders.Batch;
import nl.koppeling.sandbox.woocommerce.orders.OrderMaker;
import nl.koppeling.sandbox.woocommerce.orders.OrderQuery;
import nl.koppeling.sandbox.woocommerce.orders.OrderStore;
import nl.koppeling.sandbox.woocommerce.orders.OrderWish;
import nl.koppeling.sandbox.woocommerce.wire.Decimals;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import nl.koppeling.sandbox.woocommerce.wire.PhpQuery;
import nl.koppeling.sandbox.woocommerce.wire.ShopTime;
import nl.koppeling.sandbox.woocommerce.wire.ShopVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that are made must add up as a shop's do, also by the hundred thousand. */
class VolumeTest {

  private static final Instant UNTIL = Instant.parse("2026-11-01T12:00:00Z");

  private static Batch batch(long seed, boolean odd) {
    return new Batch(seed, 50, 30, UNTIL, odd, List.of("mollie_wc_gateway_ideal"));
  }

  private static ObjectNode two(Batch batch, int index) {
    ObjectNode six = batch.order(index, 1_000 + index, ShopTime.AMSTERDAM).tree();
    return Decimals.round(six, 2, ShopVersion.CURRENT);
  }

  private static BigDecimal amount(JsonNode node, String field) {
    return new BigDecimal(node.get(field).asText());
  }

  private static void addsUp(ObjectNode order) {
    BigDecimal net = BigDecimal.ZERO;
    BigDecimal tax = BigDecimal.ZERO;
    for (String lines : List.of("line_items", "shipping_lines", "fee_lines")) {
      for (JsonNode line : order.get(lines)) {
        net = net.add(amount(line, "total"));
        tax = tax.add(amount(line, "total_tax"));
      }
    }
    BigDecimal summary = BigDecimal.ZERO;
    for (JsonNode line : order.get("tax_lines")) {
      summary = summary.add(amount(line, "tax_total")).add(amount(line, "shipping_tax_total"));
    }
    assertThat(net.add(tax)).isEqualByComparingTo(amount(order, "total"));
    assertThat(tax).isEqualByComparingTo(amount(order, "total_tax"));
    assertThat(summary).isEqualByComparingTo(tax);
    assertThat(amount(order, "cart_tax").add(amount(order, "shipping_tax")))
        .isEqualByComparingTo(tax);
  }

  @Test
  void generatedOrdersAddUpToTheCent() {
    Batch batch = batch(3, false);

    IntStream.range(0, 1_000).forEach(index -> addsUp(two(batch, index)));
  }

  @Test
  void theSameSeedGivesTheSameOrdersAndAnotherSeedOthers() {
    for (int index = 0; index < 50; index++) {
      assertThat(two(batch(9, true), index)).isEqualTo(two(batch(9, true), index));
    }
    assertThat(two(batch(9, false), 0)).isNotEqualTo(two(batch(10, false), 0));
  }

  @Test
  void oddOnesComeOnlyWhenAskedFor() {
    long odd = IntStream.range(0, 1_000).filter(i -> differs(i)).count();

    assertThat(odd).isEqualTo(10);
  }

  private static boolean differs(int index) {
    return !two(batch(5, true), index).equals(two(batch(5, false), index));
  }

  @Test
  void datesLieWithinTheDaysAskedFor() {
    for (int index = 0; index < 200; index++) {
      ObjectNode order = two(batch(1, false), index);
      assertThat(ShopTime.gmt(order, "date_created"))
          .isBetween(UNTIL.minus(Duration.ofDays(30)), UNTIL);
      assertThat(ShopTime.gmt(order, "date_modified"))
          .isBetween(ShopTime.gmt(order, "date_created"), UNTIL);
    }
  }

  @Test
  void aHundredThousandOrdersAreListedWithoutBeingKept() {
    OrderStore store = new OrderStore();
    Batch batch = batch(7, false);
    for (int index = 0; index < 100_000; index++) {
      store.add(batch.order(index, 1_000 + index, ShopTime.AMSTERDAM));
    }
    OrderQuery query =
        new OrderQuery(
            PhpQuery.parse(
                "orderby=id&order=asc&per_page=100&page=900"
                    + "&modified_after=2026-01-01T00:00:00&dates_are_gmt=true"),
            ShopVersion.CURRENT,
            ShopTime.AMSTERDAM);

    Instant started = Instant.now();
    OrderQuery.Found found = null;
    for (int i = 0; i < 20; i++) {
      found = query.in(store);
    }

    assertThat(found.total()).isEqualTo(100_000);
    assertThat(found.orders()).hasSize(100);
    assertThat(found.orders().get(0).id()).isEqualTo(1_000 + 899 * 100);
    assertThat(Duration.between(started, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"lines\":[{\"quantity\":2,\"unitPriceInclVat\":\"14.95\",\"rate\":21}]}', 29.90, 5.19",
    "'{\"lines\":[{\"quantity\":1,\"unitPriceInclVat\":\"22.50\",\"rate\":9}]}', 22.50, 1.86",
    "'{\"lines\":[{\"unitPriceInclVat\":\"25\",\"rate\":\"none\"}]}', 25.00, 0.00",
    "'{\"lines\":[{\"unitPriceInclVat\":\"129\",\"rate\":0}]}', 129.00, 0.00",
    "'{\"country\":\"DE\",\"lines\":[{\"unitPriceInclVat\":\"11.90\",\"rate\":19}]}', 11.90, 1.90",
    "'{\"country\":\"FI\",\"lines\":[{\"unitPriceInclVat\":\"12.55\",\"rate\":25.5}]}', 12.55, 2.55",
    "'{\"couponPercent\":10,\"lines\":[{\"quantity\":3,\"unitPriceInclVat\":\"9.95\"}]}', 26.86, 4.66",
    "'{\"shippingInclVat\":\"6.95\",\"feeInclVat\":\"-3.00\"}', 16.05, 2.79",
  })
  void wishesBecomeOrdersThatAddUp(String wish, String total, String tax) {
    ObjectNode six =
        OrderMaker.make(
            OrderWish.of(Json.parse(wish), ShopTime.AMSTERDAM.now()), 1, ShopTime.AMSTERDAM);
    ObjectNode order = Decimals.round(six, 2, ShopVersion.CURRENT);

    addsUp(order);
    assertThat(order.get("total").asText()).isEqualTo(total);
    assertThat(order.get("total_tax").asText()).isEqualTo(tax);
  }

  @Test
  void aReductionTakesItsVatFromTheBasketAsRecorded() {
    // Recorded order 47: 14.95 at 21%, 22.50 at 9%, 6.95 shipping, -3.00 without VAT.
    String wish =
        "{\"lines\":[{\"unitPriceInclVat\":\"14.95\",\"rate\":21},"
            + "{\"unitPriceInclVat\":\"22.50\",\"rate\":9}],"
            + "\"shippingInclVat\":\"6.95\",\"feeInclVat\":\"-3.44\"}";
    ObjectNode fee =
        (ObjectNode)
            OrderMaker.make(
                    OrderWish.of(Json.parse(wish), ShopTime.AMSTERDAM.now()), 1, ShopTime.AMSTERDAM)
                .at("/fee_lines/0");

    assertThat(fee.at("/taxes/0/total").asText()).isEqualTo("-0.294323");
    assertThat(fee.at("/taxes/1/total").asText()).isEqualTo("-0.143862");
  }
}
