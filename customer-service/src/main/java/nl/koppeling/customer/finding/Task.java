package nl.koppeling.customer.finding;

import nl.koppeling.customer.linking.Customer;
import nl.koppeling.customer.linking.WaitingOrder;
import nl.koppeling.customer.matching.Person;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.turns.Turn;

/**
 * One customer to find or make.
 *
 * @param first the first order that waits; its buyer is the one
 * @param person that buyer
 */
record Task(
    Turn turn, ConnectionChanged connection, Customer customer, WaitingOrder first, Person person) {

  long orderId() {
    return first.order().order().orderId();
  }
}
