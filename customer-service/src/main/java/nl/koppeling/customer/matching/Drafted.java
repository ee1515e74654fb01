package nl.koppeling.customer.matching;

import java.util.Optional;
import java.util.Set;

/** A new relation in the making: a draft, or why there can be none. */
public sealed interface Drafted {

  /**
   * A new customer. Texts may be longer than SnelStart takes; the client cuts them.
   *
   * @param contact the person at a company, empty for a private buyer
   * @param address complete, or none
   * @param vatNumber plausible, or none
   */
  record Draft(
      String name,
      Email.Usable email,
      String phone,
      String contact,
      Optional<Person.Place> address,
      Optional<String> vatNumber)
      implements Drafted {

    @Override
    public String toString() {
      return "Draft[***]";
    }
  }

  /** The sale stands on the buyer's VAT number, and the one given cannot be one. */
  record VatNumberUnusable() implements Drafted {}

  /**
   * Drafts the relation of a buyer.
   *
   * @param omitted parts the administration refused before
   */
  static Drafted of(Person person, Sale sale, Set<OptionalPart> omitted) {
    Optional<Person.Place> address =
        Optional.of(person.address())
            .filter(Person.Place::complete)
            .filter(a -> !omitted.contains(OptionalPart.ADDRESS));
    Optional<String> vatNumber =
        omitted.contains(OptionalPart.VAT_NUMBER) || person.vatNumber().isEmpty()
            ? Optional.empty()
            : VatNumber.plausible(
                person.vatNumber(), address.map(Person.Place::country).orElse(""));
    if (sale.standsOnVatNumber() && !person.vatNumber().isEmpty() && vatNumber.isEmpty()) {
      return new VatNumberUnusable();
    }
    return new Draft(
        name(person),
        person.email(),
        omitted.contains(OptionalPart.PHONE) ? "" : person.phone(),
        person.company().isEmpty() ? "" : person.fullName(),
        address,
        vatNumber);
  }

  private static String name(Person person) {
    if (!person.company().isEmpty()) {
      return person.company();
    }
    return person.fullName().isEmpty() ? person.email().localPart() : person.fullName();
  }
}
