package nl.koppeling.invoice.explaining;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.invoice.booking.SaleOrder;
import nl.koppeling.invoice.planning.StoredEvent;
import nl.koppeling.invoice.planning.Translation;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.Postings;
import org.hibernate.reactive.mutiny.Mutiny;

/** Explains every document of an order that was composed. Calls nobody. */
@ApplicationScoped
class ExplainOrder {

  private final Mutiny.SessionFactory sessions;
  private final Postings postings;
  private final ConnectionCopies connections;

  ExplainOrder(Mutiny.SessionFactory sessions, Postings postings, ConnectionCopies connections) {
    this.sessions = sessions;
    this.postings = postings;
    this.connections = connections;
  }

  /** Empty when nothing of the order was composed, or its connection is unknown or removed. */
  Uni<Optional<Explanation>> explain(UUID connectionId, long orderId) {
    return sessions.withSession(
        session ->
            connections
                .find(session, connectionId)
                .flatMap(
                    connection ->
                        postings
                            .ofOrder(session, connectionId, orderId)
                            .map(
                                documents ->
                                    connection.flatMap(c -> explained(c, orderId, documents)))));
  }

  private static Optional<Explanation> explained(
      ConnectionChanged connection, long orderId, List<Posting> documents) {
    Optional<SaleOrder> order =
        documents.stream()
            .flatMap(posting -> StoredEvent.linked(posting).stream())
            .map(Translation::order)
            .findFirst();
    BookingExplainer lines = BookingExplainer.of(connection, order);
    List<Explanation.Explained> explained =
        documents.stream()
            .flatMap(
                posting ->
                    posting
                        .state()
                        .planned()
                        .map(plan -> lines.explain(posting.key().refundId(), posting.state(), plan))
                        .stream())
            .toList();
    return explained.isEmpty()
        ? Optional.empty()
        : Optional.of(new Explanation(connection.connectionId(), orderId, explained));
  }
}
