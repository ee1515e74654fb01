package nl.koppeling.invoice.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A refund that leaves nothing of a sale but a cent of VAT, and the one that takes that cent. */
class LastCentTest {

  private static final Instant LATER = Instant.parse("2026-03-09T10:00:00Z");

  @Test
  void theLastCentOfVatGoesBackAsVatAndEveryLedgerEndsAtZero() {
    SaleOrder order = ShopOrders.golden("1");
    Booking sale = Shop.booked(order);
    long line = order.lines().getFirst().id();
    Refund almost =
        refund(
            1,
            "49.94",
            List.of(new Refund.Line(line, new BigDecimal("41.28"), new BigDecimal("8.66"))));
    Booking first = credit(almost, sale, List.of());
    assertThat(first.totalVat()).isEqualTo(new Cents(-866));

    Refund rest = refund(2, "0.01", List.of());
    Booking last = credit(rest, sale, List.of(new CreditComposer.Earlier(almost, first)));

    assertThat(last.total()).isEqualTo(new Cents(-1));
    assertThat(last.totalVat()).isEqualTo(new Cents(-1));
    assertThat(last.lines()).hasSize(2).noneMatch(l -> l.net().isZero());
    Remainder nothing = Remainder.of(sale, List.of(first, last));
    assertThat(nothing.net().values()).allMatch(Cents::isZero);
    assertThat(nothing.vat().values()).allMatch(Cents::isZero);
  }

  private static Refund refund(long id, String amount, List<Refund.Line> lines) {
    return new Refund(42, id, LATER, new BigDecimal(amount), lines);
  }

  private static Booking credit(Refund refund, Booking sale, List<CreditComposer.Earlier> earlier) {
    return Shop.book(CreditComposer.compose(refund, sale, earlier, Shop.PLAIN, Shop.FACTS));
  }
}
