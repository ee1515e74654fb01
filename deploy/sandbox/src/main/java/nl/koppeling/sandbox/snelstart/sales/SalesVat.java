package nl.koppeling.sandbox.snelstart.sales;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Country;
import nl.koppeling.sandbox.snelstart.books.Ledger;
import nl.koppeling.sandbox.snelstart.books.LedgerFunction;
import nl.koppeling.sandbox.snelstart.books.Relation;
import nl.koppeling.sandbox.snelstart.books.SalesForm;
import nl.koppeling.sandbox.snelstart.books.VatRates;
import nl.koppeling.sandbox.snelstart.rules.Rulings;
import nl.koppeling.sandbox.snelstart.wire.Rule;
import nl.koppeling.sandbox.snelstart.wire.Violations;

/**
 * The VAT of a sales entry: Dutch kinds against lines times rate, reverse charge unmixed, EU
 * accounts only for EU businesses, OSS (SnelStart API reference 8). Amounts in euro, exact.
 */
public final class SalesVat {

  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final String REVERSED = "VerkopenVerlegd";
  private static final Map<String, String> LINE_KIND =
      Map.of("VerkopenHoog", "Hoog", "VerkopenLaag", "Laag", "VerkopenOverig", "Overig");
  private static final Map<String, LedgerFunction> PAYABLE =
      Map.of(
          "VerkopenHoog", LedgerFunction.BTW_AF_TE_DRAGEN_HOOG,
          "VerkopenLaag", LedgerFunction.BTW_AF_TE_DRAGEN_LAAG,
          "VerkopenOverig", LedgerFunction.BTW_AF_TE_DRAGEN_OVERIG);

  private final Administration books;
  private final Rulings rulings;
  private final Violations violations;

  SalesVat(Administration books, Rulings rulings, Violations violations) {
    this.books = books;
    this.rulings = rulings;
    this.violations = violations;
  }

  /** The account VAT of a kind is owed on. */
  static LedgerFunction payable(String documentKind) {
    return PAYABLE.get(documentKind);
  }

  /** Number of the account that holds foreign VAT (companyInfo.buitenlandseBtwGrootboek). */
  public static final int FOREIGN_VAT_ACCOUNT = 1679;

  void check(SalesForm form, List<Ledger> accounts, Relation customer) {
    Country country = customer.country();
    if (isOss(form.date().toLocalDate(), customer, country)) {
      oss(form, accounts, country);
      return;
    }
    euAccounts(accounts, customer, country);
    reverseCharge(form, accounts);
    dutch(form);
  }

  private boolean isOss(LocalDate day, Relation customer, Country country) {
    return books.ossEnabled()
        && country != null
        && country.inEu()
        && !"NL".equals(country.iso2())
        && customer.form().vatNumber() == null
        && !day.isBefore(VatRates.OSS_START);
  }

  private void euAccounts(List<Ledger> accounts, Relation customer, Country country) {
    boolean euBusiness =
        country != null
            && country.inEu()
            && !"NL".equals(country.iso2())
            && customer.form().vatNumber() != null;
    boolean euForeign = country != null && country.inEu() && !"NL".equals(country.iso2());
    for (Ledger account : accounts) {
      violations.when(account.function().isIntraCommunity() && !euBusiness, Rule.BOE_0080);
      violations.when(account.function() == LedgerFunction.OSS && !euForeign, Rule.BOE_0080);
    }
  }

  private void reverseCharge(SalesForm form, List<Ledger> accounts) {
    boolean asked = form.vat().stream().anyMatch(vat -> vat.kind().equals(REVERSED));
    boolean onAccount =
        accounts.stream().anyMatch(each -> each.function() == LedgerFunction.OMZET_VERLEGD);
    boolean taxedLine = form.lines().stream().anyMatch(line -> !"Geen".equals(line.vatKind()));
    boolean otherVat =
        form.vat().stream()
            .anyMatch(vat -> !vat.kind().equals(REVERSED) && vat.amount().signum() != 0);
    violations.when((asked || onAccount) && (taxedLine || otherVat), Rule.BOE_0062);
  }

  private void dutch(SalesForm form) {
    for (SalesForm.Vat vat : form.vat()) {
      boolean known = LINE_KIND.containsKey(vat.kind());
      violations.when(vat.kind().startsWith("Inkopen"), Rule.BOE_0069);
      violations.when(!known && vat.amount().signum() != 0, Rule.BOE_0069);
      violations.when(
          known && vat.amount().signum() != 0 && books.ledger(payable(vat.kind())).isEmpty(),
          Rule.BOE_0081);
    }
    LINE_KIND.forEach((documentKind, lineKind) -> kind(form, documentKind, lineKind));
  }

  private void kind(SalesForm form, String documentKind, String lineKind) {
    BigDecimal given =
        form.vat().stream()
            .filter(vat -> vat.kind().equals(documentKind))
            .map(SalesForm.Vat::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    List<BigDecimal> nets =
        form.lines().stream()
            .filter(line -> line.vatKind().equals(lineKind))
            .map(SalesForm.Line::amount)
            .toList();
    BigDecimal rate = VatRates.dutch(lineKind, form.date().toLocalDate()).orElse(BigDecimal.ZERO);
    BigDecimal expected =
        nets.stream().reduce(BigDecimal.ZERO, BigDecimal::add).multiply(rate).movePointLeft(2);
    BigDecimal tolerance =
        nets.isEmpty()
            ? BigDecimal.ZERO
            : rulings.vatTolerance().max(CENT.multiply(BigDecimal.valueOf(nets.size())));
    violations.when(given.subtract(expected).abs().compareTo(tolerance) > 0, Rule.BOE_0069);
  }

  private void oss(SalesForm form, List<Ledger> accounts, Country country) {
    violations.when(!form.vat().isEmpty(), Rule.BOE_0069);
    BigDecimal expected = BigDecimal.ZERO;
    BigDecimal given = BigDecimal.ZERO;
    int netLines = 0;
    for (int i : IntStream.range(0, accounts.size()).toArray()) {
      Ledger account = accounts.get(i);
      BigDecimal amount = form.lines().get(i).amount();
      if (account.number() == FOREIGN_VAT_ACCOUNT) {
        given = given.add(amount);
      } else if (account.function() == LedgerFunction.OSS && account.vatRateCode() != null) {
        expected = expected.add(amount.multiply(rate(country, account)).movePointLeft(2));
        netLines++;
      } else {
        violations.when(true, Rule.BOE_0061);
        return;
      }
    }
    BigDecimal tolerance = CENT.multiply(BigDecimal.valueOf(Math.max(netLines, 1)));
    violations.when(given.subtract(expected).abs().compareTo(tolerance) > 0, Rule.BOE_0069);
  }

  private BigDecimal rate(Country country, Ledger account) {
    BigDecimal rate = VatRates.eu(country.iso3(), account.vatRateCode()).orElse(null);
    violations.when(rate == null, Rule.BOE_0069);
    return rate == null ? BigDecimal.ZERO : rate;
  }
}
