package nl.koppeling.customer.finding;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.koppeling.customer.matching.Candidate;
import nl.koppeling.customer.matching.Drafted;
import nl.koppeling.customer.matching.Email;
import nl.koppeling.customer.matching.Person;
import nl.koppeling.events.Buyer;
import nl.koppeling.snelstart.Address;
import nl.koppeling.snelstart.NewRelation;
import nl.koppeling.snelstart.Relation;
import nl.koppeling.snelstart.RelationKind;

/** Between the words of the events, of the pure core and of the SnelStart client. */
public final class Border {

  private Border() {}

  static Person person(Buyer buyer) {
    return new Person(
        Email.of(buyer.email()) instanceof Email.Usable email
            ? Optional.of(email)
            : Optional.empty(),
        buyer.firstName(),
        buyer.lastName(),
        buyer.company(),
        buyer.phone(),
        place(buyer.billing()),
        place(buyer.shipping()),
        buyer.vatNumber());
  }

  /** A British address in Northern Ireland, which is where postcodes begin with BT, is in XI. */
  private static Person.Place place(Buyer.PostalAddress address) {
    String country = address.country().toUpperCase(Locale.ROOT);
    boolean northernIreland =
        country.equals("GB") && address.postcode().toUpperCase(Locale.ROOT).startsWith("BT");
    return new Person.Place(
        address.street(), address.postcode(), address.city(), northernIreland ? "XI" : country);
  }

  /**
   * A relation as the core sees it.
   *
   * @param letters the ISO 3166 letters of a country, when they are known
   */
  public static Candidate candidate(Relation relation, Function<UUID, Optional<String>> letters) {
    return new Candidate(
        relation.id(),
        relation.code(),
        relation.kinds().contains(RelationKind.CUSTOMER),
        relation.kinds().contains(RelationKind.OWN),
        relation.inactive(),
        relation.email(),
        relation.name(),
        relation.countryId().map(id -> letters.apply(id).orElse("")).orElse("NL"),
        relation.vatNumber().orElse(""));
  }

  /**
   * The relation to be made.
   *
   * @param countryId the address's country in this administration; without it no address is sent
   */
  static NewRelation relation(Drafted.Draft draft, Optional<UUID> countryId) {
    Optional<Address> address =
        draft
            .address()
            .flatMap(
                a ->
                    Address.ifComplete(
                        draft.contact(),
                        a.street(),
                        a.postcode(),
                        a.city(),
                        countryId.orElse(null)));
    return new NewRelation(
        draft.name(),
        draft.email().map(Email.Usable::address).orElse(""),
        draft.phone(),
        address,
        draft.vatNumber(),
        "");
  }
}
