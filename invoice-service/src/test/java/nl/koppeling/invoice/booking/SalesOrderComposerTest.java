package nl.koppeling.invoice.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order as a sales order: to the cent, on the right articles, or a reason of its own. */
class SalesOrderComposerTest {

  static final UUID TEMPLATE = UUID.fromString("40000000-0000-4000-8000-000000000001");
  private static final UUID HIGH = group(1);
  private static final UUID HIGH_SHIPPING = group(4);

  /** Groups as an administration has them: two for the high rate, on accounts of their own. */
  static final Shelf SHELF = shelf(false, 25);

  static Shelf shelf(boolean numeric, int maxLength) {
    return new Shelf(
        new Shelf.Codes(numeric, maxLength),
        List.of(
            new Shelf.Group(HIGH_SHIPPING, 4, Band.HIGH, Optional.of(Shop.ledger(8005))),
            new Shelf.Group(HIGH, 1, Band.HIGH, Optional.of(Shop.ledger(8000))),
            new Shelf.Group(group(2), 2, Band.LOW, Optional.empty()),
            new Shelf.Group(group(3), 3, Band.ZERO, Optional.of(Shop.ledger(8070)))));
  }

  private static UUID group(long number) {
    return new UUID(0x6000_0000_0000_4000L, 0x8000_0000_0000_0000L | number);
  }

  @Test
  void everyLineBearsItsShareOfTheVat() {
    SalesOrderForm form = form(ShopOrders.golden("2A"));

    assertThat(form.lines())
        .extracting(l -> l.article().code(), l -> l.band(), l -> l.gross().toString())
        .containsExactly(
            tuple("WEB-PROD-H", Band.HIGH, "121.00"),
            tuple("WEB-PROD-L", Band.LOW, "27.25"),
            tuple("WEB-VERZ-H", Band.HIGH, "6.05"));
    assertThat(form.total()).isEqualTo(new Cents(15430));
    assertThat(form.template()).isEqualTo(TEMPLATE);
  }

  @Test
  void anArticleIsMadeInTheGroupOnTheChosenLedgerElseInTheFirst() {
    assertThat(form(ShopOrders.golden("2A")).lines())
        .extracting(l -> l.article().group())
        .containsExactly(HIGH, group(2), HIGH_SHIPPING);
  }

  @Test
  void centsOfVatAreSpreadSoThatNothingIsLost() {
    SaleOrder order =
        order(
            "100.00", "17.36", line(1, "27.55", "A"), line(2, "27.55", "B"), line(3, "27.54", "C"));

    assertThat(form(order).lines())
        .extracting(l -> l.gross().toString())
        .containsExactly("33.34", "33.34", "33.32");
  }

  @ParameterizedTest(name = "{0} × at {1} together")
  @CsvSource({
    "3, 30.00, 6.30, 3, 12.10, Mok",
    "3, 10.00, 2.10, 1, 12.10, Mok × 3",
    "2.5, 20.00, 4.20, 2.5, 9.68, Mok",
    "7, 0.04, 0.01, 1, 0.05, Mok × 7",
    "-1, 10.00, 2.10, 1, 12.10, Mok × -1",
    "0, 10.00, 2.10, 1, 12.10, Mok × 0"
  })
  void piecesAreNamedOnlyWhereAPriceForEachIsWholeCents(
      String pieces, String net, String tax, String quantity, String price, String text) {
    SaleOrder.Line mok = line(1, net, "MOK-1", new BigDecimal(pieces), new BigDecimal(tax));
    BigDecimal total = new BigDecimal(net).add(new BigDecimal(tax));

    assertThat(form(order(total.toPlainString(), tax, mok)).lines())
        .extracting(
            l -> l.quantity().toPlainString(), l -> l.unitPrice().toString(), l -> l.description())
        .containsExactly(tuple(quantity, price, text));
  }

