package nl.koppeling.customer.finding;

import java.util.Set;
import nl.koppeling.customer.linking.Customer;
import nl.koppeling.customer.linking.Purchase;
import nl.koppeling.customer.linking.RelationState.CreateIntended;
import nl.koppeling.customer.linking.RelationState.InDoubt;
import nl.koppeling.customer.linking.RelationState.Planned;
import nl.koppeling.customer.linking.WaitingOrder;
import nl.koppeling.customer.matching.Drafted;
import nl.koppeling.customer.matching.OptionalPart;
import nl.koppeling.customer.matching.Person;
import nl.koppeling.customer.matching.Seat;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.turns.Turn;

/**
 * One customer to find or make.
 *
 * @param first the first order that waits; its buyer is the one
 * @param purchase that order, unsealed
 * @param person its buyer
 */
record Task(Turn turn, Customer customer, WaitingOrder first, Purchase purchase, Person person) {

  Task(Turn turn, Customer customer, WaitingOrder first, Purchase purchase) {
    this(turn, customer, first, purchase, Border.person(purchase.buyer()));
  }

  ConnectionChanged connection() {
    return purchase.connection();
  }

  long orderId() {
    return first.order().order().orderId();
  }

  /** What the relation has to be like. */
  Seat seat() {
    return purchase.seat(first.proof());
  }

  /** True when the relation has no e-mail address of its buyer, and is known by its name only. */
  boolean knownByName() {
    return person.email().isEmpty()
        || customer.key().collectiveCountry().isPresent()
        || customer.state().omitted().contains(OptionalPart.EMAIL);
  }

  /** True when it certainly was not made yet and nobody else could have made it. */
  boolean surelyNew() {
    return knownByName()
        && customer.state() instanceof Planned
        && customer.key().collectiveCountry().isEmpty();
  }

  /** The new relation, as it is or was to be made. */
  Drafted draft() {
    return draft(customer.state().omitted());
  }

  Drafted draft(Set<OptionalPart> omitted) {
    return customer
        .key()
        .collectiveCountry()
        .map(country -> (Drafted) Drafted.collective(country, seat()))
        .orElseGet(
            () -> Drafted.of(person, purchase.sale(), seat(), omitted, " (" + madeFor() + ")"));
  }

  private long madeFor() {
    return switch (customer.state()) {
      case CreateIntended intended -> intended.madeFor();
      case InDoubt doubt -> doubt.madeFor();
      default -> orderId();
    };
  }
}
