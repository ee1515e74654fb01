package nl.koppeling.connection.readback;

import static nl.koppeling.connection.overview.Standing.State.BOOKED;
import static nl.koppeling.connection.overview.Standing.State.ORDERED;
import static nl.koppeling.connection.overview.Standing.State.PARKED;
import static nl.koppeling.connection.overview.Standing.State.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.connection.overview.MonthRow;
import nl.koppeling.connection.readback.Discrepancy.Kind;
import nl.koppeling.connection.readback.Reading.Account;
import nl.koppeling.connection.readback.Reading.Sum;
import nl.koppeling.snelstart.LedgerAccount;
import nl.koppeling.snelstart.LedgerEntry;
import nl.koppeling.snelstart.SalesInvoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our ledger of a month against the administration. */
class AgainstBooksTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final LedgerAccount TURNOVER = account(8000, "VerkopenOmzetHoog", false);
  private static final LedgerAccount VAT = account(1671, "BtwAfTeDragenHoog", true);
  private static final LedgerAccount FOREIGN_VAT = account(1679, "Diversen", true);
  private static final LedgerAccount DEBTORS = account(1300, "Diversen", true);

  private final List<SalesInvoice> invoices = new ArrayList<>();
  private final List<LedgerEntry> entries = new ArrayList<>();

  @Test
  void whatIsThereWithItsVatAndPaidIsNoDifference() {
    booked("W-1", "121.00", "0.00", "100.00", "21.00");
    booked("W-1-C11", "-12.10", "0.00", "-10.00", "-2.10");

    Reading reading =
        compare(
            Ledger.sale(1, SETTLED, "121.00", "21.00"),
            Ledger.credit(1, 11, SETTLED, "-12.10", "-2.10"));

    assertThat(reading.discrepancies()).isEmpty();
    assertThat(reading.sales())
        .isEqualTo(new Sum(1, new BigDecimal("121.00"), new BigDecimal("21.00")));
    assertThat(reading.refunds())
        .isEqualTo(new Sum(1, new BigDecimal("-12.10"), new BigDecimal("-2.10")));
    assertThat(reading.accounts())
        .containsExactly(
            new Account(1671, "1671", true, new BigDecimal("18.90")),
            new Account(8000, "8000", false, new BigDecimal("90.00")));
  }

  @Test
  void whatIsMissingOtherOrOpenIsNamed() {
    booked("W-2", "120.99", "0.00", "99.99", "21.00");
    booked("W-3", "121.00", "0.00", "100.01", "20.99");
    booked("W-4", "121.00", "121.00", "100.00", "21.00");
    booked("W-5", "121.00", "121.00", "100.00", "21.00");

    Reading reading =
        compare(
            Ledger.sale(1, SETTLED, "121.00", "21.00"),
            Ledger.sale(2, SETTLED, "121.00", "21.00"),
            Ledger.sale(3, SETTLED, "121.00", "21.00"),
            Ledger.sale(4, SETTLED, "121.00", "21.00"),
            Ledger.sale(5, BOOKED, "121.00", "21.00"),
            Ledger.sale(6, PARKED, "121.00", "21.00"),
            Ledger.sale(7, ORDERED, "121.00", "21.00"));

    assertThat(reading.discrepancies())
        .extracting(Discrepancy::kind, Discrepancy::invoiceNumber)
        .containsExactly(
            tuple(Kind.NOT_IN_SNELSTART, "W-1"),
            tuple(Kind.SNELSTART_AMOUNT, "W-2"),
            tuple(Kind.SNELSTART_VAT, "W-3"),
            tuple(Kind.SNELSTART_OPEN, "W-4"));
  }

  @Test
  void foreignVatIsVat() {
    booked("W-1", "119.00", "0.00", "100.00", "0.00");
    entries.add(entry(FOREIGN_VAT, "19.00", "W-1"));

    assertThat(compare(Ledger.sale(1, SETTLED, "119.00", "19.00")).agrees()).isTrue();
    assertThat(compare(Ledger.sale(1, SETTLED, "119.00", "18.00")).discrepancies())
        .extracting(Discrepancy::kind)
        .containsExactly(Kind.SNELSTART_VAT);
  }

  /** Our prefix and a number behind it; the owner's own WEBSHOP invoices are not ours. */
  @Test
  void anInvoiceWithOurPrefixThatWeDoNotKnowIsNamed() {
    booked("W-77", "10.00", "10.00", "10.00", "0.00");
    booked("W-NIEUW", "10.00", "10.00", "10.00", "0.00");
    booked("2026-001", "10.00", "10.00", "10.00", "0.00");
    booked("W-9", "10.00", "10.00", "10.00", "0.00");

    assertThat(compare("W-", Set.of("W-9")).discrepancies())
        .extracting(Discrepancy::kind, Discrepancy::invoiceNumber)
        .containsExactly(tuple(Kind.ONLY_IN_SNELSTART, "W-77"));
    assertThat(compare("", Set.of()).discrepancies()).isEmpty();
  }

  @Test
  void correctionsOfOursAreCountedApart() {
    booked("W-1", "121.00", "0.00", "100.00", "21.00");
    booked("W-1-H1", "-121.00", "0.00", "-100.00", "-21.00");
    booked("W-1-V2", "60.50", "0.00", "50.00", "10.50");
    booked("W-8-H1", "-5.00", "0.00", "-5.00", "0.00");
    booked("W-6-V2", "5.00", "0.00", "5.00", "0.00");

    Reading reading = compare("W-", Set.of("W-8"), Ledger.sale(1, SETTLED, "121.00", "21.00"));

    assertThat(reading.corrections())
        .isEqualTo(new Sum(3, new BigDecimal("-65.50"), new BigDecimal("-10.50")));
    assertThat(reading.discrepancies())
        .extracting(Discrepancy::invoiceNumber)
        .containsExactly("W-6-V2");
    assertThat(reading.accounts())
        .contains(new Account(8000, "8000", false, new BigDecimal("45.00")));
  }

  @Test
  void withoutEntriesNothingIsSaidOfVat() {
    booked("W-1", "121.00", "0.00", "100.00", "20.00");

    Reading reading =
        new AgainstBooks("W-", Set.of())
            .compare(
                List.of(Ledger.sale(1, SETTLED, "121.00", "21.00")),
                new AgainstBooks.Books(
                    invoices, Optional.empty(), List.of(TURNOVER, VAT), Optional.empty()));

    assertThat(reading.vatRead()).isFalse();
    assertThat(reading.agrees()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "W-1, W-1",
    "W-1-H1, W-1",
    "W-1-V2, W-1",
    "W-1-C88-H, W-1-C88",
    "W-1-V2-C88, W-1",
    "W-1-V2-C88-H, W-1",
    "W-1-C88, W-1-C88",
    "VH-12, VH-12"
  })
  void aCorrectionsNumberSaysWhatItCorrects(String number, String base) {
    assertThat(AgainstBooks.base(number)).isEqualTo(base);
  }

  private void booked(String number, String total, String open, String turnover, String vat) {
    invoices.add(
        new SalesInvoice(
            UUID.randomUUID(),
            UUID.randomUUID(),
            number,
            DAY,
            new BigDecimal(total),
            new BigDecimal(open),
            UUID.randomUUID()));
    entries.add(entry(DEBTORS, total, number));
    entries.add(entry(TURNOVER, turnover, number));
    entries.add(entry(VAT, vat, number));
  }

  private static LedgerEntry entry(LedgerAccount account, String amount, String number) {
    return new LedgerEntry(UUID.randomUUID(), account.id(), DAY, new BigDecimal(amount), number);
  }

  private static LedgerAccount account(int number, String function, boolean balanceSheet) {
    return new LedgerAccount(
        UUID.randomUUID(),
        number,
        String.valueOf(number),
        function,
        balanceSheet,
        Set.of(),
        false,
        false,
        Optional.empty());
  }

  private Reading compare(MonthRow... ledger) {
    return compare("W-", Set.of(), ledger);
  }

  private Reading compare(String prefix, Set<String> elsewhere, MonthRow... ledger) {
    return new AgainstBooks(prefix, elsewhere)
        .compare(
            List.of(ledger),
            new AgainstBooks.Books(
                invoices,
                Optional.of(entries),
                List.of(TURNOVER, VAT, FOREIGN_VAT, DEBTORS),
                Optional.of(FOREIGN_VAT.id())));
  }
}
