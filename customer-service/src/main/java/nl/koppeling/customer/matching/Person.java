package nl.koppeling.customer.matching;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The buyer as the shop knows him; texts may be empty, none is null. */
public record Person(
    Email.Usable email,
    String firstName,
    String lastName,
    String company,
    String phone,
    Place address,
    String vatNumber) {

  public Person {
    Objects.requireNonNull(email, "email");
    firstName = Words.visible(firstName);
    lastName = Words.visible(lastName);
    company = Words.visible(company);
    phone = Words.visible(phone);
    Objects.requireNonNull(address, "address");
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
            email.address(), email.localPart(), fullName(), firstName, lastName, company, phone);
    Stream<String> where =
        Stream.of(address.street(), address.postcode(), address.city(), vatNumber);
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
