package nl.koppeling.invoice.preview;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.booking.CreditComposer;
import nl.koppeling.invoice.explaining.BookingExplainer;
import nl.koppeling.invoice.planning.CreditPlanner;
import nl.koppeling.invoice.planning.Planner;
import nl.koppeling.invoice.planning.Translation;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.SalesOrderState;
import nl.koppeling.snelstart.Access;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Composes orders as they would be booked, by the planners that compose what is booked. No row is
 * written, nothing is told, and SnelStart is only read.
 */
@ApplicationScoped
class Foretell {

  private final Mutiny.SessionFactory sessions;
  private final ReferenceFacts facts;
  private final Planner planner;
  private final String subscriptionKey;

  Foretell(
      Mutiny.SessionFactory sessions,
      ReferenceFacts facts,
      Planner planner,
      @ConfigProperty(name = "koppeling.snelstart.subscription-key") String subscriptionKey) {
    this.sessions = sessions;
    this.facts = facts;
    this.planner = planner;
    this.subscriptionKey = subscriptionKey;
  }

  /** In the order of the question; fails when SnelStart does not tell what is needed. */
  Uni<List<Foretold>> foretell(Question question) {
    return question.orders().isEmpty()
        ? Uni.createFrom().item(List.of())
        : facts
            .of(question.connection(), new Access(question.bearer(), subscriptionKey))
            .flatMap(known -> foretell(question, known));
  }

  private Uni<List<Foretold>> foretell(Question question, ReferenceFacts.Known known) {
    return sessions.withSession(
        session ->
            Multi.createFrom()
                .iterable(question.orders())
                .onItem()
                .transformToUniAndConcatenate(
                    order -> one(session, question.connection(), order, known))
                .collect()
                .asList());
  }

  private Uni<Foretold> one(
      Mutiny.Session session,
      ConnectionChanged connection,
      Question.Candidate order,
      ReferenceFacts.Known known) {
    CustomerLinked sale = order.sale();
    return planner
        .foretell(session, sale, connection, known.rates(), known.shelf())
        .map(
            state ->
                new Foretold(
                    sale.order().orderId(), documents(connection, sale, state, order.refunds())));
  }

  private static List<Foretold.Document> documents(
      ConnectionChanged connection,
      CustomerLinked sale,
      PostingState state,
      List<OrderRefunded> refunds) {
    BookingExplainer explainer =
        BookingExplainer.of(connection, Optional.of(Translation.order(sale)));
    List<Foretold.Document> documents = new ArrayList<>();
    documents.add(document(0, state, explainer));
    if (state instanceof PostingState.Planned planned) {
      List<CreditComposer.Earlier> earlier = new ArrayList<>();
      for (OrderRefunded refund :
          refunds.stream().sorted(Comparator.comparingLong(OrderRefunded::refundId)).toList()) {
        PostingState credit = CreditPlanner.foretell(refund, connection, planned.plan(), earlier);
        documents.add(document(refund.refundId(), credit, explainer));
        credit
            .planned()
            .ifPresent(
                plan ->
                    earlier.add(
                        new CreditComposer.Earlier(Translation.refund(refund), plan.booking())));
      }
    }
    return documents;
  }

  private static Foretold.Document document(
      long refundId, PostingState state, BookingExplainer explainer) {
    return switch (state) {
      case PostingState.Planned planned -> booked(refundId, "BOOKED", state, explainer);
      case SalesOrderState.OrderPlanned planned -> booked(refundId, "ORDERED", state, explainer);
      case PostingState.Parked parked -> unbooked(refundId, "PARKED", parked.reasons());
      case PostingState.Skipped skipped -> unbooked(refundId, "SKIPPED", List.of(skipped.reason()));
      default -> throw new IllegalStateException("no plan leads to " + state.getClass());
    };
  }

  private static Foretold.Document booked(
      long refundId, String outcome, PostingState state, BookingExplainer explainer) {
    Plan plan = state.planned().orElseThrow();
    return new Foretold.Document(
        refundId,
        outcome,
        Optional.of(explainer.explain(refundId, state, plan)),
        List.of(),
        plan.booking().notices().stream()
            .sorted()
            .map(notice -> Reason.of(notice.name(), notice.nl(), notice.en()))
            .toList());
  }

  private static Foretold.Document unbooked(long refundId, String outcome, List<Reason> reasons) {
    return new Foretold.Document(refundId, outcome, Optional.empty(), reasons, List.of());
  }
}
