package nl.koppeling.snelstart;

import java.math.BigDecimal;

/**
 * The VAT of a whole booking for one kind (btw-regel: VerkopenLaag, VerkopenHoog, VerkopenOverig;
 * SnelStart API reference 8.1).
 *
 * @param kind not {@link VatKind#NONE}: no VAT is no entry
 * @param amount euros, whole cents; negative on credits
 */
public record VatAmount(VatKind kind, BigDecimal amount) {

  /** Refuses NONE and fractions of a cent. */
  public VatAmount {
    if (kind == null || kind == VatKind.NONE) {
      throw new IllegalArgumentException("a VAT amount needs a kind that bears VAT");
    }
    amount = Money.cents("VAT amount", amount);
  }
}
