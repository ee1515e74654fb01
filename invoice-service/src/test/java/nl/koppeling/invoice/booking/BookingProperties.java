package nl.koppeling.invoice.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Properties of VAT reference 6, over generated orders ({@link Seeds}). */
class BookingProperties {

  @TestFactory
  Stream<DynamicTest> holdForEveryGeneratedOrder() {
    return Stream.of(
        Seeds.property(
            "everyHonestOrderIsBookedWithExactSums", this::everyHonestOrderIsBookedWithExactSums),
        Seeds.property("theOrderOfLinesChangesNothing", this::theOrderOfLinesChangesNothing),
        Seeds.property("theSameInputGivesTheSameBytes", this::theSameInputGivesTheSameBytes),
        Seeds.property(
            "bothRoundingModesAndBothWaysOfEnteringPricesPass",
            this::bothRoundingModesAndBothWaysOfEnteringPricesPass),
        Seeds.property(
            "oneLineOfManyEqualsManyLinesOfOne", this::oneLineOfManyEqualsManyLinesOfOne),
        Seeds.property(
            "theOppositeOfADocumentIsTheOppositeBooking",
            this::theOppositeOfADocumentIsTheOppositeBooking),
        Seeds.property(
            "aSalesOrderComesToWhatTheBookingComesTo",
            this::aSalesOrderComesToWhatTheBookingComesTo),
        Seeds.property("aCorruptedOrderIsRefused", this::aCorruptedOrderIsRefused));
  }

  private void everyHonestOrderIsBookedWithExactSums(long seed) {
    SaleOrder order = GeneratedOrder.of(seed);

    Composition composition = Shop.compose(order);

    if (composition instanceof Composition.Skip) {
      assertThat(order.total()).isZero();
      return;
    }
    Booking booking = Shop.booked(order);
    long net = booking.lines().stream().mapToLong(l -> l.net().amount()).sum();
    long vat = booking.vat().stream().mapToLong(v -> v.amount().amount()).sum();
    assertThat(net + vat).isEqualTo(Cents.exactly(order.total()).amount());
    assertThat(vat).isEqualTo(Cents.exactly(order.totalTax()).amount());
    assertThat(booking.lines()).noneMatch(l -> l.net().isZero());
  }

  /** The same lines on the same bands, gross; only discounts of their own are left out. */
  private void aSalesOrderComesToWhatTheBookingComesTo(long seed) {
    SaleOrder order = GeneratedOrder.of(seed);
    Composition composition = SalesOrderComposerTest.compose(order);
    if (!(composition instanceof Composition.Order made)) {
      assertThat(Shop.outcome(composition)).isIn("SKIPPED_ZERO", "ORDER_FORM_DISCOUNT");
      return;
    }
    List<SalesOrderForm.Line> lines = made.form().lines();
    assertThat(made.booking()).isEqualTo(Shop.booked(order));
    assertThat(lines).hasSameSizeAs(made.booking().lines());
    assertThat(made.form().total()).isEqualTo(Cents.exactly(order.total()));
    for (Band band : List.of(Band.HIGH, Band.LOW)) {
      long gross =
          lines.stream().filter(l -> l.band() == band).mapToLong(l -> l.gross().amount()).sum();
      long booked =
          made.booking().lines().stream()
                  .filter(l -> l.band() == band)
                  .mapToLong(l -> l.net().amount())
                  .sum()
              + made.booking().vat().stream()
                  .filter(v -> v.band() == band)
                  .mapToLong(v -> v.amount().amount())
                  .sum();
      assertThat(gross).isEqualTo(booked);
    }
  }

  private void theOrderOfLinesChangesNothing(long seed) {
    SaleOrder order = GeneratedOrder.of(seed);
    List<SaleOrder.Line> shuffled = new ArrayList<>(order.lines());
    Collections.shuffle(shuffled, new Random(seed));
    List<SaleOrder.Rate> reversed = new ArrayList<>(order.rates());
    Collections.reverse(reversed);

    assertThat(Shop.compose(with(order, shuffled, reversed))).isEqualTo(Shop.compose(order));
  }

  private void theSameInputGivesTheSameBytes(long seed) {
    assertThat(Shop.compose(GeneratedOrder.of(seed)))
        .isEqualTo(Shop.compose(GeneratedOrder.of(seed)));
  }