  @ParameterizedTest(name = "SKU {0}, numeric {1}, at most {2}")
  @CsvSource({
    "MOK-1, false, 25, MOK-1",
    "MOK-1, false, 10, MOK-1",
    "ABCDEFGHIJK, false, 10, WEB-PROD-H",
    "'', false, 25, WEB-PROD-H",
    "'a\u0007b', false, 25, WEB-PROD-H",
    "MOK-1, true, 13, 99011",
    "1042, true, 13, 1042",
    "0042, true, 13, 99011",
    "10422, true, 4, -",
    "1234567890123456789, true, 25, 99011",
    "MOK-1, false, 9, MOK-1",
    "'', false, 9, -",
    "MOK-1, false, 0, -"
  })
  void aSkuIsTheCodeWhenItFitsElseTheCollectiveArticle(
      String sku, boolean numeric, int maxLength, String code) {
    Composition composition =
        SalesOrderComposer.compose(
            order("12.10", "2.10", line(1, "10.00", sku)),
            Shop.PLAIN,
            Shop.FACTS,
            shelf(numeric, maxLength),
            TEMPLATE);

    if (code.equals("-")) {
      assertThat(Shop.outcome(composition)).isEqualTo("ARTICLE_CODE_UNFIT");
    } else {
      assertThat(form(composition).lines())
          .extracting(l -> l.article().code())
          .containsExactly(code);
    }
  }

  @Test
  void anArticleThatIsMadeIsCalledByWhatWasSold() {
    SalesOrderForm form =
        form(
            order(
                "60.50",
                "10.50",
                line(1, "50.00", "MOK-1", BigDecimal.TWO, new BigDecimal("10.50"))));

    assertThat(form.lines().get(0).article().name()).isEqualTo("Mok");
    assertThat(form(ShopOrders.golden("2A")).lines())
        .extracting(l -> l.article().name())
        .containsExactly(
            "Webshop producten (btw hoog)",
            "Webshop producten (btw laag)",
            "Webshop verzendkosten (btw hoog)");
  }

  @ParameterizedTest(name = "example {0}: {1}")
  @CsvSource({
    "3S, ORDER_FORM_DISCOUNT",
    "10, ORDER_FORM_NOT_DUTCH",
    "12, ORDER_FORM_NOT_DUTCH",
    "13, ORDER_FORM_NOT_DUTCH",
    "G1, ORDER_FORM_GIFT_CARD_SOLD",
    "G2, ORDER_FORM_PAID_BY_CARD",
    "G3, ORDER_FORM_NOT_DUTCH"
  })
  void whatASalesOrderCannotSayIsParked(String example, String code) {
    assertThat(Shop.outcome(compose(example))).isEqualTo(code);
  }

  @Test
  void dutchVatAbroadIsNotCertainEither() {
    SaleOrder home = order("12.10", "2.10", line(1, "10.00", "A"));

    assertThat(Shop.outcome(compose(to("BE", home)))).isEqualTo("ORDER_FORM_NOT_DUTCH");
    assertThat(Shop.outcome(BookingComposer.compose(to("BE", home), Shop.PLAIN, Shop.FACTS)))
        .isEqualTo("booked");
  }

  @Test
  void oneArticleAtTwoRatesIsParked() {
    SaleOrder.Line low =
        new SaleOrder.Line(
            SaleOrder.Kind.PRODUCT,
            2,
            "Boek",
            BigDecimal.ONE,
            new BigDecimal("10.00"),
            new BigDecimal("0.90"),
            List.of(new SaleOrder.LineTax(2, new BigDecimal("0.90"))),
            new BigDecimal("10.00"),
            product("mok-1"));
    SaleOrder order =
        order(
            "23.00",
            "3.00",
            List.of(rate(1, "21", "2.10"), rate(2, "9", "0.90")),
            line(1, "10.00", "MOK-1"),
            low);

    assertThat(Shop.outcome(compose(order))).isEqualTo("ARTICLE_TWO_RATES");
  }

