package nl.koppeling.connection.line;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Document;
import nl.koppeling.events.Reason;

/**
 * An order or refund that the shop changed after it was booked, with what would be booked to
 * correct it (VAT reference, decision V22). Amounts are euros. Nothing in it points at the buyer.
 *
 * @param refundId the refund of a credit, 0 for the order
 * @param code what happened in the shop, for example ORDER_CHANGED_AFTER_BOOKING
 * @param modifiedAt when the shop changed it (UTC)
 * @param booked what was booked when it was noticed, VAT included; negative for a credit
 * @param shop what the shop says, 0 when it is gone
 * @param difference {@code shop} less {@code booked}
 * @param decision OPEN, ACCEPTED, DECLINED, SUPERSEDED by a later change, or NOTED: nobody need
 *     decide
 * @param acceptable true when it can be accepted now
 * @param reasons why it cannot
 * @param effect present while it is open and can be composed
 * @param documents what would be booked, or what was booked and how far each is
 */
public record OrderChange(
    UUID id,
    long orderId,
    long refundId,
    String code,
    Instant modifiedAt,
    BigDecimal booked,
    BigDecimal shop,
    BigDecimal difference,
    String decision,
    Optional<Instant> decidedAt,
    boolean acceptable,
    List<Reason> reasons,
    Optional<Effect> effect,
    List<Correction> documents) {

  public OrderChange {
    reasons = List.copyOf(reasons);
    documents = List.copyOf(documents);
  }

  /** The order in the books now, what accepting changes, and the order in the books after it. */
  public record Effect(Sums stands, Sums changes, Sums after) {}

  /** An order in the books: turnover by ledger account, VAT by band. */
  public record Sums(BigDecimal gross, List<Turnover> ledgers, List<Vat> vat) {

    public Sums {
      ledgers = List.copyOf(ledgers);
      vat = List.copyOf(vat);
    }
  }

  /** Turnover on a ledger account, excluding VAT. */
  public record Turnover(UUID ledgerId, String band, BigDecimal net) {}

  /** VAT in a band. */
  public record Vat(String band, BigDecimal amount) {}

  /**
   * A document that corrects.
   *
   * @param invoiceNumber empty while it is not composed
   * @param state PROPOSED, or its state at the invoice service
   * @param reasons why it waits for a person
   */
  public record Correction(
      Document document,
      String invoiceNumber,
      BigDecimal total,
      String state,
      List<Reason> reasons) {

    public Correction {
      reasons = List.copyOf(reasons);
    }
  }
}
