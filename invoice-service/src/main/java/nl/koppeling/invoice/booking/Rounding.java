package nl.koppeling.invoice.booking;

/** How the shop rounded the VAT of an order, as far as its own figures tell (VAT reference 4). */
public enum Rounding {
  /** Line by line. */
  PER_LINE,
  /** Once over the sum ("round tax at subtotal level"). */
  AT_SUBTOTAL,
  /** Both ways lead to these figures, or neither does. */
  CANNOT_TELL
}
