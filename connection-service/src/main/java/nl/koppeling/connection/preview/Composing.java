package nl.koppeling.connection.preview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.koppeling.connection.line.Foretelling;
import nl.koppeling.connection.line.Foretold;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.seal.Seals;

/** Has orders composed as they would be, and puts together what the services say of them. */
@ApplicationScoped
class Composing {

  private final Foretelling line;
  private final Seals seals;

  @Inject
  Composing(Foretelling line, Seals seals) {
    this.line = line;
    this.seals = seals;
  }

  /** When none of the orders would come on the line: nobody is asked. */
  Preview unbooked(ConnectionChanged connection, List<Foretold.Intake> orders) {
    Looks looks = looks(connection, List.of(), List.of());
    return new Preview(orders.stream().map(looks::of).toList(), Map.of(), Map.of());
  }

  /**
   * Composed by the services on the line.
   *
   * @param lookUp true: buyers are looked up in the administration, a call each
   */
  Uni<Preview> composed(
      ConnectionChanged connection, Books.Open open, List<Foretold.Intake> orders, boolean lookUp) {
    List<Foretold.Intake> sales = orders.stream().filter(o -> o.sale().isPresent()).toList();
    return line.buyers(
            connection,
            open.bearer(),
            sales.stream().map(o -> o.sale().orElseThrow()).toList(),
            lookUp)
        .flatMap(
            buyers ->
                line.bookings(connection, open.bearer(), found(sales, buyers))
                    .map(
                        bookings -> {
                          Looks looks = looks(connection, buyers, bookings);
                          return Preview.of(
                              orders.stream().map(looks::of).toList(),
                              open.ledgers(),
                              open.journals());
                        }));
  }

  private static List<Foretelling.Found> found(
      List<Foretold.Intake> sales, List<Foretold.Buyer> buyers) {
    Map<Long, Foretold.Buyer> known = byOrder(buyers, Foretold.Buyer::orderId);
    return sales.stream()
        .map(sale -> new Foretelling.Found(sale, known.get(sale.order().orderId())))
        .filter(found -> found.buyer() != null && found.buyer().found())
        .toList();
  }

  private Looks looks(
      ConnectionChanged connection, List<Foretold.Buyer> buyers, List<Foretold.Bookings> bookings) {
    return new Looks(
        seals.open(connection.connectionId(), connection.wrappedKey()),
        byOrder(buyers, Foretold.Buyer::orderId),
        byOrder(bookings, Foretold.Bookings::orderId));
  }

  private static <T> Map<Long, T> byOrder(List<T> answers, Function<T, Long> order) {
    return answers.stream().collect(Collectors.toMap(order, Function.identity(), (a, b) -> a));
  }
}
