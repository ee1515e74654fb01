package nl.koppeling.invoice.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What corrects a booking: numbers, days, means of payment, and cents that copy what stands. */
class CorrectionComposerTest {

  private static final UUID CONNECTION = UUID.fromString("5a4db0c0-0000-4000-8000-000000000001");
  private static final Instant DECIDED = Instant.parse("2026-06-30T22:30:00Z"); // 1 July here

  @Test
  void aWithdrawalTakesBackWhatRefundsLeft() {
    Booking sale = sale("100.00", "21.00");
    Booking credit = credit(sale, "12.10", "10.00", "2.10");

    Booking withdrawal =
        CorrectionComposer.withdrawal(revision(1), sale, List.of(credit), Shop.PLAIN).orElseThrow();

    assertThat(withdrawal.invoiceNumber()).isEqualTo("WEB-77-H1");
    assertThat(withdrawal.total().euros()).isEqualByComparingTo("-108.90");
    assertThat(withdrawal.lines()).hasSize(1);
    assertThat(withdrawal.lines().get(0).net().euros()).isEqualByComparingTo("-90.00");
    assertThat(withdrawal.totalVat().euros()).isEqualByComparingTo("-18.90");
    assertThat(withdrawal.treatment()).isEqualTo(sale.treatment());
    assertThat(withdrawal.invoiceDate()).isEqualTo(LocalDate.of(2026, 7, 1));
    assertThat(withdrawal.description()).contains("WEB-77");
  }

  @Test
  void nothingIsWithdrawnOfASaleThatIsRefundedAsAWhole() {
    Booking sale = sale("100.00", "21.00");
    Booking credit = credit(sale, "121.00", "100.00", "21.00");

    assertThat(CorrectionComposer.withdrawal(revision(1), sale, List.of(credit), Shop.PLAIN))
        .isEmpty();
  }

  @Test
  void aReplacementIsBookedOnTheDayOfTheDecisionWithTheRatesOfItsOwn() {
    Booking replacement =
        Shop.book(
            CorrectionComposer.replacement(
                revision(1), order("50.00", "10.50"), Shop.PLAIN, Shop.FACTS));

    assertThat(replacement.invoiceNumber()).isEqualTo("WEB-77-V2");
    assertThat(replacement.invoiceDate()).isEqualTo(LocalDate.of(2026, 7, 1));
    assertThat(replacement.description()).contains("2026-03-02");
    assertThat(replacement.total().euros()).isEqualByComparingTo("60.50");
    assertThat(replacement.markers()).isNotEqualTo(sale("50.00", "10.50").markers());
  }

  @Test
  void whatCannotBeComposedIsNotReplaced() {
    assertThat(
            Shop.outcome(
                CorrectionComposer.replacement(
                    revision(1), order("50.00", "4.00"), Shop.PLAIN, Shop.FACTS)))
        .isEqualTo("RATE_MISMATCH");
  }

  @Test
  void aReversalIsTheOppositeOfTheCreditToTheCent() {
    Booking credit = credit(sale("100.00", "21.00"), "12.10", "10.00", "2.10");

    Booking reversal = CorrectionComposer.reversal(revision(0), 138, credit, Shop.PLAIN);

    assertThat(reversal.invoiceNumber()).isEqualTo("WEB-77-C138-H");
    assertThat(Totals.of(List.of(credit, reversal))).isEqualTo(Totals.of(List.of()));
    assertThat(reversal.payments())
        .containsExactly(new Booking.Payment(Booking.Payment.Means.METHOD, new Cents(1210)));
    assertThat(reversal.description()).contains("138").contains("WEB-77-C138");
  }

  @Test
  void whatAGiftCardPaidGoesBackToIt() {
    Booking sale = paidByCard(sale("100.00", "21.00"), 2100);
    Booking credit = credit(sale, "12.10", "10.00", "2.10");

    Booking withdrawal =
        CorrectionComposer.withdrawal(revision(1), sale, List.of(credit), Shop.PLAIN).orElseThrow();

    assertThat(withdrawal.payments())
        .containsExactlyInAnyOrder(
            new Booking.Payment(Booking.Payment.Means.GIFT_CARD, new Cents(-2100)),
            new Booking.Payment(Booking.Payment.Means.METHOD, new Cents(-8790)));
  }

