package nl.koppeling.sandbox.snelstart.books;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.UUID;

/**
 * Writes the ledger lines of one entry; debit and credit always positive. Used under the
 * administration's lock.
 *
 * @param source the entry
 * @param voucher its boekstuk
 */
public record Posting(
    Administration books,
    UUID source,
    UUID journal,
    LocalDateTime date,
    LocalDateTime now,
    String voucher) {

  /** What a line is about; all parts but the account may be null. */
  public record About(UUID ledger, UUID costCentre, String text, String invoice, UUID relation) {

    /** A line about nothing but an account. */
    public static About account(UUID ledger, String text) {
      return new About(ledger, null, text, null, null);
    }
  }

  /** Books an amount in debit; a negative amount in credit; nothing for zero. */
  public void debit(About about, BigDecimal amount) {
    if (amount.signum() == 0) {
      return;
    }
    BigDecimal debit = amount.max(BigDecimal.ZERO);
    BigDecimal credit = amount.negate().max(BigDecimal.ZERO);
    books
        .mutations()
        .put(
            new Mutation(
                UUID.randomUUID(),
                source,
                about.ledger(),
                about.costCentre(),
                date,
                now,
                journal,
                about.text(),
                debit,
                credit,
                voucher,
                about.invoice(),
                about.relation()));
  }

  /** Books an amount in credit; a negative amount in debit; nothing for zero. */
  public void credit(About about, BigDecimal amount) {
    debit(about, amount.negate());
  }

  /** Takes all ledger lines of an entry out again. */
  public static void undo(Administration books, UUID source) {
    books.mutations().where("Source", source).forEach(line -> books.mutations().remove(line.id()));
  }
}
