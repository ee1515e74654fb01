package nl.koppeling.snelstart;

/**
 * The VAT kind of a booking line (btwSoort: Geen, Laag, Hoog, Overig; SnelStart API reference 8.1).
 */
public enum VatKind {
  /** Geen: no Dutch VAT. */
  NONE,
  /** Laag: 9 % since 2019. */
  LOW,
  /** Hoog: 21 % since October 2012. */
  HIGH,
  /** Overig: a rate of the administration's own. */
  OTHER
}
