package nl.koppeling.invoice.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets which VAT (VAT reference 3.2): every row with what is booked and what is refused. */
class GateTest {

  @ParameterizedTest(name = "to {0}, VAT of {1} at {2} %: {4}")
  @CsvSource({
    "NL, NL, 21,   false, booked",
    "NL, '', 21,   false, booked",
    "NL, NL, 9,    false, booked",
    "nl, nl, 21,   false, booked",
    "NL, BE, 21,   false, RATE_UNKNOWN",
    "NL, NL, 20,   false, RATE_UNKNOWN",
    "NL, NL, 19,   false, RATE_NOT_VALID_ON_DATE",
    "NL, NL, 6,    false, RATE_NOT_VALID_ON_DATE",
    "NL, NL, 21,   true,  booked",
    "BE, BE, 21,   false, OSS_NOT_ENABLED",
    "BE, '', 21,   false, RATE_UNKNOWN",
    "BE, NL, 21,   false, booked",
    "BE, NL, 21,   true,  booked DUTCH_VAT_ABROAD",
    "MC, NL, 21,   false, booked",
    "DE, DE, 19,   false, OSS_NOT_ENABLED",
    "US, NL, 21,   false, booked DUTCH_VAT_ABROAD",
    "GB, GB, 20,   false, RATE_UNKNOWN",
    "XI, NL, 21,   false, NI_UNSUPPORTED",
    "IC, NL, 21,   false, SPECIAL_AREA",
    "AX, NL, 21,   false, SPECIAL_AREA",
    "'', NL, 21,   false, booked",
    "'', '', 21,   false, DESTINATION_UNKNOWN",
  })
  void treatmentFollowsFactsNotThePercentage(
      String to, String rateCountry, BigDecimal percent, boolean vatNumber, String expected) {
    assertThat(outcome(taxed(to, rateCountry, percent, vatNumber, false))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "to {0} without VAT: {1}")
  @CsvSource({
    "NL, ZERO_RATE_UNEXPLAINED",
    "BE, ICL_WITHOUT_VALID_VAT_ID",
    "US, LEDGER_INVALID",
    "CH, LEDGER_INVALID",
    "'', DESTINATION_UNKNOWN",
  })
  void nothingWithoutVatIsBookedUnexplained(String to, String expected) {
    assertThat(outcome(order(to, false, List.of(), List.of(), "100.00", "0.00")))
        .isEqualTo(expected);
  }

  @Test
  void aMappedZeroRateIsBookedWithoutVat() {
    SaleOrder order = zeroRated("NL");

    assertThat(BookingComposer.compose(order, Shop.WITH_ZERO, Shop.FACTS))
        .isInstanceOfSatisfying(
            Composition.Book.class,
            book -> {
              assertThat(book.booking().vat()).isEmpty();
              assertThat(WorkedExamplesTest.netPerLedger(book.booking())).isEqualTo("8070 10000");
            });
    assertThat(outcome(order)).isEqualTo("ZERO_RATE_UNEXPLAINED");
  }

  @Test
  void aMappedZeroRateIsForDeliveriesInTheNetherlandsOnly() {
    assertThat(BookingComposer.compose(zeroRated("DE"), Shop.WITH_ZERO, Shop.FACTS))
        .isInstanceOf(Composition.Park.class);
  }

  @Test
  void aCompoundRateIsRefused() {
    assertThat(outcome(taxed("NL", "NL", BigDecimal.valueOf(21), false, true)))
        .isEqualTo("COMPOUND_TAX");
  }

  @Test
  void aRateTheOrderDoesNotListIsRefused() {
    SaleOrder order =
        order(
            "NL",
            false,
            List.of(new SaleOrder.LineTax(99, new BigDecimal("21.00"))),
            List.of(),
            "121.00",
            "21.00");

    assertThat(outcome(order)).isEqualTo("RATE_UNKNOWN");
  }

  @Test
  void everyReasonIsNamedAtOnce() {
    SaleOrder good = taxed("US", "US", BigDecimal.valueOf(7), false, true);
    SaleOrder order =
        new SaleOrder(
            good.orderId(),
            good.number(),
            "USD",
            good.paidAt(),
            good.completedAt(),
            good.total(),
            good.totalTax(),
            good.payment(),
            good.destination(),
            good.billing(),
            false,
            good.lines(),
            good.rates());

    assertThat(outcome(order)).isEqualTo("CURRENCY COMPOUND_TAX RATE_UNKNOWN");
  }

  @Test
  void aMissingLedgerIsNamedInBothLanguages() {
    Mapping mapping = Shop.without(Shop.PLAIN, LedgerRole.PRODUCT, Band.HIGH);

    Composition composition =
        BookingComposer.compose(
            taxed("NL", "NL", BigDecimal.valueOf(21), false, false), mapping, Shop.FACTS);

    Refusal refusal = ((Composition.Park) composition).reasons().get(0);
    assertThat(refusal.code()).isEqualTo(RefusalCode.LEDGER_INVALID);
    assertThat(refusal.nl()).contains("producten met btw 21 %");
    assertThat(refusal.en()).contains("products in VAT band 21 %");
  }

  private static String outcome(SaleOrder order) {
    return switch (Shop.compose(order)) {
      case Composition.Book book ->
          "booked"
              + book.booking().notices().stream()
                  .map(n -> " " + n)
                  .sorted()
                  .reduce("", String::concat);
      case Composition.Park park ->
          park.reasons().stream()
              .map(r -> r.code().name())
              .reduce((a, b) -> a + " " + b)
              .orElseThrow();
      case Composition.Order made -> "ordered";
      case Composition.Skip skip -> skip.reason().code().name();
    };
  }

  private static SaleOrder taxed(
      String to, String rateCountry, BigDecimal percent, boolean vatNumber, boolean compound) {
    BigDecimal tax = percent.setScale(2);
    return order(
        to,
        vatNumber,
        List.of(new SaleOrder.LineTax(1, tax)),
        List.of(new SaleOrder.Rate(1, rateCountry, percent, compound, tax)),
        tax.add(new BigDecimal("100.00")).toPlainString(),
        tax.toPlainString());
  }

  private static SaleOrder zeroRated(String to) {
    BigDecimal none = new BigDecimal("0.00");
    return order(
        to,
        false,
        List.of(new SaleOrder.LineTax(3, none)),
        List.of(new SaleOrder.Rate(3, "NL", BigDecimal.ZERO, false, none)),
        "100.00",
        "0.00");
  }

  private static SaleOrder order(
      String to,
      boolean vatNumber,
      List<SaleOrder.LineTax> taxes,
      List<SaleOrder.Rate> rates,
      String total,
      String tax) {
    SaleOrder.Line line =
        new SaleOrder.Line(
            SaleOrder.Kind.PRODUCT,
            1,
            "Mok",
            BigDecimal.ONE,
            new BigDecimal("100.00"),
            new BigDecimal(tax),
            taxes);
    return new SaleOrder(
        7,
        "7",
        "EUR",
        Optional.of(Instant.parse("2026-03-02T10:00:00Z")),
        Optional.empty(),
        new BigDecimal(total),
        new BigDecimal(tax),
        new SaleOrder.Payment("ideal", "iDEAL", ""),
        Optional.of(to),
        Optional.of(to),
        vatNumber,
        List.of(line),
        rates);
  }
}
