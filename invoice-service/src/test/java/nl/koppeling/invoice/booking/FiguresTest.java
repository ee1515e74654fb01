package nl.koppeling.invoice.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a booking adds to the figures over many orders, against the examples of VAT reference 7. */
class FiguresTest {

  @Test
  void shippingAtTheHighRateCostsTwelveCentsInExample2() {
    assertThat(figures("2A").excessShippingVat()).isEqualTo(new Cents(12));
    assertThat(figures("2B").excessShippingVat()).isEqualTo(Cents.ZERO);
  }

  @Test
  void theCouponOfExample4CostsThirtySevenCents() {
    SaleOrder order =
        before(ShopOrders.golden("4"), Map.of(1L, new BigDecimal("50"), 2L, new BigDecimal("30")));

    Booking booking = Shop.booked(order);

    assertThat(booking.notices()).contains(Notice.COUPON_SPLIT);
    assertThat(booking.figures().orElseThrow().couponDifference()).isEqualTo(new Cents(37));
    assertThat(figures("3").couponDifference()).isEqualTo(Cents.ZERO);
  }

  @ParameterizedTest(name = "example {0}")
  @CsvSource({"1, 0", "9A, 0", "9B, 1", "9C, 2"})
  void theResidualIsInWholeCents(String example, long cents) {
    assertThat(figures(example).residual()).isEqualTo(new Cents(cents));
  }

  @ParameterizedTest(name = "example {0}")
  @CsvSource({"1, NL, 0", "10, BE, 10600", "11, DE, 7500", "12, BE, 0", "13, US, 0"})
  void onlyConsumersInOtherMemberStatesCount(String example, String country, long net) {
    assertThat(figures(example).country()).isEqualTo(country);
    assertThat(figures(example).netToEuConsumers()).isEqualTo(new Cents(net));
  }

  /** The last cent of VAT may go back as turnover; no more turnover goes back than there was. */
  @Test
  void aCreditTakesBackNoMoreThanTheSaleAdded() {
    Booking sale = Shop.booked(to(ShopOrders.golden("1"), "BE", false));
    Cents cent = new Cents(1);
    Cents net = sale.total().minus(sale.totalVat());
    Booking.Line line = sale.lines().getFirst();
    Booking credit =
        new Booking(
            "C",
            sale.invoiceDate(),
            "credit",
            sale.markers(),
            sale.paymentTermDays(),
            sale.total().negate(),
            List.of(
                new Booking.Line(
                    "back",
                    line.ledger(),
                    line.costCentre(),
                    line.band(),
                    net.plus(cent).negate(),
                    line.origin())),
            List.of(
                new Booking.Vat(
                    line.band(), sale.totalVat().minus(cent).negate(), Optional.empty())),
            List.of(new Booking.Payment(Booking.Payment.Means.METHOD, sale.total().negate())),
            sale.treatment(),
            Set.of(),
            "f");

    Figures back = CreditFigures.of(credit, sale.invoiceDate(), sale, List.of()).orElseThrow();

    assertThat(back.netToEuConsumers()).isEqualTo(net.negate());
  }

  @Test
  void dutchVatToAForeignConsumerCountsAndToAForeignBusinessDoesNot() {
    assertThat(figures(to(ShopOrders.golden("1"), "BE", false)).netToEuConsumers())
        .isEqualTo(new Cents(4128));
    assertThat(figures(to(ShopOrders.golden("1"), "BE", true)).netToEuConsumers())
        .isEqualTo(Cents.ZERO);
    assertThat(figures(to(ShopOrders.golden("1"), "US", false)).netToEuConsumers())
        .isEqualTo(Cents.ZERO);
  }

  @Test
  void aGiftCardIsNoTurnover() {
    SaleOrder order = to(ShopOrders.golden("1"), "BE", false);
    SaleOrder.Line card =
        new SaleOrder.Line(
            SaleOrder.Kind.PRODUCT,
            99,
            "Cadeaubon",
            BigDecimal.ONE,
            new BigDecimal("50.00"),
            new BigDecimal("0.00"),
            List.of(),
            new BigDecimal("50.00"),
            new SaleOrder.Product(77, "", Set.of(), List.of()));
    SaleOrder both = more(order, card, new BigDecimal("50.00"));
    Mapping mapping =
        Shop.marked(
            Shop.with(Shop.PLAIN, Shop.rule(LedgerRole.GIFT_CARD, Band.ZERO, 1680)),
            Shop.mark(Mapping.Mark.Kind.GIFT_CARD, 77));

    Figures figures = Shop.booked(both, mapping).figures().orElseThrow();

    assertThat(figures.netToEuConsumers()).isEqualTo(new Cents(4128));
  }

  @Test
  void theDayIsThatOfTheTaxInAmsterdam() {
    SaleOrder order = paid(ShopOrders.golden("1"), "2026-12-31T23:30:00Z");

    assertThat(figures(order).day()).isEqualTo(LocalDate.of(2027, 1, 1));
    assertThat(figures(paid(order, "2026-12-31T22:59:59Z")).day())
        .isEqualTo(LocalDate.of(2026, 12, 31));
  }

