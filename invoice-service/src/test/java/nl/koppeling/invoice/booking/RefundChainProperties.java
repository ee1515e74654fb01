package nl.koppeling.invoice.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Refunds in a row, by line, by amount and mixed, over generated orders: whatever the chain, a
 * fully refunded order ends at 0.00 on every ledger account and in every VAT band (VAT reference 6,
 * R1 to R8).
 */
class RefundChainProperties {

  static final Mapping WITH_CONSENT =
      Shop.choices(
          Shop.PLAIN, new Mapping.Choices(false, true, false, Optional.<LocalDate>empty(), false));

  @TestFactory
  Stream<DynamicTest> holdForEveryGeneratedChain() {
    return Stream.of(
        Seeds.property("everyChainEndsAtZero", this::everyChainEndsAtZero),
        Seeds.property("aFullRefundIsTheOpposite", this::aFullRefundIsTheOpposite),
        Seeds.property("moreThanIsLeftIsRefused", this::moreThanIsLeftIsRefused));
  }

  private void everyChainEndsAtZero(long seed) {
    Booking sale = sale(seed);
    if (sale == null) {
      return;
    }
    SplittableRandom random = new SplittableRandom(seed ^ 77);
    List<CreditComposer.Earlier> credits = new ArrayList<>();
    int steps = random.nextInt(4);
    for (int i = 1; i <= steps; i++) {
      Remainder left = left(sale, credits);
      Refund refund = partly(random, i, left);
      if (refund == null) {
        continue;
      }
      Booking credit = credit(refund, sale, credits);
      assertThat(credit.total().negate().euros()).isEqualByComparingTo(refund.amount());
      credits.add(new CreditComposer.Earlier(refund, credit));
      staysWithinBounds(sale, left(sale, credits));
    }
    Remainder left = left(sale, credits);
    if (left.total().isZero()) {
      return;
    }
    Refund rest = refund(99, left.total().euros(), List.of());
    credits.add(new CreditComposer.Earlier(rest, credit(rest, sale, credits)));

    Remainder nothing = left(sale, credits);
    assertThat(nothing.net().values()).allMatch(Cents::isZero);
    assertThat(nothing.vat().values()).allMatch(Cents::isZero);
  }

  private void aFullRefundIsTheOpposite(long seed) {
    Booking sale = sale(seed);
    if (sale == null) {
      return;
    }
    Booking credit = credit(refund(1, sale.total().euros(), List.of()), sale, List.of());

    assertThat(credit.total()).isEqualTo(sale.total().negate());
    assertThat(credit.vat())
        .isEqualTo(
            sale.vat().stream()
                .map(v -> new Booking.Vat(v.band(), v.amount().negate(), v.ledger()))
                .toList());
  }

  private void moreThanIsLeftIsRefused(long seed) {
    Booking sale = sale(seed);
    if (sale == null) {
      return;
    }
    Refund refund = refund(1, sale.total().plus(new Cents(1)).euros(), List.of());

    Composition composition =
        CreditComposer.compose(refund, sale, List.of(), WITH_CONSENT, Shop.FACTS);

    assertThat(Shop.outcome(composition)).isEqualTo("REFUND_EXCEEDS");
  }

  private static void staysWithinBounds(Booking sale, Remainder left) {
    left.net()
        .forEach(
            (slot, cents) -> {
              long booked =
                  sale.lines().stream()
                      .filter(l -> Remainder.Slot.of(l).equals(slot))
                      .mapToLong(l -> l.net().amount())
                      .sum();
              assertThat(cents.amount() * Long.signum(booked)).isNotNegative();
            });
    left.vat().keySet().forEach(band -> assertThat(left.mostVat(band).amount()).isNotNegative());
  }

  /** One or more lines in part, as a shop rounds them, or an amount alone. */
  static Refund partly(SplittableRandom random, int id, Remainder left) {
    if (random.nextInt(3) == 0) {
      long most = left.total().amount() - 1;
      return most < 1
          ? null
          : refund(id, new Cents(random.nextLong(1, most + 1)).euros(), List.of());
    }
    int decimals = random.nextBoolean() ? 2 : 6;
    List<Refund.Line> lines = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (Booking.Line line : left.sale().lines()) {
      Remainder.Slot slot = Remainder.Slot.of(line);
      boolean plain = slot.origin().filter(o -> o.role() != LedgerRole.DISCOUNT).isPresent();
      if (!plain || random.nextInt(3) > 0) {
        continue;
      }
      BigDecimal part = BigDecimal.valueOf(random.nextInt(1, 100)).movePointLeft(2);
      BigDecimal net =
          left.net().get(slot).euros().multiply(part).setScale(decimals, RoundingMode.HALF_UP);
      BigDecimal tax = net.multiply(percent(line.band())).setScale(decimals, RoundingMode.HALF_UP);
      if (net.signum() > 0) {
        lines.add(new Refund.Line(slot.origin().get().lineId(), net, tax));
        sum = sum.add(net).add(tax);
      }
    }
    BigDecimal amount = sum.setScale(2, RoundingMode.HALF_UP);
    boolean fits =
        amount.signum() > 0
            && amount.compareTo(left.total().euros()) < 0
            && roomForVat(left, lines);
    return fits ? refund(id, amount, lines) : null;
  }

  /** Amount-only refunds before may have taken the VAT of a band down to a cent or two. */
  private static boolean roomForVat(Remainder left, List<Refund.Line> lines) {
    BigDecimal tax = lines.stream().map(Refund.Line::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
    Cents all = Cents.sum(left.vat().values().stream());
    return tax.compareTo(all.euros()) <= 0;
  }

  private static BigDecimal percent(Band band) {
    return new BigDecimal(band == Band.HIGH ? "0.21" : "0.09");
  }

  private static Booking sale(long seed) {
    return Shop.compose(GeneratedOrder.of(seed)) instanceof Composition.Book book
        ? book.booking()
        : null;
  }

  private static Booking credit(Refund refund, Booking sale, List<CreditComposer.Earlier> earlier) {
    return Shop.book(
        CreditComposer.compose(refund, sale, List.copyOf(earlier), WITH_CONSENT, Shop.FACTS));
  }

  static Remainder left(Booking sale, List<CreditComposer.Earlier> credits) {
    return Remainder.of(sale, credits.stream().map(CreditComposer.Earlier::credit).toList());
  }

  static Refund refund(long id, BigDecimal amount, List<Refund.Line> lines) {
    return new Refund(42, id, Instant.parse("2026-03-09T10:00:00Z"), amount, lines);
  }
}