  private void bothRoundingModesAndBothWaysOfEnteringPricesPass(long seed) {
    for (boolean including : List.of(true, false)) {
      for (boolean perLine : List.of(true, false)) {
        SaleOrder order = new GeneratedOrder(seed, including, perLine, 6).order();
        assertThat(Shop.compose(order)).isNotInstanceOf(Composition.Park.class);
      }
    }
  }

  private void oneLineOfManyEqualsManyLinesOfOne(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int pieces = 1 + random.nextInt(8);
    BigDecimal price = BigDecimal.valueOf(100 + random.nextInt(9_900), 2);
    BigDecimal tax = price.multiply(new BigDecimal("0.21"));
    SaleOrder one =
        equalLines(
            1,
            price.multiply(BigDecimal.valueOf(pieces)),
            tax.multiply(BigDecimal.valueOf(pieces)));
    SaleOrder many = equalLines(pieces, price, tax);

    assertThat(sums(Shop.booked(many))).isEqualTo(sums(Shop.booked(one)));
  }

  private void theOppositeOfADocumentIsTheOppositeBooking(long seed) {
    SaleOrder order = GeneratedOrder.of(seed);
    if (!(Shop.compose(order) instanceof Composition.Book)) {
      return;
    }
    List<Component> components = components(order);
    Cents total = Cents.exactly(order.total());
    Cents tax = Cents.exactly(order.totalTax());

    Checked<Reconciler.Reconciled> there = Reconciler.reconcile(components, total, tax, Map.of());
    Checked<Reconciler.Reconciled> back =
        Reconciler.reconcile(
            components.stream().map(Component::negated).toList(),
            total.negate(),
            tax.negate(),
            Map.of());

    assertThat(opposite(value(back))).isEqualTo(amounts(value(there)));
  }

  private void aCorruptedOrderIsRefused(long seed) {
    SaleOrder order = GeneratedOrder.of(seed);
    if (!(Shop.compose(order) instanceof Composition.Book)) {
      return;
    }

    Composition composition = Shop.compose(Corruption.of(order, seed));

    assertThat(composition).isInstanceOf(Composition.Park.class);
  }

  private static SaleOrder equalLines(int count, BigDecimal net, BigDecimal tax) {
    List<SaleOrder.Line> lines = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      lines.add(
          new SaleOrder.Line(
              SaleOrder.Kind.PRODUCT,
              i,
              "Mok",
              BigDecimal.ONE,
              net,
              tax,
              List.of(new SaleOrder.LineTax(1, tax))));
    }
    BigDecimal n = BigDecimal.valueOf(count);
    BigDecimal totalTax = tax.multiply(n).setScale(2, java.math.RoundingMode.HALF_UP);
    SaleOrder template = GeneratedOrder.of(1);
    return new SaleOrder(
        42,
        "42",
        "EUR",
        template.paidAt(),
        template.completedAt(),
        net.multiply(n).add(totalTax),
        totalTax,
        template.payment(),
        template.destination(),
        template.billing(),
        false,
        lines,
        List.of(new SaleOrder.Rate(1, "NL", BigDecimal.valueOf(21), false, tax.multiply(n))));
  }

  private static List<Object> sums(Booking booking) {
    return List.of(WorkedExamplesTest.netPerLedger(booking), booking.vat(), booking.total());
  }

  static SaleOrder with(SaleOrder o, List<SaleOrder.Line> lines, List<SaleOrder.Rate> rates) {
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
        o.vatNumber(),
        lines,
        rates,
        o.particulars());
  }

  private static List<Component> components(SaleOrder order) {
    Map<Long, SaleOrder.Rate> rates = new HashMap<>();
    order.rates().forEach(r -> rates.put(r.id(), r));
    return value(
        Components.of(
            order,
            rates,
            Shop.PLAIN,
            BookingComposer.bands(
                order,
                Shop.PLAIN,
                Shop.FACTS,
                new Dates(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 2)),
                Treatment.DOMESTIC)));
  }

  private static <T> T value(Checked<T> checked) {
    if (checked instanceof Checked.Passed<T> passed) {
      return passed.value();
    }
    throw new AssertionError(checked.toString());
  }

  private static List<Long> amounts(Reconciler.Reconciled result) {
    List<Long> all = new ArrayList<>();
    result.net().values().forEach(c -> all.add(c.amount()));
    result.vat().values().forEach(c -> all.add(c.amount()));
    return all;
  }

  private static List<Long> opposite(Reconciler.Reconciled result) {
    return amounts(result).stream().map(a -> -a).toList();
  }
}
