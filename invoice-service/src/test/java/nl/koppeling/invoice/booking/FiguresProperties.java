package nl.koppeling.invoice.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Figures over generated orders and refunds: what is summed is what was booked. */
class FiguresProperties {

  private final AtomicLong counted = new AtomicLong();
  private final AtomicLong booked = new AtomicLong();
  private final AtomicLong withExcess = new AtomicLong();

  @TestFactory
  Stream<DynamicTest> holdForEveryGeneratedOrder() {
    return Stream.of(
        Seeds.property(
            "turnoverWithConsumersIsThatOfTheBooking",
            this::turnoverWithConsumersIsThatOfTheBooking),
        DynamicTest.dynamicTest(
            "theSumOverAllOrdersIsTheSumOverAllBookings",
            () -> assertThat(counted.get()).isPositive().isEqualTo(booked.get())),
        Seeds.property("excessShippingVatIsAPartOfIt", this::excessShippingVatIsAPartOfIt),
        DynamicTest.dynamicTest(
            "thereIsExcessOften", () -> assertThat(withExcess.get()).isGreaterThan(1_000)),
        Seeds.property("aResidualIsTold", this::aResidualIsTold),
        Seeds.property("aRefundedOrderAddsUpToNothing", this::aRefundedOrderAddsUpToNothing));
  }

  private void turnoverWithConsumersIsThatOfTheBooking(long seed) {
    SaleOrder order = FiguresTest.to(GeneratedOrder.of(seed), "BE", false);
    if (Shop.compose(order) instanceof Composition.Book book) {
      Booking booking = book.booking();
      long net = booking.lines().stream().mapToLong(l -> l.net().amount()).sum();
      long figure = booking.figures().orElseThrow().netToEuConsumers().amount();
      assertThat(figure).isEqualTo(net);
      counted.addAndGet(figure);
      booked.addAndGet(booking.total().minus(booking.totalVat()).amount());
    }
  }

  private void excessShippingVatIsAPartOfIt(long seed) {
    if (!(Shop.compose(GeneratedOrder.of(seed)) instanceof Composition.Book book)) {
      return;
    }
    Booking booking = book.booking();
    long excess = booking.figures().orElseThrow().excessShippingVat().amount();
    long shipping = net(booking, LedgerRole.SHIPPING);
    // At most all of it belonged to the low rate: 12 points less.
    assertThat(BigDecimal.valueOf(excess))
        .isBetween(
            BigDecimal.ZERO,
            new BigDecimal("0.12").multiply(BigDecimal.valueOf(shipping + 5)).add(BigDecimal.ONE));
    if (excess > 0) {
      assertThat(booking.notices()).contains(Notice.SHIPPING_ALL_HIGH);
      withExcess.incrementAndGet();
    }
  }

  private void aResidualIsTold(long seed) {
    if (Shop.compose(GeneratedOrder.of(seed)) instanceof Composition.Book book) {
      Booking booking = book.booking();
      Cents residual = booking.figures().orElseThrow().residual();
      assertThat(!residual.isZero())
          .isEqualTo(booking.notices().contains(Notice.ROUNDING_RESIDUAL));
    }
  }

  private void aRefundedOrderAddsUpToNothing(long seed) {
    SaleOrder order = FiguresTest.to(GeneratedOrder.of(seed), "BE", false);
    if (!(Shop.compose(order) instanceof Composition.Book book)) {
      return;
    }
    Booking sale = book.booking();
    SplittableRandom random = new SplittableRandom(seed ^ 31);
    List<CreditComposer.Earlier> credits = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      Remainder left = RefundChainProperties.left(sale, credits);
      Refund refund = RefundChainProperties.partly(random, i, left);
      if (refund != null) {
        credits.add(credit(refund, sale, credits));
      }
    }
    Cents left = RefundChainProperties.left(sale, credits).total();
    if (left.isZero()) {
      return;
    }
    credits.add(credit(RefundChainProperties.refund(99, left.euros(), List.of()), sale, credits));

    for (Function<Figures, Cents> figure :
        List.<Function<Figures, Cents>>of(
            Figures::netToEuConsumers, Figures::excessShippingVat, Figures::couponDifference)) {
      Cents sum =
          Cents.sum(
              Stream.concat(
                  Stream.of(figure.apply(sale.figures().orElseThrow())),
                  credits.stream().map(c -> figure.apply(c.credit().figures().orElseThrow()))));
      assertThat(sum).isEqualTo(Cents.ZERO);
    }
    assertThat(credits.get(credits.size() - 1).credit().figures().orElseThrow().day())
        .isEqualTo(LocalDate.of(2026, 3, 9));
  }

  private static CreditComposer.Earlier credit(
      Refund refund, Booking sale, List<CreditComposer.Earlier> earlier) {
    return new CreditComposer.Earlier(
        refund,
        Shop.book(
            CreditComposer.compose(
                refund,
                sale,
                List.copyOf(earlier),
                RefundChainProperties.WITH_CONSENT,
                Shop.FACTS)));
  }

  private static long net(Booking booking, LedgerRole role) {
    return booking.lines().stream()
        .filter(l -> l.origin().filter(o -> o.role() == role).isPresent())
        .mapToLong(l -> l.net().amount())
        .sum();
  }
}
