package nl.koppeling.invoice.booking;

/** How an order is treated for VAT: the outcome of the decision table (VAT reference 3.2). */
public enum Treatment {
  /** Dutch VAT (P3, P7, and P5 and P9 when the shop charged it all the same). */
  DOMESTIC,
  /** Small-business scheme: no VAT, outside every return (P1). */
  SMALL_BUSINESS,
  /** VAT of the customer's member state, declared through the one-stop shop (P6). */
  OSS,
  /** To a business in another member state, 0 % (P5, P11). */
  INTRA_EU,
  /** Goods leaving the EU, 0 % (P9). */
  EXPORT;

  /** True when the shop charged VAT, so that a line's rate says its band. */
  boolean charged() {
    return this == DOMESTIC || this == OSS;
  }
}