  @Test
  void aClosedPeriodMovesTheBookingAndNotTheDayOfTheTax() {
    Mapping open =
        Shop.choices(
            Shop.PLAIN,
            new Mapping.Choices(false, false, false, Optional.of(LocalDate.of(2027, 1, 1)), false));

    Booking booking = Shop.booked(ShopOrders.golden("1"), open);

    assertThat(booking.invoiceDate()).isEqualTo(LocalDate.of(2027, 1, 1));
    assertThat(booking.figures().orElseThrow().day()).isEqualTo(LocalDate.of(2026, 3, 2));
  }

  @Test
  void aCreditTakesItsPartBack() {
    Booking sale = Golden.booking("2A");
    Booking half = credit(sale, 1, "3.03", "2.50", "0.53", List.of());
    Booking rest =
        credit(sale, 2, "3.02", "2.50", "0.52", List.of(earlier(half, 1, "3.03", "2.50", "0.53")));

    assertThat(half.figures().orElseThrow().excessShippingVat()).isEqualTo(new Cents(-6));
    assertThat(rest.figures().orElseThrow().excessShippingVat()).isEqualTo(new Cents(-6));
    assertThat(Golden.booking("14A").figures().orElseThrow().excessShippingVat())
        .isEqualTo(Cents.ZERO);
  }

  @Test
  void aCreditOfASaleWithoutFiguresHasNone() {
    Booking sale = Golden.booking("2A").counted(Optional.empty());

    assertThat(credit(sale, 1, "3.03", "2.50", "0.53", List.of()).figures()).isEmpty();
  }

  @Test
  void figuresChangeNoFingerprint() {
    Booking booking = Golden.booking("5");

    assertThat(booking.counted(Optional.empty()).sealed(booking.notices(), Shop.PLAIN))
        .extracting(Booking::fingerprint)
        .isEqualTo("61836236f2b1b2c3ef5e306cd6605a7bb95dc229ed109b4f6b542670ef3860dd");
  }

  @Test
  void aCountryHasTwoLetters() {
    assertThatThrownBy(
            () ->
                new Figures(
                    LocalDate.EPOCH,
                    "Nederland",
                    Cents.ZERO,
                    Cents.ZERO,
                    Cents.ZERO,
                    Cents.ZERO,
                    Rounding.CANNOT_TELL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static CreditComposer.Earlier earlier(
      Booking credit, long id, String amount, String net, String tax) {
    return new CreditComposer.Earlier(shipping(id, amount, net, tax), credit);
  }

  private static Booking credit(
      Booking sale,
      long id,
      String amount,
      String net,
      String tax,
      List<CreditComposer.Earlier> earlier) {
    return Shop.book(
        CreditComposer.compose(
            shipping(id, amount, net, tax), sale, earlier, Shop.PLAIN, Shop.FACTS));
  }

  private static Refund shipping(long id, String amount, String net, String tax) {
    long line =
        ShopOrders.golden("2A").lines().stream()
            .filter(l -> l.kind() == SaleOrder.Kind.SHIPPING)
            .findFirst()
            .orElseThrow()
            .id();
    return new Refund(
        42,
        id,
        Instant.parse("2026-03-09T10:00:00Z"),
        new BigDecimal(amount),
        List.of(new Refund.Line(line, new BigDecimal(net), new BigDecimal(tax))));
  }

  private static Figures figures(String example) {
    return Golden.booking(example).figures().orElseThrow();
  }

  private static Figures figures(SaleOrder order) {
    return Shop.booked(order).figures().orElseThrow();
  }

  private static SaleOrder before(SaleOrder o, Map<Long, BigDecimal> prices) {
    List<SaleOrder.Line> lines =
        o.lines().stream()
            .map(
                l ->
                    new SaleOrder.Line(
                        l.kind(),
                        l.id(),
                        l.name(),
                        l.quantity(),
                        l.net(),
                        l.tax(),
                        l.taxes(),
                        prices.getOrDefault(l.id(), l.net()),
                        l.product()))
            .toList();
    return BookingProperties.with(o, lines, o.rates());
  }

  private static SaleOrder more(SaleOrder o, SaleOrder.Line line, BigDecimal net) {
    List<SaleOrder.Line> lines = new ArrayList<>(o.lines());
    lines.add(line);
    return changed(o, o.paidAt(), o.total().add(net), o.destination(), o.vatNumber(), lines);
  }

  private static SaleOrder paid(SaleOrder o, String moment) {
    return changed(
        o,
        Optional.of(Instant.parse(moment)),
        o.total(),
        o.destination(),
        o.vatNumber(),
        o.lines());
  }

  static SaleOrder to(SaleOrder o, String country, boolean business) {
    return changed(o, o.paidAt(), o.total(), Optional.of(country), business, o.lines());
  }

  private static SaleOrder changed(
      SaleOrder o,
      Optional<Instant> paidAt,
      BigDecimal total,
      Optional<String> destination,
      boolean business,
      List<SaleOrder.Line> lines) {
    return new SaleOrder(
        o.orderId(),
        o.number(),
        o.currency(),
        paidAt,
        o.completedAt(),
        total,
        o.totalTax(),
        o.payment(),
        destination,
        o.billing(),
        business,
        lines,
        o.rates(),
        o.particulars());
  }
}
