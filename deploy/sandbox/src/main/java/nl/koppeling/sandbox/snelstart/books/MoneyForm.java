package nl.koppeling.sandbox.snelstart.books;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.wire.Input;

/**
 * What a caller writes of a bank or cash entry (bank- of kasboeking), SnelStart API reference 7.12.
 * Amounts in euro.
 */
public record MoneyForm(
    LocalDateTime date,
    UUID journal,
    BigDecimal received,
    BigDecimal spent,
    String description,
    String voucher,
    boolean marked,
    List<LedgerLine> ledgerLines,
    List<SettlingLine> salesLines,
    List<SettlingLine> purchaseLines,
    List<VatLine> vatLines) {

  private static final List<String> KINDS = List.of("Geen", "Laag", "Hoog", "Overig");

  /** A line on a ledger account. */
  public record LedgerLine(
      String description,
      UUID ledger,
      UUID costCentre,
      BigDecimal debit,
      BigDecimal credit,
      String vatKind) {

    static LedgerLine read(Input input) {
      return new LedgerLine(
          input.filledText("omschrijving"),
          input.reference("grootboek"),
          input.reference("kostenplaats"),
          input.amount("debet"),
          input.amount("credit"),
          input.oneOf("btwSoort", KINDS));
    }
  }

  /** A line that settles an entry. */
  public record SettlingLine(UUID entry, String description, BigDecimal debit, BigDecimal credit) {

    static SettlingLine read(Input input) {
      return new SettlingLine(
          input.reference("boekingId"),
          input.text("omschrijving"),
          input.amount("debet"),
          input.amount("credit"));
    }

    /** What it takes off the open amount. */
    public BigDecimal settles() {
      return credit.subtract(debit);
    }
  }

  /** A VAT line; type and rate as the caller wrote them. */
  public record VatLine(BigDecimal debit, BigDecimal credit, String type, String rate) {

    static VatLine read(Input input) {
      return new VatLine(
          input.amount("debet"),
          input.amount("credit"),
          input.oneOf("type", List.of("TeVorderenBtwType", "AfTeDragenBtwType")),
          input.oneOf("tarief", List.of("Hoog", "Laag", "Overig")));
    }
  }

  /** Reads a whole entry; model errors are noted in the input. */
  public static MoneyForm read(Input input) {
    return new MoneyForm(
        input.date("datum"),
        input.reference("dagboek"),
        notNegative(input, "bedragOntvangen"),
        notNegative(input, "bedragUitgegeven"),
        input.text("omschrijving"),
        input.filledText("boekstuk"),
        input.flag("markering"),
        input.children("grootboekBoekingsRegels", LedgerLine::read),
        input.children("verkoopboekingBoekingsRegels", SettlingLine::read),
        input.children("inkoopboekingBoekingsRegels", SettlingLine::read),
        input.children("btwBoekingsregels", VatLine::read));
  }

  private static BigDecimal notNegative(Input input, String name) {
    BigDecimal amount = input.amount(name);
    if (amount.signum() < 0) {
      input.reject(name, "The value may not be negative.");
    }
    return amount;
  }

  /** True when nothing is on it. */
  public boolean isEmpty() {
    return ledgerLines.isEmpty()
        && salesLines.isEmpty()
        && purchaseLines.isEmpty()
        && vatLines.isEmpty();
  }

  /** True when received minus spent equals credit minus debit of all lines. */
  public boolean isBalanced() {
    BigDecimal lines = BigDecimal.ZERO;
    for (LedgerLine line : ledgerLines) {
      lines = lines.add(line.credit()).subtract(line.debit());
    }
    for (SettlingLine line : salesLines) {
      lines = lines.add(line.settles());
    }
    for (SettlingLine line : purchaseLines) {
      lines = lines.add(line.settles());
    }
    for (VatLine line : vatLines) {
      lines = lines.add(line.credit()).subtract(line.debit());
    }
    return received.subtract(spent).compareTo(lines) == 0;
  }
}
