package nl.koppeling.events;

/**
 * Who bought: the personal block of an order. Travels only sealed ({@link SealedBuyer}); every part
 * may be empty, none is null.
 */
public record Buyer(
    String email,
    String firstName,
    String lastName,
    String company,
    String phone,
    PostalAddress billing,
    PostalAddress shipping,
    String vatNumber) {

  public Buyer {
    email = orEmpty(email);
    firstName = orEmpty(firstName);
    lastName = orEmpty(lastName);
    company = orEmpty(company);
    phone = orEmpty(phone);
    billing = billing == null ? PostalAddress.NONE : billing;
    shipping = shipping == null ? PostalAddress.NONE : shipping;
    vatNumber = orEmpty(vatNumber);
  }

  @Override
  public String toString() {
    return "Buyer[***]";
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text.strip();
  }

  /** An address; {@code country} is ISO 3166 two letters or empty. */
  public record PostalAddress(String street, String postcode, String city, String country) {

    static final PostalAddress NONE = new PostalAddress("", "", "", "");

    public PostalAddress {
      street = orEmpty(street);
      postcode = orEmpty(postcode);
      city = orEmpty(city);
      country = orEmpty(country);
    }

    @Override
    public String toString() {
      return "PostalAddress[***]";
    }
  }
}
