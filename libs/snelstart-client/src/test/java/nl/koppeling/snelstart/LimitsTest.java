package nl.koppeling.snelstart;

import static nl.koppeling.snelstart.Samples.BOOKING;
import static nl.koppeling.snelstart.Samples.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of SnelStart API reference 7.1, 7.3 and 7.12: what is cut, what is refused. */
class LimitsTest {

  private static final String GRIN = "\uD83D\uDE00";

  @Test
  void textAtTheLimitStaysWhole() {
    assertThat(Texts.cut("x".repeat(50), 50)).hasSize(50);
    assertThat(Texts.cut("x".repeat(51), 50)).hasSize(50);
  }

  @Test
  void cutNeverSplitsACodePoint() {
    assertThat(Texts.cut("x".repeat(49) + GRIN, 50)).isEqualTo("x".repeat(49));
    assertThat(Texts.cut("x".repeat(48) + GRIN + "y", 50)).isEqualTo("x".repeat(48) + GRIN);
  }

  @Test
  void cutCountsAsSnelStartDoes() {
    assertThat(Texts.cut(GRIN.repeat(50), 50)).isEqualTo(GRIN.repeat(25));
  }

  @Test
  void cutLeavesNoSpaceAtTheEnd() {
    assertThat(Texts.cut("x".repeat(49) + " y", 50)).isEqualTo("x".repeat(49));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"' a\\nb '|'a b'", "'a\\r\\n\\tb'|'a b'", "'a\\0b'|'a b'", "'a  b'|'a  b'"})
  void lineIsCleaned(String raw, String expected) {
    assertThat(Texts.clean(raw.translateEscapes())).isEqualTo(expected);
  }

  @Test
  void halfSurrogatesVanish() {
    assertThat(Texts.clean("a\uD83Db\uDE00c")).isEqualTo("abc");
  }

  @Test
  void relationIsCutToItsLimits() {
    NewRelation r =
        new NewRelation(
            "n".repeat(60),
            "e".repeat(250),
            "1".repeat(30),
            Optional.of(
                new Address(
                    "c".repeat(60), "s".repeat(60), "p".repeat(30), "t".repeat(60), BOOKING)),
            Optional.of("nl 0000.00000-b01"),
            "line one\nline two");
    assertThat(r.name()).hasSize(50);
    assertThat(r.phone()).hasSize(25);
    assertThat(r.vatNumber()).contains("NL000000000B01");
    assertThat(r.memo()).isEqualTo("line one\nline two");
    Address a = r.address().orElseThrow();
    assertThat(List.of(a.contact().length(), a.street().length(), a.city().length()))
        .containsOnly(50);
    assertThat(a.postcode()).hasSize(25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n"})
  void relationNeedsAName(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> relation(name, "", Optional.empty()));
  }

  @Test
  void overlongEmailIsRefusedNotCutAndNotQuoted() {
    assertThatThrownBy(() -> relation("n", "e".repeat(251), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("e-mail is longer than 250");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "N", "NL/123", "NL1234é"})
  void vatNumberThatCannotBeSentIsRefusedBecauseDroppingChangesTheTax(String number) {
    assertThatIllegalArgumentException().isThrownBy(() -> relation("n", "", Optional.of(number)));
  }

  @Test
  void incompleteAddressIsNoAddress() {
    assertThat(Address.ifComplete("c", "s", " ", "t", BOOKING)).isEmpty();
    assertThat(Address.ifComplete("c", null, "p", "t", BOOKING)).isEmpty();
    assertThat(Address.ifComplete("c", "s", "p", "", BOOKING)).isEmpty();
    assertThat(Address.ifComplete("c", "s", "p", "t", null)).isEmpty();
    assertThat(Address.ifComplete(null, "s", "p", "t", BOOKING)).isPresent();
    assertThatIllegalArgumentException().isThrownBy(() -> new Address("", "", "p", "t", BOOKING));
  }

  @Test
  void numberMayHave25Characters() {
    assertThat(Samples.sale("n".repeat(25), "87.30").invoiceNumber()).hasSize(25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "12345678901234567890123456", " N1", "N1 ", "N\n1"})
  void numberIsTakenAsItIsOrRefused(String number) {
    assertThatIllegalArgumentException().isThrownBy(() -> Samples.sale(number, "87.30"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"87.29", "87.31", "-87.30", "0.00"})
  void bookingThatDoesNotAddUpCannotBeMade(String total) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.sale("N1", total))
        .withMessageContaining("BOE-0039");
  }

  @Test
  void bookingNeedsALine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> booking(0, "0.00", List.of(), List.of()))
        .withMessageContaining("BOE-0023");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1000})
  void paymentTermHasBounds(int days) {
    SalesLine line = Samples.line("x", BOOKING, Optional.empty(), "1.00", VatKind.NONE);
    assertThat(booking(999, "1.00", List.of(line), List.of()).paymentTermDays()).isEqualTo(999);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> booking(days, "1.00", List.of(line), List.of()));
  }

  @Test
  void vatKindOccursOnce() {
    SalesLine line = Samples.line("x", BOOKING, Optional.empty(), "1.00", VatKind.HIGH);
    VatAmount half = new VatAmount(VatKind.HIGH, euros("0.10"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> booking(0, "1.20", List.of(line), List.of(half, half)));
  }

  @Test
  void vatAmountNeedsAKindWithVat() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VatAmount(VatKind.NONE, euros("1.00")));
  }

  @Test
  void creditIsABookingToo() {
    SalesLine line = Samples.line("x", BOOKING, Optional.empty(), "-25.00", VatKind.HIGH);
    VatAmount vat = new VatAmount(VatKind.HIGH, euros("-5.25"));
    assertThat(booking(0, "-30.25", List.of(line), List.of(vat)).total())
        .isEqualTo(euros("-30.25"));
  }

  @Test
  void descriptionsAreCutTo250() {
    assertThat(
            Samples.line("x".repeat(300), BOOKING, Optional.empty(), "1", VatKind.NONE)
                .description())
        .hasSize(250);
    assertThat(new InvoicePayment(BOOKING, "x".repeat(300), euros("1")).description()).hasSize(250);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.005", "1E-3", "1E+99", "123456789012345678", "1E-99"})
  void amountIsInWholeCents(String amount) {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.cents("x", euros(amount)));
  }

  @Test
  void amountMayBeMissingNowhere() {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.cents("x", null));
  }

  @Test
  void paymentOfNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InvoicePayment(BOOKING, "x", euros("0.00")));
    assertThatIllegalArgumentException().isThrownBy(() -> Samples.receipt(new InvoicePayment[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Samples.receipt(
                    new InvoicePayment(BOOKING, "x", euros("1")),
                    new InvoicePayment(BOOKING, "x", euros("-1"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345678901234567890123456", " V1"})
  void receiptNeedsItsMark(String voucher) {
    InvoicePayment p = new InvoicePayment(BOOKING, "x", euros("1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NewBankBooking(Samples.DAY, Samples.MOLLIE, voucher, "", List.of(p)));
  }

  private static NewRelation relation(String name, String email, Optional<String> vatNumber) {
    return new NewRelation(name, email, "", Optional.empty(), vatNumber, "");
  }

  private static NewSalesBooking booking(
      int days, String total, List<SalesLine> lines, List<VatAmount> vat) {
    return new NewSalesBooking(
        "N1", Samples.DAY, Samples.CUSTOMER, "", "", days, euros(total), lines, vat);
  }
}
