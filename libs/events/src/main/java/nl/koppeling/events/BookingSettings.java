package nl.koppeling.events;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * How orders of a connection are booked, as the owner confirmed it.
 *
 * @param invoicePrefix put before the order number; at most 10 of A-Z, 0-9 and dash; unique per
 *     shop in an administration
 * @param paymentTermDays 0 to 999
 * @param ledgers which ledger account for what
 * @param journals which journal for which payment method
 * @param defaultJournal journal (bank) for payment methods without a rule; empty: such an order is
 *     parked
 * @param costCentre put on every revenue line when given
 */
public record BookingSettings(
    String invoicePrefix,
    int paymentTermDays,
    List<LedgerRule> ledgers,
    List<JournalRule> journals,
    Optional<UUID> defaultJournal,
    Optional<UUID> costCentre) {

  public BookingSettings {
    if (invoicePrefix == null || !invoicePrefix.matches("[A-Z0-9-]{0,10}")) {
      throw new IllegalArgumentException(
          "invoicePrefix is at most 10 of A-Z, 0-9 and dash, is " + invoicePrefix);
    }
    if (paymentTermDays < 0 || paymentTermDays > 999) {
      throw new IllegalArgumentException("paymentTermDays is 0 to 999, is " + paymentTermDays);
    }
    ledgers = List.copyOf(ledgers);
    journals = List.copyOf(journals);
    defaultJournal = defaultJournal == null ? Optional.empty() : defaultJournal;
    costCentre = costCentre == null ? Optional.empty() : costCentre;
  }

  /** The ledger account for a kind of line in a VAT band, if one was chosen. */
  public Optional<LedgerRule> ledger(LedgerRule.Role role, VatBand band) {
    return ledgers.stream().filter(r -> r.role() == role && r.band() == band).findFirst();
  }

  /** The journal a payment method is settled on, if one was chosen. */
  public Optional<UUID> journal(String paymentMethod) {
    return journals.stream()
        .filter(r -> r.paymentMethod().equals(paymentMethod))
        .map(JournalRule::journalId)
        .findFirst()
        .or(() -> defaultJournal);
  }

  /** The Dutch VAT bands: 21 %, 9 % and 0 %, whatever the percentage is on the day. */
  public enum VatBand {
    HIGH,
    LOW,
    ZERO
  }

  /**
   * One ledger account.
   *
   * @param number what the owner sees, for texts only
   */
  public record LedgerRule(Role role, VatBand band, UUID ledgerId, int number) {

    public LedgerRule {
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(band, "band");
      Objects.requireNonNull(ledgerId, "ledgerId");
    }

    /** What a ledger account is used for. A negative fee is a discount. */
    public enum Role {
      PRODUCT,
      SHIPPING,
      FEE,
      DISCOUNT
    }
  }

  /**
   * The bank journal of one payment method of the shop, for example {@code
   * mollie_wc_gateway_ideal}.
   */
  public record JournalRule(String paymentMethod, UUID journalId) {
    public JournalRule {
      Objects.requireNonNull(paymentMethod, "paymentMethod");
      Objects.requireNonNull(journalId, "journalId");
    }
  }
}
