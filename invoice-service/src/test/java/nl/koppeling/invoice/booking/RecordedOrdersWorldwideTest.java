package nl.koppeling.invoice.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The recorded orders for an owner who sells everything everywhere: the one-stop shop since 2026,
 * ledger accounts for every treatment, product 16 a gift card, and the VAT number of order 110
 * valid. The table names each order's treatment, its net per ledger account and its VAT; it was
 * derived by reading the orders, and is the same for two and for six decimals unless it says so.
 */
class RecordedOrdersWorldwideTest {

  private static final Mapping WORLDWIDE =
      Shop.marked(Shop.ABROAD, Shop.mark(Mapping.Mark.Kind.GIFT_CARD, 16));
  private static final Map<Long, SaleOrder> TWO = byId("orders.json");
  private static final Map<Long, SaleOrder> SIX = byId("orders-dp6.json");

  @ParameterizedTest(name = "order {0}")
  @CsvFileSource(
      resources = "/woocommerce/expected-worldwide.csv",
      delimiter = ';',
      numLinesToSkip = 1)
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
    return switch (BookingComposer.compose(proven(order), WORLDWIDE, Shop.FACTS)) {
      case Composition.Book book -> booked(book.booking());
      case Composition.Park park ->
          park.reasons().stream()
              .map(r -> r.code().name())
              .distinct()
              .sorted()
              .collect(Collectors.joining(" "));
      case Composition.Skip skip -> skip.reason().code().name();
      case Composition.Order form -> throw new AssertionError("nobody asked for sales orders");
    };
  }

  private static String booked(Booking booking) {
    Map<Integer, Cents> net = new TreeMap<>();
    booking.lines().forEach(l -> net.merge(Shop.number(l.ledger()), l.net(), Cents::plus));
    String lines =
        net.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    String vat =
        booking.vat().stream()
            .map(v -> v.band() + " " + v.amount())
            .collect(Collectors.joining(", "));
    return "%s %s = %s%s"
        .formatted(booking.treatment(), booking.total(), lines, vat.isEmpty() ? "" : " + " + vat);
  }

  /** What the register would say of the only VAT number among them. */
  private static SaleOrder proven(SaleOrder o) {
    if (o.orderId() != 110) {
      return o;
    }
    SaleOrder.Particulars p = o.particulars();
    return new SaleOrder(
        o.orderId(),
        o.number(),
        o.currency(),
        o.paidAt(),
        o.completedAt(),
        o.total(),
        o.totalTax(),
        o.payment(),
        o.destination(),
        o.billing(),
        true,
        o.lines(),
        o.rates(),
        new SaleOrder.Particulars(
            p.area(),
            Optional.of(new SaleOrder.VatProof("DE", true)),
            p.giftCards(),
            p.pluginNumber()));
  }

  private static Map<Long, SaleOrder> byId(String file) {
    return ShopOrders.recorded(file).stream()
        .collect(Collectors.toMap(SaleOrder::orderId, Function.identity()));
  }
}