  @Test
  void aRateWithoutRevenueGroupIsParked() {
    Shelf onlyLow = new Shelf(new Shelf.Codes(false, 25), List.of(SHELF.groups().get(2)));

    assertThat(
            Shop.outcome(
                SalesOrderComposer.compose(
                    ShopOrders.golden("1"), Shop.PLAIN, Shop.FACTS, onlyLow, TEMPLATE)))
        .isEqualTo("REVENUE_GROUP_MISSING");
  }

  @Test
  void whatIsNoBookingIsNoSalesOrder() {
    SaleOrder wrong = order("13.00", "2.10", line(1, "10.00", "A"));

    assertThat(compose(wrong)).isEqualTo(Shop.compose(wrong)).isInstanceOf(Composition.Park.class);
  }

  @Test
  void aTooLongOrderIsParked() {
    SaleOrder.Line[] lines =
        Stream.iterate(1L, i -> i + 1)
            .limit(251)
            .map(i -> line(i, "1.00", "A" + i))
            .toArray(SaleOrder.Line[]::new);

    assertThat(Shop.outcome(compose(order("303.71", "52.71", lines))))
        .isEqualTo("ORDER_FORM_TOO_LONG");
  }

  static Composition compose(SaleOrder order) {
    return SalesOrderComposer.compose(order, Shop.PLAIN, Shop.FACTS, SHELF, TEMPLATE);
  }

  private static Composition compose(String example) {
    return Golden.salesOrder(example);
  }

  private static SalesOrderForm form(SaleOrder order) {
    return form(compose(order));
  }

  private static SalesOrderForm form(Composition composition) {
    if (composition instanceof Composition.Order order) {
      return order.form();
    }
    throw new AssertionError("no sales order: " + composition);
  }

  private static SaleOrder.Product product(String sku) {
    return new SaleOrder.Product(5, "", Set.of(), List.of(), sku);
  }

  private static SaleOrder.Line line(long id, String net, String sku) {
    BigDecimal tax = new BigDecimal(net).multiply(new BigDecimal("0.21"));
    return line(id, net, sku, BigDecimal.ONE, tax);
  }

  private static SaleOrder.Line line(
      long id, String net, String sku, BigDecimal quantity, BigDecimal tax) {
    return new SaleOrder.Line(
        SaleOrder.Kind.PRODUCT,
        id,
        "Mok",
        quantity,
        new BigDecimal(net),
        tax,
        List.of(new SaleOrder.LineTax(1, tax)),
        new BigDecimal(net),
        product(sku));
  }

  private static SaleOrder.Rate rate(long id, String percent, String tax) {
    return new SaleOrder.Rate(id, "NL", new BigDecimal(percent), false, new BigDecimal(tax));
  }

  private static SaleOrder order(String total, String tax, SaleOrder.Line... lines) {
    return order(total, tax, List.of(rate(1, "21", tax)), lines);
  }

  private static SaleOrder order(
      String total, String tax, List<SaleOrder.Rate> rates, SaleOrder.Line... lines) {
    return new SaleOrder(
        42,
        "42",
        "EUR",
        Optional.of(Instant.parse("2026-03-02T10:00:00Z")),
        Optional.empty(),
        new BigDecimal(total),
        new BigDecimal(tax),
        new SaleOrder.Payment("ideal", "iDEAL", "tr_1"),
        Optional.of("NL"),
        Optional.of("NL"),
        false,
        List.of(lines),
        rates);
  }

  private static SaleOrder to(String country, SaleOrder o) {
    return new SaleOrder(
        o.orderId(),
        o.number(),
        o.currency(),
        o.paidAt(),
        o.completedAt(),
        o.total(),
        o.totalTax(),
        o.payment(),
        Optional.of(country),
        o.billing(),
        false,
        o.lines(),
        o.rates());
  }
}
