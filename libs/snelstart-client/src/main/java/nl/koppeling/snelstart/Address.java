package nl.koppeling.snelstart;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A complete postal address (Adres, SnelStart API reference 7.1). SnelStart takes all of street,
 * postcode, city and country or no address (REL-0060), so an incomplete one cannot be made; see
 * {@link #ifComplete}. Too long texts are cut.
 *
 * @param contact at most 50 characters, may be empty
 * @param street with house number, at most 50 characters; there is no second line
 * @param postcode at most 25 characters
 * @param city at most 50 characters
 * @param countryId from {@link SnelStart#countries}
 */
public record Address(String contact, String street, String postcode, String city, UUID countryId) {

  /** Cuts to the limits; refuses an empty street, postcode or city. */
  public Address {
    contact = Texts.cut(contact, 50);
    street = Texts.required("street", Texts.cut(street, 50));
    postcode = Texts.required("postcode", Texts.cut(postcode, 25));
    city = Texts.required("city", Texts.cut(city, 50));
    Objects.requireNonNull(countryId, "countryId");
  }

  /**
   * The address, or nothing when street, postcode, city or country is missing (some countries have
   * no postcodes).
   */
  public static Optional<Address> ifComplete(
      String contact, String street, String postcode, String city, UUID countryId) {
    boolean complete =
        countryId != null && !Texts.empty(street) && !Texts.empty(postcode) && !Texts.empty(city);
    return complete
        ? Optional.of(new Address(contact, street, postcode, city, countryId))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "Address[***]";
  }
}
