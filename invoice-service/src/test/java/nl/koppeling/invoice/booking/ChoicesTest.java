package nl.koppeling.invoice.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the owner decides, and what is said although it is booked. */
class ChoicesTest {

  private static final SaleOrder ORDER = ShopOrders.golden("1");

  @Test
  void theNumberOfTheInvoicePluginIsTakenWhenTheOwnerWantsIt() {
    Mapping plugin = choices(true, Optional.empty());

    assertThat(Shop.booked(numbered("F2026-0040"), plugin).invoiceNumber()).isEqualTo("F2026-0040");
    assertThat(Shop.outcome(BookingComposer.compose(ORDER, plugin, Shop.FACTS)))
        .isEqualTo("INVOICE_NUMBER_MISSING");
    assertThat(Shop.booked(numbered("F2026-0040")).invoiceNumber()).isEqualTo("WEB-1");
  }

  @Test
  void aNumberOfAPluginThatDoesNotFitIsRefusedAndNotCut() {
    Composition composition =
        BookingComposer.compose(
            numbered("F".repeat(26)), choices(true, Optional.empty()), Shop.FACTS);

    assertThat(Shop.outcome(composition)).isEqualTo("INVOICE_NUMBER_MISSING");
  }

  @Test
  void closedBooksAreWrittenOnTheirFirstOpenDayWithTheOwnDateInWords() {
    Mapping open = choices(false, Optional.of(LocalDate.of(2026, 4, 1)));

    Booking booking = Shop.booked(ORDER, open);

    assertThat(booking.invoiceDate()).isEqualTo(LocalDate.of(2026, 4, 1));
    assertThat(booking.description()).endsWith(", datum 2026-03-02");
    assertThat(Shop.booked(ORDER).description()).doesNotContain("datum");
  }

  @ParameterizedTest(name = "paid {0}, completed {1}: cash {2}, invoice system {3}")
  @CsvSource({
    "2026-03-05T10:00:00Z, 2026-03-02T10:00:00Z, 2026-03-05, 2026-03-02",
    "2026-03-02T10:00:00Z, 2026-03-05T10:00:00Z, 2026-03-02, 2026-03-02",
    "2025-12-31T23:30:00Z, 2026-01-04T10:00:00Z, 2026-01-01, 2026-01-01",
    ",                     2026-03-05T10:00:00Z, 2026-03-05, 2026-03-05",
  })
  void theDateFollowsTheSystem(
      Instant paid, Instant completed, LocalDate cash, LocalDate invoiceSystem) {
    SaleOrder order = at(Optional.ofNullable(paid), Optional.of(completed));
    Mapping accrual =
        Shop.schemes(
            Shop.PLAIN,
            new Mapping.Schemes(Optional.empty(), Optional.empty(), false, false, true));

    assertThat(Shop.booked(order).invoiceDate()).isEqualTo(cash);
    assertThat(Shop.booked(order, accrual).invoiceDate()).isEqualTo(invoiceSystem);
  }

  @Test
  void aRedeemedGiftCardNeedsToBeKnown() {
    assertThat(Shop.outcome(Shop.compose(ShopOrders.golden("G2")))).isEqualTo("GIFT_CARD_UNMAPPED");
  }

  @Test
  void whatLooksLikeAGiftCardOrAGiftIsNamedSo() {
    assertThat(Shop.outcome(Shop.compose(untaxed("Cadeaubon 25 euro"))))
        .isEqualTo("GIFT_CARD_UNMAPPED");
    assertThat(Shop.outcome(Shop.compose(untaxed("Donatie dierenasiel"))))
        .isEqualTo("DONATION_UNMAPPED");
    assertThat(Shop.outcome(Shop.compose(untaxed("Giftige plant"))))
        .isEqualTo("ZERO_RATE_UNEXPLAINED");
  }

  @Test
  void aMappedGiftIsBookedOnItsLedger() {
    SaleOrder gift = untaxed("Donatie");
    Mapping mapping = Shop.marked(Shop.ABROAD, Shop.mark(Mapping.Mark.Kind.DONATION, 5));

    assertThat(WorkedExamplesTest.netPerLedger(Shop.booked(gift, mapping))).isEqualTo("8071 4000");
  }

  @Test
  void aCouponThatIsDividedByPiecesIsNoticed() {
    SaleOrder order = ShopOrders.golden("4");
    List<SaleOrder.Line> lines = new ArrayList<>();
    for (SaleOrder.Line l : order.lines()) {
      BigDecimal before = l.id() == 1 ? new BigDecimal("50.00") : new BigDecimal("30.00");
      lines.add(
          new SaleOrder.Line(
              l.kind(),
              l.id(),
              l.name(),
              l.quantity(),
              l.net(),
              l.tax(),
              l.taxes(),
              before,
              l.product()));
    }

    assertThat(Shop.booked(BookingProperties.with(order, lines, order.rates())).notices())
        .contains(Notice.COUPON_SPLIT);
    assertThat(Shop.booked(ShopOrders.golden("3")).notices()).doesNotContain(Notice.COUPON_SPLIT);
  }

  @Test
  void zeroPercentAbroadAsksForEvidence() {
    assertThat(Golden.booking("12").notices()).containsExactly(Notice.EVIDENCE_NEEDED);
    assertThat(Golden.booking("13").notices()).containsExactly(Notice.EVIDENCE_NEEDED);
    assertThat(Golden.booking("10").notices()).isEmpty();
  }

  @Test
  void everyTextIsThereInBothLanguages() {
    for (RefusalCode code : RefusalCode.values()) {
      assertThat(code.nl()).as(code.name()).isNotBlank().isNotEqualTo(code.en());
      assertThat(code.en()).as(code.name()).isNotBlank();
    }
    for (Notice notice : Notice.values()) {
      assertThat(notice.nl()).as(notice.name()).isNotBlank().isNotEqualTo(notice.en());
    }
  }

  private static Mapping choices(boolean plugin, Optional<LocalDate> open) {
    return Shop.choices(Shop.PLAIN, new Mapping.Choices(false, false, plugin, open, false));
  }

  private static SaleOrder numbered(String number) {
    return with(
        ORDER.paidAt(),
        ORDER.completedAt(),
        new SaleOrder.Particulars(
            Optional.empty(), Optional.empty(), List.of(), Optional.of(number)));
  }

  private static SaleOrder at(Optional<Instant> paid, Optional<Instant> completed) {
    return with(paid, completed, SaleOrder.Particulars.NONE);
  }

  private static SaleOrder with(
      Optional<Instant> paid, Optional<Instant> completed, SaleOrder.Particulars particulars) {
    return new SaleOrder(
        ORDER.orderId(),
        ORDER.number(),
        ORDER.currency(),
        paid,
        completed,
        ORDER.total(),
        ORDER.totalTax(),
        ORDER.payment(),
        ORDER.destination(),
        ORDER.billing(),
        ORDER.vatNumber(),
        ORDER.lines(),
        ORDER.rates(),
        particulars);
  }

  private static SaleOrder untaxed(String name) {
    SaleOrder order = ShopOrders.golden("G3");
    SaleOrder.Line l = order.lines().get(0);
    return BookingProperties.with(
        order,
        List.of(
            new SaleOrder.Line(
                l.kind(),
                l.id(),
                name,
                l.quantity(),
                l.net(),
                l.tax(),
                l.taxes(),
                l.netBefore(),
                new SaleOrder.Product(5, "", java.util.Set.of(), List.of()))),
        order.rates());
  }
}
