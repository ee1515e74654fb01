package nl.koppeling.connection.proof;

import java.math.BigDecimal;

/** What the orders of some time come to, as far as the shop tells. */
public sealed interface Turnover {

  /** The totals of these very orders, in the shop's currency. */
  record Exact(BigDecimal amount) implements Turnover {}

  /** What the shop's own sales report says; it counts a little differently. */
  record Reported(BigDecimal amount) implements Turnover {}

  /** The shop does not tell. */
  record Unknown() implements Turnover {}
}
