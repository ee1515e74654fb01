package nl.koppeling.snelstart;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;

/**
 * Money that settles one sales booking (verkoopboekingBoekingsRegel, SnelStart API reference 7.12).
 *
 * @param bookingId id of the sales booking, not of its invoice view
 * @param description cut to 250 characters, may be empty
 * @param amount euros, whole cents, not 0 (BOE-0028): above 0 received (credit), below 0 paid out
 *     (debet)
 */
public record InvoicePayment(UUID bookingId, String description, BigDecimal amount) {

  /** Cuts the text; refuses 0 and fractions of a cent. */
  public InvoicePayment {
    Objects.requireNonNull(bookingId, "bookingId");
    description = Texts.cut(description, 250);
    amount = Money.cents("payment", amount);
    if (amount.signum() == 0) {
      throw new IllegalArgumentException("a payment of 0 is refused (BOE-0028)");
    }
  }
}
