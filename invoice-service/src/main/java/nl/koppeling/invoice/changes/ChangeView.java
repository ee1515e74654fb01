package nl.koppeling.invoice.changes;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Document;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.booking.Totals;

/**
 * A change for a person to decide on, or decided on. Amounts in euros.
 *
 * @param refundId the refund of a credit, 0 for the order
 * @param modifiedAt when the shop changed it (UTC)
 * @param booked what was booked when it was noticed, VAT included; negative for a credit
 * @param shop what the shop says, 0 when it is gone
 * @param difference {@code shop} less {@code booked}
 * @param revision the revision of the order it made, once accepted
 * @param acceptable true when it can be accepted now
 * @param reasons why it cannot
 * @param effect present while it is open and can be composed
 * @param documents what would be booked, or what was booked and how far each is
 */
record ChangeView(
    UUID id,
    long orderId,
    long refundId,
    ChangeCode code,
    Instant modifiedAt,
    BigDecimal booked,
    BigDecimal shop,
    BigDecimal difference,
    Decision decision,
    String decidedBy,
    Optional<Instant> decidedAt,
    int revision,
    boolean acceptable,
    List<Reason> reasons,
    Optional<Effect> effect,
    List<DocumentView> documents) {

  /** The order in the books now, what accepting changes, and the order in the books after it. */
  record Effect(Sums stands, Sums changes, Sums after) {}

  /** An order in the books: turnover by ledger account, VAT by band. */
  record Sums(BigDecimal gross, List<Turnover> ledgers, List<Vat> vat) {

    static Sums of(Totals totals) {
      return new Sums(
          totals.gross().euros(),
          totals.net().entrySet().stream()
              .map(
                  e ->
                      new Turnover(
                          e.getKey().ledger(), e.getKey().band().name(), e.getValue().euros()))
              .toList(),
          totals.vat().entrySet().stream()
              .map(e -> new Vat(e.getKey().name(), e.getValue().euros()))
              .toList());
    }
  }

  /** Turnover on a ledger account, excluding VAT. */
  record Turnover(UUID ledgerId, String band, BigDecimal net) {}

  /** VAT in a band. */
  record Vat(String band, BigDecimal amount) {}

  /**
   * A document of the change.
   *
   * @param invoiceNumber empty while it is not composed
   * @param state PROPOSED, or its state in the line
   * @param reasons why it waits for a person
   */
  record DocumentView(
      Document document,
      String invoiceNumber,
      BigDecimal total,
      String state,
      List<Reason> reasons) {}
}
