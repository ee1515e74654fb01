package nl.koppeling.customer.matching;

import java.util.Objects;
import java.util.UUID;

/**
 * A relation that the administration offered for an e-mail address.
 *
 * @param code customer number; negative codes are rows every administration ships with
 * @param customer whether it can be invoiced; fixed when it was made
 * @param own the administration's own record
 * @param emails its e-mail field, possibly several addresses with semicolons between
 */
public record Candidate(
    UUID id, int code, boolean customer, boolean own, boolean inactive, String emails) {

  public Candidate {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(emails, "emails");
  }

  /** Whether orders of this address may be booked on it. */
  boolean fits(Email.Usable email) {
    return customer && !own && code >= 0 && !inactive && email.isIn(emails);
  }

  @Override
  public String toString() {
    return "Candidate[" + id + "]";
  }
}
