package nl.koppeling.events;

import java.time.Instant;
import java.util.Objects;

/**
 * What the tax offices' register (VIES) answered about the buyer's VAT number (VAT reference 3.4).
 * The number itself stays in the sealed buyer.
 *
 * @param prefix the two letters the number begins with: a member state, {@code EL} for Greece or
 *     {@code XI} for Northern Ireland
 * @param valid whether the number was valid
 * @param checkedAt when the register was asked (UTC)
 * @param consultationNumber the register's receipt, or empty when it gave none
 */
public record VatProof(String prefix, boolean valid, Instant checkedAt, String consultationNumber) {

  public VatProof {
    if (prefix == null || !prefix.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException("a VAT number begins with two letters");
    }
    Objects.requireNonNull(checkedAt, "checkedAt");
    consultationNumber = consultationNumber == null ? "" : consultationNumber;
  }
}
