package nl.koppeling.connection.orderbook;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.line.Explanations;
import nl.koppeling.connection.order.OrderStory;
import nl.koppeling.connection.order.ReadOrder;
import nl.koppeling.connection.orderbook.OrderView.Bookings;
import nl.koppeling.connection.overview.FollowOrders;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.connection.web.Page;
import nl.koppeling.snelstart.LedgerAccount;

/**
 * Gathers what the page of one order shows: its story from our own tables, the explanation from the
 * invoice service and names from the administration. Without the last two the page still stands.
 */
@ApplicationScoped
class ShowOrder {

  private final Sessions sessions;
  private final Connections connections;
  private final ReadOrder reading;
  private final Explanations explanations;
  private final LedgerNames names;
  private final FollowOrders following;

  @Inject
  ShowOrder(
      Sessions sessions,
      Connections connections,
      ReadOrder reading,
      Explanations explanations,
      LedgerNames names,
      FollowOrders following) {
    this.sessions = sessions;
    this.connections = connections;
    this.reading = reading;
    this.explanations = explanations;
    this.names = names;
    this.following = following;
  }

  /** Refuses with 404 when the connection or the order is not the person's. */
  Uni<OrderView> show(Caller.Person person, UUID id, long orderId, Page page) {
    // The version first: what changes meanwhile is seen by the next question.
    return following
        .version(person, id, Optional.of(orderId))
        .flatMap(
            version ->
                reading
                    .read(person, id, orderId)
                    .flatMap(
                        story ->
                            sessions
                                .forPerson(person, session -> connections.find(session, id))
                                .flatMap(
                                    connection -> view(person, connection, story, version, page))));
  }

  private Uni<OrderView> view(
      Caller.Person person, Connection connection, OrderStory story, String version, Page page) {
    UUID id = connection.id();
    boolean owner = person.isOwnerOf(connection);
    return bookings(id, story.orderId())
        .flatMap(
            bookings ->
                named(connection, bookings)
                    .map(
                        accounts ->
                            OrderView.of(id, story, bookings, accounts, version, owner, page)));
  }

  private Uni<Map<UUID, LedgerAccount>> named(Connection connection, Bookings bookings) {
    return bookings.explanation().isEmpty()
        ? Uni.createFrom().item(Map.of())
        : names.of(connection);
  }

  private Uni<Bookings> bookings(UUID id, long orderId) {
    return explanations
        .of(id, orderId)
        .map(explanation -> new Bookings(Optional.of(explanation), false))
        .onFailure(Refusal.class)
        .recoverWithItem(
            failure ->
                new Bookings(
                    Optional.empty(), ((Refusal) failure).code() != OrderCode.NOT_COMPOSED));
  }
}
