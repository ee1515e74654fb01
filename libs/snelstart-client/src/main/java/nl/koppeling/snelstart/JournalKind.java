package nl.koppeling.snelstart;

/**
 * Kind of a journal (dagboek soort: Geen, Kas, Bank, Verkoop, Inkoop, Memoriaal, Balans; SnelStart
 * API reference 7.9).
 */
public enum JournalKind {
  /** Geen, or a kind this library does not know. */
  NONE,
  /** Kas. */
  CASH,
  /** Bank: the only kind a receipt can be booked on. */
  BANK,
  /** Verkoop. */
  SALES,
  /** Inkoop. */
  PURCHASE,
  /** Memoriaal. */
  MEMORIAL,
  /** Balans. */
  BALANCE
}
