package nl.koppeling.customer.matching;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A new relation in the making: a draft that fits its sale ({@link Seat}), or why there can be
 * none.
 */
public sealed interface Drafted {

  /** SnelStart's limit for a name, in UTF-16 units (SnelStart API reference 7.1). */
  int NAME = 50;

  /**
   * A new customer. Texts but the name may be longer than SnelStart takes; the client cuts them.
   *
   * @param contact the person at a company, empty for a private buyer
   * @param address complete, or none
   * @param addressNeeded true when the tax stands on the address's country
   */
  record Draft(
      String name,
      Optional<Email.Usable> email,
      String phone,
      String contact,
      Optional<Person.Place> address,
      boolean addressNeeded,
      Optional<String> vatNumber)
      implements Drafted {

    @Override
    public String toString() {
      return "Draft[***]";
    }
  }

  /** SnelStart must know the buyer in a country, and no complete address is there. */
  record NoAddressThere() implements Drafted {}

  /**
   * Drafts the relation of a buyer.
   *
   * @param omitted parts the administration refused before
   * @param mark put behind the name when no e-mail address goes along, so that the relation can be
   *     told apart by its name
   */
  static Drafted of(Person person, Sale sale, Seat seat, Set<OptionalPart> omitted, String mark) {
    Optional<Person.Place> address =
        Addresses.of(person, sale, seat).filter(a -> !omitted.contains(OptionalPart.ADDRESS));
    boolean needed = !(seat instanceof Seat.Open);
    if (needed && address.isEmpty()) {
      return new NoAddressThere();
    }
    Optional<Email.Usable> email =
        person.email().filter(e -> !omitted.contains(OptionalPart.EMAIL));
    return new Draft(
        email.isPresent() ? name(person) : Words.cut(name(person), NAME - mark.length()) + mark,
        email,
        omitted.contains(OptionalPart.PHONE) ? "" : person.phone(),
        person.company().isEmpty() ? "" : person.fullName(),
        address,
        needed,
        vatNumber(person, sale, seat, address)
            .filter(n -> needed || !omitted.contains(OptionalPart.VAT_NUMBER)));
  }

  /**
   * Drafts the one relation of all guests to a country.
   *
   * @param country ISO 3166 two letters
   */
  static Draft collective(String country, Seat seat) {
    boolean needed = seat instanceof Seat.Consumer;
    Optional<Person.Place> address =
        Optional.of(new Person.Place("Diverse adressen", "Diverse", "Diverse", country))
            .filter(a -> needed);
    return new Draft(
        "Webshop particulieren " + country,
        Optional.empty(),
        "",
        "",
        address,
        needed,
        Optional.empty());
  }

  /** Only what leaves the relation fitting its sale; a number that was not proven counts for NL. */
  private static Optional<String> vatNumber(
      Person person, Sale sale, Seat seat, Optional<Person.Place> address) {
    return switch (seat) {
      case Seat.Business business -> Optional.of(business.id().whole());
      case Seat.Consumer consumer -> Optional.empty();
      case Seat.Open open ->
          Optional.of(person.vatNumber())
              .filter(typed -> !typed.isEmpty() && !sale.abroadInUnion())
              .flatMap(
                  typed ->
                      VatNumber.plausible(typed, address.map(Person.Place::country).orElse("")))
              .filter(number -> number.startsWith("NL"));
    };
  }

  private static String name(Person person) {
    String mailbox = person.email().map(Email.Usable::localPart).orElse("Webwinkelklant");
    return Words.cut(
        Stream.of(person.company(), person.fullName())
            .filter(n -> !n.isEmpty())
            .findFirst()
            .orElse(mailbox),
        NAME);
  }
}
