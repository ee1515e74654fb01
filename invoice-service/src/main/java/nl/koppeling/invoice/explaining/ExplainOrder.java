package nl.koppeling.invoice.explaining;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.invoice.booking.Booking;
import nl.koppeling.invoice.booking.DecisionRow;
import nl.koppeling.invoice.booking.Mapping;
import nl.koppeling.invoice.booking.SaleOrder;
import nl.koppeling.invoice.planning.StoredEvent;
import nl.koppeling.invoice.planning.Translation;
import nl.koppeling.invoice.posting.Plan;
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
    Mapping mapping = Translation.mapping(connection);
    LineExplainer lines = new LineExplainer(order, mapping, connection.settings());
    List<Explanation.Explained> explained =
        documents.stream()
            .flatMap(
                posting ->
                    posting.state().planned().map(plan -> document(posting, plan, lines)).stream())
            .toList();
    return explained.isEmpty()
        ? Optional.empty()
        : Optional.of(new Explanation(connection.connectionId(), orderId, explained));
  }

  private static Explanation.Explained document(Posting posting, Plan plan, LineExplainer lines) {
    Booking booking = plan.booking();
    long refundId = posting.key().refundId();
    return new Explanation.Explained(
        refundId,
        posting.state().getClass().getSimpleName(),
        booking.invoiceNumber(),
        booking.invoiceDate(),
        booking.description(),
        booking.total().euros(),
        booking.totalVat().euros(),
        booking.treatment().name(),
        lines.order().stream()
            .flatMap(order -> DecisionRow.of(booking, order, lines.mapping()).stream())
            .map(row -> new Explanation.Row(row.name(), row.nl(), row.en()))
            .toList(),
        booking.lines().stream().map(line -> lines.explain(line, refundId)).toList(),
        booking.vat().stream().map(ExplainOrder::vat).toList(),
        booking.payments().stream().map(p -> payment(p, plan, lines.settings())).toList());
  }

  private static Explanation.Vat vat(Booking.Vat vat) {
    return new Explanation.Vat(
        vat.band().name(),
        new Explanation.Text(vat.band().nl(), vat.band().en()),
        vat.amount().euros(),
        vat.ledger());
  }

  private static Explanation.Payment payment(
      Booking.Payment payment, Plan plan, BookingSettings settings) {
    String method =
        payment.means() == Booking.Payment.Means.GIFT_CARD
            ? JournalRule.GIFT_CARD
            : plan.paymentMethod();
    Optional<JournalRule> rule = settings.settlement(method);
    return new Explanation.Payment(
        payment.means().name(),
        method,
        payment.amount().euros(),
        rule.map(r -> r.way().name()).orElse("UNDECIDED"),
        rule.flatMap(JournalRule::journalId));
  }
}
