package nl.koppeling.customer.matching;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The buyer as the shop knows him; texts may be empty, none is null.
 *
 * @param email empty for a guest
 * @param billing who pays lives here
 * @param shipping where the goods go; all empty when the order names no such address
 */
public record Person(
    Optional<Email.Usable> email,
    String firstName,
    String lastName,
    String company,
    String phone,
    Place billing,
    Place shipping,
    String vatNumber) {

  public Person {
    Objects.requireNonNull(email, "email");
    firstName = Words.visible(firstName);
    lastName = Words.visible(lastName);
    company = Words.visible(company);
    phone = Words.visible(phone);
    Objects.requireNonNull(billing, "billing");
    Objects.requireNonNull(shipping, "shipping");
    vatNumber = Words.visible(vatNumber);
  }

  /** First and last name, or empty. */
  String fullName() {
    return (firstName + " " + lastName).strip();
  }

  /** A text about this person without anything that points at him, for events and owners. */
  public String hiddenIn(String text) {
    String hidden = text == null ? "" : text;
    for (String word : words()) {
      if (word.length() > 1) {
        hidden = hidden.replaceAll("(?iu)" + java.util.regex.Pattern.quote(word), "…");
      }
    }
    return hidden;
  }

  private List<String> words() {
    Stream<String> own =
        Stream.of(
            email.map(Email.Usable::address).orElse(""),
            email.map(Email.Usable::localPart).orElse(""),
            fullName(),
            firstName,
            lastName,
            company,
            phone,
            vatNumber);
    Stream<String> where =
        Stream.of(billing, shipping).flatMap(p -> Stream.of(p.street(), p.postcode(), p.city()));
    return Stream.concat(own, where)
        .sorted((a, b) -> Integer.compare(b.length(), a.length()))
        .toList();
  }

  @Override
  public String toString() {
    return "Person[***]";
  }

  /** A postal address; {@code country} is ISO 3166 two letters. */
  public record Place(String street, String postcode, String city, String country) {

    public Place {
      street = Words.visible(street);
      postcode = Words.visible(postcode);
      city = Words.visible(city);
      country = Words.visible(country);
    }

    /** SnelStart takes all parts or no address at all (REL-0060). */
    boolean complete() {
      return Stream.of(street, postcode, city, country).noneMatch(String::isEmpty);
    }

    @Override
    public String toString() {
      return "Place[***]";
    }
  }
}
