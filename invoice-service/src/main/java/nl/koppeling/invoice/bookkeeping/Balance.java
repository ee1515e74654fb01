package nl.koppeling.invoice.bookkeeping;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/** What is still open on our invoice (openstaandSaldo). */
sealed interface Balance {

  /** All of it, and no payment of ours is there. */
  record Open() implements Balance {}

  /** A payment with our marker is there ({@code ours}), or nothing is open any more. */
  record Paid(Optional<UUID> ours) implements Balance {}

  /** Something else than all or nothing. */
  record Partly(BigDecimal outstanding) implements Balance {}

  /** There is no such invoice. */
  record Missing() implements Balance {}
}
