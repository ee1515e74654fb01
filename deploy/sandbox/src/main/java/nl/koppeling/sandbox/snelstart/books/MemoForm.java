package nl.koppeling.sandbox.snelstart.books;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.wire.Input;

/**
 * What a caller writes of a memorial entry (memoriaalboeking), SnelStart API reference 7.13. The
 * journal's own ledger account takes whatever the lines leave over.
 */
public record MemoForm(
    LocalDateTime date,
    UUID journal,
    String description,
    String voucher,
    boolean marked,
    List<MoneyForm.LedgerLine> ledgerLines,
    List<SettlingLine> salesLines,
    List<SettlingLine> purchaseLines) {

  /**
   * A line that settles an entry.
   *
   * @param amount signed: positive takes off the customer's debt
   */
  public record SettlingLine(UUID entry, String description, BigDecimal amount) {

    static SettlingLine read(Input input) {
      return new SettlingLine(
          input.reference("boekingId"), input.filledText("omschrijving"), input.amount("bedrag"));
    }
  }

  /** Reads a whole entry; model errors are noted in the input. */
  public static MemoForm read(Input input) {
    return new MemoForm(
        input.date("datum"),
        input.reference("dagboek"),
        input.text("omschrijving"),
        input.filledText("boekstuk"),
        input.flag("markering"),
        input.children("memoriaalBoekingsRegels", MoneyForm.LedgerLine::read),
        input.children("verkoopboekingBoekingsRegels", SettlingLine::read),
        input.children("inkoopboekingBoekingsRegels", SettlingLine::read));
  }

  /** How many lines there are. */
  public int size() {
    return ledgerLines.size() + salesLines.size() + purchaseLines.size();
  }
}
