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
 * @param country ISO 3166 two letters of its address, {@code XI} for Northern Ireland; {@code NL}
 *     when it has none, and empty when nobody knows the country
 * @param vatNumber as it stands there, or empty
 */
public record Candidate(
    UUID id,
    int code,
    boolean customer,
    boolean own,
    boolean inactive,
    String emails,
    String name,
    String country,
    String vatNumber) {

  public Candidate {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(emails, "emails");
    name = Words.visible(name);
    Objects.requireNonNull(country, "country");
    vatNumber = Words.visible(vatNumber);
  }

  /** Whether anything may be booked on it. */
  boolean bookable() {
    return customer && !own && code >= 0 && !inactive;
  }

  /** Its VAT number with a prefix, where a number without one is of this country. */
  String vatIn(String prefix) {
    return VatNumber.whole(vatNumber, prefix);
  }

  @Override
  public String toString() {
    return "Candidate[" + id + "]";
  }
}
