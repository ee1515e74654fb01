package nl.koppeling.customer.matching;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of the order's addresses a new relation gets. */
final class Addresses {

  private Addresses() {}

  /**
   * A complete address, or none. SnelStart takes the country of the tax from it, so the right
   * country goes before the address of who pays.
   */
  static Optional<Person.Place> of(Person person, Sale sale, Seat seat) {
    List<Person.Place> complete =
        Stream.of(person.billing(), person.shipping()).filter(Person.Place::complete).toList();
    return switch (seat) {
      case Seat.Business business -> in(complete, business.id().prefix());
      case Seat.Consumer consumer -> in(complete, consumer.prefix());
      case Seat.Open open ->
          in(complete, VatNumber.prefixOf(sale.destination()))
              .or(() -> complete.stream().filter(person.billing()::equals).findFirst())
              .filter(a -> !open.oss() || !VatNumber.abroadInUnion(a.country()));
    };
  }

  private static Optional<Person.Place> in(List<Person.Place> places, String prefix) {
    return places.stream().filter(p -> VatNumber.prefixOf(p.country()).equals(prefix)).findFirst();
  }
}
