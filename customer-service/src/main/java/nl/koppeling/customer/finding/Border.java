package nl.koppeling.customer.finding;

import java.util.Optional;
import java.util.UUID;
import nl.koppeling.customer.matching.Candidate;
import nl.koppeling.customer.matching.Drafted;
import nl.koppeling.customer.matching.Email;
import nl.koppeling.customer.matching.Person;
import nl.koppeling.customer.matching.Sale;
import nl.koppeling.events.Buyer;
import nl.koppeling.events.Order;
import nl.koppeling.snelstart.Address;
import nl.koppeling.snelstart.NewRelation;
import nl.koppeling.snelstart.Relation;
import nl.koppeling.snelstart.RelationKind;

/** Between the words of the events, of the pure core and of the SnelStart client. */
final class Border {

  private Border() {}

  /** The buyer; nothing when his e-mail address is none. */
  static Optional<Person> person(Buyer buyer) {
    return Email.of(buyer.email()) instanceof Email.Usable email
        ? Optional.of(
            new Person(
                email,
                buyer.firstName(),
                buyer.lastName(),
                buyer.company(),
                buyer.phone(),
                new Person.Place(
                    buyer.billing().street(),
                    buyer.billing().postcode(),
                    buyer.billing().city(),
                    buyer.billing().country()),
                buyer.vatNumber()))
        : Optional.empty();
  }

  static Sale sale(Order order) {
    return new Sale(order.destinationCountry().orElse(""), order.totalTax().signum() != 0);
  }

  static Candidate candidate(Relation relation) {
    return new Candidate(
        relation.id(),
        relation.code(),
        relation.kinds().contains(RelationKind.CUSTOMER),
        relation.kinds().contains(RelationKind.OWN),
        relation.inactive(),
        relation.email());
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
        draft.name(), draft.email().address(), draft.phone(), address, draft.vatNumber(), "");
  }
}
