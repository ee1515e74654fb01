package nl.koppeling.invoice.planning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.invoice.booking.BookingComposer;
import nl.koppeling.invoice.booking.Composition;
import nl.koppeling.invoice.booking.Facts;
import nl.koppeling.invoice.booking.Mapping;
import nl.koppeling.invoice.booking.RateTable;
import nl.koppeling.invoice.booking.SaleOrder;
import nl.koppeling.invoice.booking.SalesOrderComposer;
import nl.koppeling.invoice.booking.Shelf;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.PostingKey;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.SalesOrderState;
import org.hibernate.reactive.mutiny.Mutiny;

/** Composes a linked order with what is known now: the connection's settings and the VAT rates. */
@ApplicationScoped
public class Planner {

  /** WooCommerce's own gateway id. */
  private static final String CASH_ON_DELIVERY = "cod";

  private final ConnectionCopies connections;
  private final Rates rates;
  private final Shelves shelves;
  private final Claims claims;

  Planner(ConnectionCopies connections, Rates rates, Shelves shelves, Claims claims) {
    this.connections = connections;
    this.rates = rates;
    this.shelves = shelves;
    this.claims = claims;
  }

  /**
   * The state a linked order would get, from facts that were read for the purpose; nothing is
   * written. The same code as for an order that is booked.
   *
   * @param shelf needed where sales become sales orders, see {@link Shelves#needed}
   */
  public Uni<PostingState> foretell(
      Mutiny.Session session,
      CustomerLinked linked,
      ConnectionChanged connection,
      RateTable table,
      Optional<Shelf> shelf) {
    PostingState state =
        Shelves.needed(connection)
            ? salesOrder(linked, connection, table, shelf.orElseThrow())
            : compose(linked, connection, table);
    return claims.unclaimed(
        session, PostingKey.sale(linked.connectionId(), linked.order().orderId()), state);
  }

  /** The state a linked order gets; waits when the connection or the rates are not known yet. */
  public Uni<PostingState> plan(Mutiny.Session session, CustomerLinked linked) {
    return connections
        .find(session, linked.connectionId())
        .flatMap(
            connection ->
                connection.isEmpty()
                    ? waiting(PostingState.Waiting.CONNECTION)
                    : plan(session, linked, connection.get()));
  }

  private Uni<PostingState> plan(
      Mutiny.Session session, CustomerLinked linked, ConnectionChanged connection) {
    return rates
        .find(session, connection)
        .flatMap(
            table ->
                table.isEmpty()
                    ? waiting(PostingState.Waiting.RATES)
                    : composed(session, linked, connection, table.get())
                        .flatMap(
                            state ->
                                claims.unclaimed(
                                    session,
                                    PostingKey.sale(
                                        linked.connectionId(), linked.order().orderId()),
                                    state)));
  }

  private Uni<PostingState> composed(
      Mutiny.Session session,
      CustomerLinked linked,
      ConnectionChanged connection,
      RateTable table) {
    return Shelves.needed(connection)
        ? shelves
            .find(session, connection)
            .map(
                shelf ->
                    shelf.isEmpty()
                        ? new PostingState.Waiting(PostingState.Waiting.SHELF)
                        : salesOrder(linked, connection, table, shelf.get()))
        : Uni.createFrom().item(compose(linked, connection, table));
  }

  /** No money is booked, so nothing has to be known of the payment method. */
  private static PostingState salesOrder(
      CustomerLinked linked, ConnectionChanged connection, RateTable table, Shelf shelf) {
    Optional<UUID> template = connection.settings().choices().orderTemplate();
    if (template.isEmpty()) {
      return new PostingState.Parked(List.of(Obstacle.ORDER_TEMPLATE_MISSING.with(Map.of())));
    }
    return state(
        SalesOrderComposer.compose(
            Translation.order(linked),
            Translation.mapping(connection),
            new Facts(connection.connectionId(), table),
            shelf,
            template.get()),
        linked.relationId(),
        linked.facts().payment().method());
  }

  private static PostingState compose(
      CustomerLinked linked, ConnectionChanged connection, RateTable table) {
    return compose(linked, connection, table, BookingComposer::compose);
  }

  /** How the core is asked: for a first sale, or for one in the place of another. */
  interface Composer {
    Composition compose(SaleOrder order, Mapping mapping, Facts facts);
  }

  /** The state with given rates; whoever wants another booking brings another composer. */
  static PostingState compose(
      CustomerLinked linked, ConnectionChanged connection, RateTable table, Composer composer) {
    String method = linked.facts().payment().method();
    if (method.equals(CASH_ON_DELIVERY) && undecided(connection, method)) {
      return new PostingState.Parked(
          List.of(Obstacle.CASH_ON_DELIVERY_UNDECIDED.with(Map.of("method", method))));
    }
    return state(
        composer.compose(
            Translation.order(linked),
            Translation.mapping(connection),
            new Facts(connection.connectionId(), table)),
        linked.relationId(),
        method);
  }

  /** WooCommerce calls it paid when the parcel leaves: whether that is so, only the owner knows. */
  private static boolean undecided(ConnectionChanged connection, String method) {
    return connection.settings().journals().stream()
        .noneMatch(rule -> rule.paymentMethod().equals(method));
  }

  static PostingState state(Composition composition, UUID relationId, String method) {
    return switch (composition) {
      case Composition.Book book ->
          new PostingState.Planned(new Plan(book.booking(), relationId, method));
      case Composition.Order order ->
          new SalesOrderState.OrderPlanned(
              new Plan(order.booking(), relationId, method), order.form());
      case Composition.Park park ->
          new PostingState.Parked(park.reasons().stream().map(Translation::reason).toList());
      case Composition.Skip skip -> new PostingState.Skipped(Translation.reason(skip.reason()));
    };
  }

  private static Uni<PostingState> waiting(String on) {
    return Uni.createFrom().item(new PostingState.Waiting(on));
  }
}
