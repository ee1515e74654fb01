package nl.koppeling.connection.readback;

import static nl.koppeling.connection.overview.Standing.State.PARKED;
import static nl.koppeling.connection.overview.Standing.State.SETTLED;
import static nl.koppeling.connection.overview.Standing.State.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.koppeling.connection.overview.MonthRow;
import nl.koppeling.connection.readback.Discrepancy.Kind;
import org.junit.jupiter.api.Test;

/** Our ledger of a month against the shop. */
class AgainstShopTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final Instant LONG_AGO = Instant.parse("2026-11-24T10:00:00Z");

  private final Map<Long, ShopOrder> shop = new HashMap<>();
  private final Set<String> known = new HashSet<>();

  @Test
  void whatIsTheSameInBothIsNoDifference() {
    order(1, "121.00", "21.00", DAY, Map.of(11L, new BigDecimal("-12.10")));

    Reading reading =
        compare(
            Ledger.sale(1, SETTLED, "121.00", "21.00"), Ledger.credit(1, 11, SETTLED, "-12.10"));

    assertThat(reading.agrees()).isTrue();
    assertThat(reading.sales())
        .isEqualTo(new Reading.Sum(1, new BigDecimal("121.00"), new BigDecimal("21.00")));
    assertThat(reading.refunds())
        .isEqualTo(new Reading.Sum(1, new BigDecimal("-12.10"), new BigDecimal("0.00")));
  }

  @Test
  void anotherAmountAndAnotherVatAreNamed() {
    order(1, "121.00", "21.00", DAY, Map.of());
    order(2, "121.00", "20.99", DAY, Map.of());
    order(3, "121.01", "21.00", DAY, Map.of(13L, new BigDecimal("-12.11")));

    Reading reading =
        compare(
            Ledger.sale(1, PARKED, "121.000000", "21.000000"),
            Ledger.sale(2, SETTLED, "121.00", "21.00"),
            Ledger.sale(3, SETTLED, "121.00", "21.00"),
            Ledger.credit(3, 13, SETTLED, "-12.10"));

    assertThat(reading.discrepancies())
        .extracting(Discrepancy::kind, Discrepancy::orderId, Discrepancy::refundId)
        .containsExactly(
            tuple(Kind.SHOP_VAT, 2L, 0L),
            tuple(Kind.SHOP_AMOUNT, 3L, 0L),
            tuple(Kind.SHOP_AMOUNT, 3L, 13L));
  }

  @Test
  void whatTheShopLostIsNamedUnlessItWasSkipped() {
    order(2, "1.00", "0.00", DAY, Map.of());

    Reading reading =
        compare(
            Ledger.sale(1, SETTLED, "121.00", "21.00"),
            Ledger.credit(2, 12, SETTLED, "-1.00"),
            Ledger.sale(3, SKIPPED, "5.00", "0.00"));

    assertThat(reading.discrepancies())
        .extracting(Discrepancy::kind)
        .containsExactly(Kind.NOT_IN_SHOP, Kind.NOT_IN_SHOP);
    assertThat(reading.discrepancies())
        .extracting(Discrepancy::theirs)
        .containsOnly(Optional.empty());
  }

  @Test
  void anOrderWeNeverHeardOfIsNamed() {
    order(5, "10.00", "1.74", DAY, Map.of());

    assertThat(compare().discrepancies())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.kind()).isEqualTo(Kind.ONLY_IN_SHOP);
              assertThat(d.ours()).isEmpty();
              assertThat(d.theirs()).contains(new BigDecimal("10.00"));
            });
  }

  /** An order paid in October and completed in November may count in either month. */
  @Test
  void paymentOrCompletionInTheMonthIsEnough() {
    shop.put(
        6L,
        new ShopOrder(
            6,
            "6",
            true,
            BigDecimal.TEN,
            BigDecimal.ZERO,
            Optional.of(LocalDate.of(2026, 10, 31)),
            Optional.of(LocalDate.of(2026, 11, 1)),
            LONG_AGO,
            Map.of()));

    assertThat(compare().discrepancies()).hasSize(1);
  }

  @Test
  void whatIsNotDueIsNoDifference() {
    order(1, "10.00", "0.00", LocalDate.of(2026, 10, 31), Map.of());
    shop.put(2L, shopOrder(2, false, Optional.of(DAY), LONG_AGO));
    shop.put(3L, shopOrder(3, true, Optional.empty(), LONG_AGO));
    shop.put(4L, shopOrder(4, true, Optional.of(DAY), Instant.parse("2026-11-28T11:59:00Z")));
    order(5, "10.00", "0.00", LocalDate.of(2026, 11, 2), Map.of());

    AgainstShop fromTheThird =
        new AgainstShop(
            YearMonth.of(2026, 11),
            (order, refund) -> false,
            LocalDate.of(2026, 11, 3),
            Instant.parse("2026-11-28T11:40:00Z"));

    assertThat(fromTheThird.compare(List.of(), shop).discrepancies()).isEmpty();
  }

  @Test
  void aRefundWeNeverHeardOfIsNamed() {
    order(1, "121.00", "21.00", DAY, Map.of(11L, new BigDecimal("-12.10")));

    Reading reading = compare(Ledger.sale(1, SETTLED, "121.00", "21.00"));

    assertThat(reading.discrepancies())
        .singleElement()
        .satisfies(d -> assertThat(d.refundId()).isEqualTo(11));
  }

  @Test
  void onlyTheFirstThousandAreNamedAndTheRestIsCounted() {
    for (long id = 1; id <= 1_005; id++) {
      order(id, "10.00", "0.00", DAY, Map.of());
    }

    Reading reading = compare();

    assertThat(reading.discrepancies()).hasSize(1_000);
    assertThat(reading.more()).isEqualTo(5);
    assertThat(reading.sales().documents()).isEqualTo(1_005);
  }

  private void order(
      long id, String gross, String vat, LocalDate paid, Map<Long, BigDecimal> refunds) {
    shop.put(
        id,
        new ShopOrder(
            id,
            "N" + id,
            true,
            new BigDecimal(gross),
            new BigDecimal(vat),
            Optional.of(paid),
            Optional.of(paid),
            LONG_AGO,
            refunds));
  }

  private static ShopOrder shopOrder(
      long id, boolean completed, Optional<LocalDate> paid, Instant modified) {
    return new ShopOrder(
        id, "N" + id, completed, BigDecimal.ONE, BigDecimal.ZERO, paid, paid, modified, Map.of());
  }

  private Reading compare(MonthRow... ledger) {
    for (MonthRow row : ledger) {
      known.add(row.document().orderId() + ":" + row.document().document().refundId());
      known.add(row.document().orderId() + ":0");
    }
    return new AgainstShop(
            YearMonth.of(2026, 11),
            (order, refund) -> known.contains(order + ":" + refund),
            LocalDate.of(2026, 1, 1),
            Instant.parse("2026-11-28T11:40:00Z"))
        .compare(List.of(ledger), shop);
  }
}
