package nl.koppeling.invoice.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an order's own figures prove of the shop's rounding (VAT reference 4 and 6). */
class RoundingEvidenceTest {

  /** Made while the recorded shop rounded at the subtotal, as its unrounded VAT lines show. */
  private static final Set<Long> AT_SUBTOTAL =
      Set.of(
          40L, 41L, 42L, 43L, 44L, 45L, 46L, 47L, 48L, 49L, 50L, 51L, 52L, 53L, 56L, 287L, 291L,
          295L);

  private final Map<Rounding, Integer> found = new EnumMap<>(Rounding.class);

  @ParameterizedTest(name = "example {0}")
  @CsvSource({
    "1, CANNOT_TELL",
    "2A, CANNOT_TELL",
    "9A, PER_LINE",
    "9B, AT_SUBTOTAL",
    "9C, AT_SUBTOTAL",
    "12, CANNOT_TELL"
  })
  void theWorkedExamplesProveWhatTheySay(String example, Rounding expected) {
    assertThat(RoundingEvidence.of(ShopOrders.golden(example))).isEqualTo(expected);
  }

  @Test
  void recordedOrdersNeverProveTheWrongMode() {
    for (String file : List.of("orders.json", "orders-dp6.json")) {
      for (SaleOrder order : ShopOrders.recorded(file)) {
        Rounding wrong =
            AT_SUBTOTAL.contains(order.orderId()) ? Rounding.PER_LINE : Rounding.AT_SUBTOTAL;
        assertThat(RoundingEvidence.of(order))
            .as("order %d of %s", order.orderId(), file)
            .isNotEqualTo(wrong);
      }
    }
  }

  @Test
  void withSixDecimalsNearlyEveryTaxedOrderTells() {
    Map<Rounding, Long> verdicts =
        ShopOrders.recorded("orders-dp6.json").stream()
            .filter(o -> o.totalTax().signum() != 0)
            .collect(Collectors.groupingBy(RoundingEvidence::of, Collectors.counting()));

    assertThat(verdicts)
        .containsOnly(
            Map.entry(Rounding.PER_LINE, 28L),
            Map.entry(Rounding.AT_SUBTOTAL, 17L),
            Map.entry(Rounding.CANNOT_TELL, 1L));
  }

  @TestFactory
  Stream<DynamicTest> holdForEveryGeneratedOrder() {
    return Stream.of(
        Seeds.property("theWrongModeIsNeverProven", this::theWrongModeIsNeverProven),
        DynamicTest.dynamicTest(
            "bothModesAreProvenOften",
            () ->
                assertThat(List.of(Rounding.PER_LINE, Rounding.AT_SUBTOTAL))
                    .allMatch(mode -> found.getOrDefault(mode, 0) > 1_000)));
  }

  private void theWrongModeIsNeverProven(long seed) {
    boolean including = (seed & 1) == 0;
    for (boolean perLine : List.of(true, false)) {
      for (int decimals : List.of(2, 6)) {
        SaleOrder order = new GeneratedOrder(seed, including, perLine, decimals).order();
        Rounding rounding = RoundingEvidence.of(order);
        assertThat(rounding)
            .as("%d decimals", decimals)
            .isNotEqualTo(perLine ? Rounding.AT_SUBTOTAL : Rounding.PER_LINE);
        found.merge(rounding, 1, Integer::sum);
      }
    }
  }
}
