package nl.koppeling.connection.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.history.History;
import nl.koppeling.connection.history.HistoryEntry;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.order.OrderStory.DocumentStory;
import nl.koppeling.connection.overview.DocumentView;
import nl.koppeling.connection.overview.Overview;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;

/** Reads one order of a connection its owner, or an operator, may see. */
@ApplicationScoped
public class ReadOrder {

  private final Sessions sessions;
  private final Connections connections;
  private final Overview overview;
  private final History history;

  @Inject
  ReadOrder(Sessions sessions, Connections connections, Overview overview, History history) {
    this.sessions = sessions;
    this.connections = connections;
    this.overview = overview;
    this.history = history;
  }

  /** The order's story; refuses with 404 when the connection or the order is not the person's. */
  public Uni<OrderStory> read(Caller.Person person, UUID id, long orderId) {
    return sessions.forPerson(
        person,
        session ->
            connections
                .find(session, id)
                .map(person::reads)
                .flatMap(
                    connection ->
                        overview
                            .order(session, id, orderId)
                            .flatMap(
                                documents ->
                                    history
                                        .of(session, id, orderId)
                                        .map(
                                            said -> story(connection, orderId, documents, said)))));
  }

  private static OrderStory story(
      Connection connection, long orderId, List<DocumentView> documents, List<HistoryEntry> said) {
    if (documents.isEmpty()) {
      throw Refusal.of(OrderCode.ORDER_UNKNOWN);
    }
    return new OrderStory(
        orderId,
        documents.getFirst().number(),
        shopLink(connection, orderId),
        documents.stream().map(DocumentStory::of).toList(),
        said);
  }

  /** WooCommerce's order page; with tables of its own (HPOS) it has another address. */
  private static URI shopLink(Connection connection, long orderId) {
    boolean ownTables =
        switch (connection) {
          case Connection.Proven proven -> proven.findings().shop().ownTables();
          case Connection.Active active -> active.findings().shop().ownTables();
          case Connection.Paused paused -> paused.findings().shop().ownTables();
          case Connection.Draft draft -> true;
          case Connection.Removed removed -> true;
        };
    String page =
        ownTables
            ? "/wp-admin/admin.php?page=wc-orders&action=edit&id=" + orderId
            : "/wp-admin/post.php?action=edit&post=" + orderId;
    return URI.create(connection.particulars().shop().home() + page);
  }
}
