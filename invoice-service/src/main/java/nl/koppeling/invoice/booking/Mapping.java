package nl.koppeling.invoice.booking;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The owner's choices for one connection.
 *
 * @param invoicePrefix put before the order number, at most 10 of A-Z, 0-9 and dash
 * @param paymentTermDays 0 to 999
 * @param ledgers the chosen ledger accounts
 * @param costCentre put on every line when given
 * @param version rises with every change of the choices; part of the fingerprint
 */
public record Mapping(
    String invoicePrefix,
    int paymentTermDays,
    Map<Slot, UUID> ledgers,
    Optional<UUID> costCentre,
    long version) {

  public Mapping {
    if (!invoicePrefix.matches("[A-Z0-9-]{0,10}")) {
      throw new IllegalArgumentException("invoicePrefix is at most 10 of A-Z, 0-9 and dash");
    }
    ledgers = Map.copyOf(ledgers);
  }

  /**
   * The ledger account for a role in a band. Discounts stay inside turnover when they have no
   * ledger account of their own (VAT reference, decision V8).
   */
  Optional<UUID> ledger(LedgerRole role, Band band) {
    Optional<UUID> chosen = Optional.ofNullable(ledgers.get(new Slot(role, band)));
    return role == LedgerRole.DISCOUNT ? chosen.or(() -> ledger(LedgerRole.PRODUCT, band)) : chosen;
  }

  /** What a ledger account is chosen for. */
  public record Slot(LedgerRole role, Band band) {}
}
