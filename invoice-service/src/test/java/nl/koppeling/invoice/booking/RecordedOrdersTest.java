package nl.koppeling.invoice.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Fifty-one orders of a real shop, read with two and with six decimals. Whether an order is
 * eligible (completed and paid) is decided before this service; here only the money counts.
 */
class RecordedOrdersTest {

  private static final Map<Long, SaleOrder> TWO = byId("orders.json");
  private static final Map<Long, SaleOrder> SIX = byId("orders-dp6.json");

  @ParameterizedTest(name = "order {0}")
  @CsvFileSource(resources = "/woocommerce/expected.csv", numLinesToSkip = 1)
  void becomesWhatWasDerivedByReading(long id, String two, String six) {
    assertThat(outcome(TWO.get(id))).isEqualTo(two);
    assertThat(outcome(SIX.get(id))).isEqualTo(six == null ? two : six);
  }

  @Test
  void allAreInTheTable() {
    assertThat(TWO).hasSize(51);
    assertThat(SIX.keySet()).isEqualTo(TWO.keySet());
  }

  private static String outcome(SaleOrder order) {
    return switch (BookingComposer.compose(order, Shop.WITH_ZERO, Shop.FACTS)) {
      case Composition.Book book ->
          "booked %s vat %s on %s"
              .formatted(
                  book.booking().total(), book.booking().totalVat(), book.booking().invoiceDate());
      case Composition.Park park ->
          park.reasons().stream()
              .map(r -> r.code().name())
              .distinct()
              .sorted()
              .collect(Collectors.joining(" "));
      case Composition.Order made -> "ordered";
      case Composition.Skip skip -> skip.reason().code().name();
    };
  }

  private static Map<Long, SaleOrder> byId(String file) {
    List<SaleOrder> orders = ShopOrders.recorded(file);
    return orders.stream().collect(Collectors.toMap(SaleOrder::orderId, Function.identity()));
  }
}
