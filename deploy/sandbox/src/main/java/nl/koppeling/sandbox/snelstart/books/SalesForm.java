package nl.koppeling.sandbox.snelstart.books;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.wire.Input;

/**
 * What a caller writes of a sales entry (verkoopboeking), SnelStart API reference 7.3. Amounts in
 * euro; a line's amount excludes VAT, the entry's includes it.
 *
 * @param date invoice date, which is also the booking date
 * @param term days to pay, null to take the relation's
 */
public record SalesForm(
    String number,
    LocalDateTime date,
    UUID customer,
    String description,
    String voucher,
    Integer term,
    BigDecimal amount,
    boolean marked,
    List<Line> lines,
    List<Vat> vat) {

  private static final List<String> LINE_KINDS = List.of("Geen", "Laag", "Hoog", "Overig");
  private static final List<String> VAT_KINDS =
      List.of(
          "Geen",
          "VerkopenLaag",
          "VerkopenHoog",
          "VerkopenOverig",
          "VerkopenVerlegd",
          "InkopenLaag",
          "InkopenHoog",
          "InkopenOverig");

  /**
   * One line (boekingsregel).
   *
   * @param vatKind Geen, Laag, Hoog or Overig; null to derive it from the ledger account
   */
  public record Line(
      String description, UUID ledger, UUID costCentre, BigDecimal amount, String vatKind) {

    static Line read(Input input) {
      return new Line(
          input.text("omschrijving"),
          input.reference("grootboek"),
          input.reference("kostenplaats"),
          input.amount("bedrag"),
          input.oneOf("btwSoort", LINE_KINDS));
    }

    /** The line with its kind of VAT filled in. */
    public Line withVatKind(String kind) {
      return new Line(description, ledger, costCentre, amount, kind);
    }
  }

  /** VAT of one kind over the whole entry. */
  public record Vat(String kind, BigDecimal amount) {

    static Vat read(Input input) {
      String kind = input.oneOf("btwSoort", VAT_KINDS);
      return new Vat(kind == null ? "Geen" : kind, input.amount("btwBedrag"));
    }
  }

  /** Reads a whole entry; model errors are noted in the input. */
  public static SalesForm read(Input input) {
    Integer term = input.integer("betalingstermijn");
    if (term != null && (term < 0 || term > 999)) {
      input.reject("betalingstermijn", "The value must be between 0 and 999.");
    }
    return new SalesForm(
        input.filledText("factuurnummer"),
        input.date("factuurdatum"),
        input.reference("klant"),
        input.text("omschrijving"),
        input.filledText("boekstuk"),
        term,
        input.amount("factuurbedrag"),
        input.flag("markering"),
        input.children("boekingsregels", Line::read),
        input.children("btw", Vat::read));
  }

  /** The form with every line's kind of VAT filled in. */
  public SalesForm withLines(List<Line> filled) {
    return new SalesForm(
        number, date, customer, description, voucher, term, amount, marked, filled, vat);
  }

  /** Sum of the lines, without VAT. */
  public BigDecimal net() {
    return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Sum of the VAT. */
  public BigDecimal vatTotal() {
    return vat.stream().map(Vat::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** True when lines and VAT make the entry's amount, to the last decimal. */
  public boolean isBalanced() {
    return net().add(vatTotal()).compareTo(amount) == 0;
  }
}
