package nl.koppeling.invoice.bookkeeping;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/** What is still open on our invoice (openstaandSaldo), seen from one of its payments. */
sealed interface Balance {

  /** All that this payment and later ones have to settle, and no payment of ours is there. */
  record Open() implements Balance {}

  /** This payment is there: ours, or nothing of it is open any more. */
  record Paid(Optional<UUID> ours) implements Balance {}

  /** Nothing is open at all, and the money was not booked by us. */
  record SettledElsewhere() implements Balance {}

  /** Something else. */
  record Partly(BigDecimal outstanding) implements Balance {}

  /** There is no such invoice. */
  record Missing() implements Balance {}
}
