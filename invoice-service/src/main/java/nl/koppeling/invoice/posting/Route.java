package nl.koppeling.invoice.posting;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a payment is booked (SnelStart API reference 10.1): on a bank journal (way A), or on a
 * memorial journal against a clearing ledger account (way B) or the journal's own (way C).
 */
public record Route(Way way, UUID journalId, Optional<UUID> clearingLedger) {

  public Route {
    Objects.requireNonNull(way, "way");
    Objects.requireNonNull(journalId, "journalId");
    clearingLedger = clearingLedger == null ? Optional.empty() : clearingLedger;
  }

  /** On a bank journal. */
  public static Route bank(UUID journalId) {
    return new Route(Way.BANK, journalId, Optional.empty());
  }

  /** Which kind of entry. */
  public enum Way {
    BANK,
    MEMORIAL
  }
}
