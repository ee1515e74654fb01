package nl.koppeling.invoice.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The one-stop-shop form over generated orders: sums exact, and what is booked fits SnelStart's
 * cent per turnover line; what does not fit is refused by us, not by SnelStart (VAT reference 6,
 * step 7).
 */
class OssProperties {

  /** A country whose rates are those of the generator. */
  private static final RateTable RATES =
      new RateTable(
          Shop.RATES.periods(),
          List.of(
              new RateTable.Foreign(
                  "BE", Band.OSS_STANDARD, BigDecimal.valueOf(21), LocalDate.of(1996, 1, 1)),
              new RateTable.Foreign(
                  "BE", Band.OSS_REDUCED_LOW, BigDecimal.valueOf(9), LocalDate.of(1996, 1, 1))));

  private static final Facts FACTS = new Facts(Shop.FACTS.connectionId(), RATES);

  private static final Mapping MAPPING =
      Shop.with(
          Shop.ABROAD,
          Shop.rule(LedgerRole.SHIPPING, Band.OSS_REDUCED_LOW, 8042),
          Shop.rule(LedgerRole.FEE, Band.OSS_STANDARD, 8042),
          Shop.rule(LedgerRole.FEE, Band.OSS_REDUCED_LOW, 8042));

  private final AtomicLong booked = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  @TestFactory
  Stream<DynamicTest> holdForEveryGeneratedOrder() {
    return Stream.of(
        Seeds.property("whatIsBookedFitsSnelStart", this::whatIsBookedFitsSnelStart),
        DynamicTest.dynamicTest(
            "fewOrdersAreRefusedForTheirCents",
            () -> assertThat(refused.get() * 1_000).isLessThan(booked.get())));
  }

  private void whatIsBookedFitsSnelStart(long seed) {
    SaleOrder order = belgian(GeneratedOrder.of(seed));
    Composition composition = BookingComposer.compose(order, MAPPING, FACTS);
    if (composition instanceof Composition.Skip) {
      return;
    }
    if (composition instanceof Composition.Park) {
      assertThat(Shop.outcome(composition)).isEqualTo("OSS_TOLERANCE");
      refused.incrementAndGet();
      return;
    }
    booked.incrementAndGet();
    Booking booking = Shop.book(composition);
    assertThat(booking.treatment()).isEqualTo(Treatment.OSS);
    assertThat(booking.total()).isEqualTo(Cents.exactly(order.total()));
    assertThat(booking.totalVat()).isEqualTo(Cents.exactly(order.totalTax()));
    assertThat(booking.vat()).allMatch(v -> v.ledger().isPresent());
    booking.vat().forEach(vat -> withinACentPerLine(booking, vat));
  }

  private static void withinACentPerLine(Booking booking, Booking.Vat vat) {
    List<Booking.Line> lines =
        booking.lines().stream().filter(l -> l.band() == vat.band()).toList();
    BigDecimal rate = new BigDecimal(vat.band() == Band.OSS_STANDARD ? "0.21" : "0.09");
    BigDecimal expected = Cents.sum(lines.stream().map(Booking.Line::net)).exact().multiply(rate);
    assertThat(expected.subtract(vat.amount().exact()).abs())
        .isLessThanOrEqualTo(BigDecimal.valueOf(lines.size()));
  }

  private static SaleOrder belgian(SaleOrder o) {
    return new SaleOrder(
        o.orderId(),
        o.number(),
        o.currency(),
        o.paidAt(),
        o.completedAt(),
        o.total(),
        o.totalTax(),
        o.payment(),
        Optional.of("BE"),
        Optional.of("BE"),
        false,
        o.lines(),
        o.rates().stream()
            .map(r -> new SaleOrder.Rate(r.id(), "BE", r.percent(), false, r.tax()))
            .toList(),
        o.particulars());
  }
}