  @ParameterizedTest(name = "{0}, revision {1}")
  @CsvSource({
    "W-1, 1, W-1-H1, W-1-V2",
    "W-1, 12, W-1-H12, W-1-V13",
    "ABCDEFGHIJKLMNOPQRSTUVWXY, 1, DEFGHIJKLMNOPQRSTUVWXY-H1, DEFGHIJKLMNOPQRSTUVWXY-V2",
  })
  void numbersAreMadeOfTheFirstInvoiceAndTheRevision(
      String first, int number, String withdrawal, String replacement) {
    Revision revision = new Revision(CONNECTION, 77, number, first, DECIDED);

    assertThat(Names.withdrawalNumber(revision)).isEqualTo(withdrawal).hasSizeLessThan(26);
    assertThat(Names.replacementNumber(revision)).isEqualTo(replacement).hasSizeLessThan(26);
  }

  @Test
  void markersOfCorrectionsDifferFromAllOthersOfTheOrder() {
    Set<Booking.Markers> all =
        Set.of(
            Names.markers(CONNECTION, 77, 0),
            Names.markers(CONNECTION, 77, 1),
            Names.markers(CONNECTION, 77, 1, 1),
            Names.markers(revision(1), "H"),
            Names.markers(revision(2), "H"),
            Names.markers(revision(1), "V"),
            Names.markers(revision(0), "R1"),
            Names.markers(revision(1), "R1"));

    assertThat(all).hasSize(8);
    assertThat(Names.markers(CONNECTION, 77, 138, 0)).isEqualTo(Names.markers(CONNECTION, 77, 138));
  }

  @Test
  void onlyTextsMayDifferWhereNobodyIsAsked() {
    Booking sale = sale("100.00", "21.00");

    assertThat(Totals.sameMoney(sale, Shop.booked(named("Beker", "100.00", "21.00")))).isTrue();
    assertThat(Totals.sameMoney(sale, sale("100.00", "21.01"))).isFalse();
    assertThat(Totals.sameMoney(sale, paidByCard(sale, 2100))).isFalse();
    assertThat(
            Totals.sameMoney(
                sale,
                Shop.booked(
                    order("Mok", "100.00", "21.00", Instant.parse("2026-04-02T10:00:00Z")))))
        .isFalse();
  }

  @Test
  void aRevisionIsCountedFromZero() {
    assertThatThrownBy(() -> revision(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Revision revision(int number) {
    return new Revision(CONNECTION, 77, number, "WEB-77", DECIDED);
  }

  private static Booking paidByCard(Booking b, long card) {
    return new Booking(
        b.invoiceNumber(),
        b.invoiceDate(),
        b.description(),
        b.markers(),
        b.paymentTermDays(),
        b.total(),
        b.lines(),
        b.vat(),
        List.of(
            new Booking.Payment(Booking.Payment.Means.GIFT_CARD, new Cents(card)),
            new Booking.Payment(
                Booking.Payment.Means.METHOD, new Cents(b.total().amount() - card))),
        b.treatment(),
        b.notices(),
        b.fingerprint());
  }

  private static Booking credit(Booking sale, String amount, String net, String tax) {
    Refund refund =
        new Refund(
            77,
            138,
            Instant.parse("2026-03-09T10:00:00Z"),
            new BigDecimal(amount),
            List.of(new Refund.Line(1, new BigDecimal(net), new BigDecimal(tax))));
    return Shop.book(CreditComposer.compose(refund, sale, List.of(), Shop.PLAIN, Shop.FACTS));
  }

  private static Booking sale(String net, String tax) {
    return Shop.booked(order(net, tax));
  }

  private static SaleOrder order(String net, String tax) {
    return named("Mok", net, tax);
  }

  private static SaleOrder named(String name, String net, String tax) {
    return order(name, net, tax, Instant.parse("2026-03-02T10:00:00Z"));
  }

  private static SaleOrder order(String name, String net, String tax, Instant paid) {
    BigDecimal vat = new BigDecimal(tax);
    return new SaleOrder(
        77,
        "77",
        "EUR",
        Optional.of(paid),
        Optional.empty(),
        new BigDecimal(net).add(vat),
        vat,
        new SaleOrder.Payment("ideal", "iDEAL", ""),
        Optional.of("NL"),
        Optional.empty(),
        false,
        List.of(
            new SaleOrder.Line(
                SaleOrder.Kind.PRODUCT,
                1,
                name,
                BigDecimal.ONE,
                new BigDecimal(net),
                vat,
                List.of(new SaleOrder.LineTax(1, vat)))),
        List.of(new SaleOrder.Rate(1, "NL", BigDecimal.valueOf(21), false, vat)));
  }
}
