package nl.koppeling.ingest.orders;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import nl.koppeling.events.Document;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderEvent;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.OrderWaiting;
import nl.koppeling.events.RefundDeleted;
import nl.koppeling.events.Topic;
import nl.koppeling.events.outbox.Outbox;
import nl.koppeling.ingest.intake.RefundDetails;
import nl.koppeling.ingest.intake.Telling;
import nl.koppeling.ingest.intake.Translator;
import nl.koppeling.ingest.intake.WooOrder;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts tellings into the outbox as events, in their order. */
@ApplicationScoped
class Teller {

  private final Outbox outbox;
  private final OrderRows rows;

  Teller(Outbox outbox, OrderRows rows) {
    this.outbox = outbox;
    this.rows = rows;
  }

  Uni<Void> tell(
      Mutiny.Session session,
      OrderRef ref,
      BigDecimal total,
      List<Telling> tellings,
      Telltale details) {
    return Multi.createFrom()
        .iterable(tellings)
        .onItem()
        .transformToUniAndConcatenate(t -> tell(session, ref, total, t, details))
        .collect()
        .last();
  }

  private Uni<Void> tell(
      Mutiny.Session session, OrderRef ref, BigDecimal total, Telling telling, Telltale details) {
    Uni<Void> told = outbox.add(session, Topic.ORDERS, event(ref, total, telling, details));
    return switch (telling) {
      case Telling.Refunded refunded ->
          told.flatMap(
              ok ->
                  rows.saveRefund(
                      session, ref, refunded.refund().id(), refunded.refund().amount()));
      case Telling.RefundGone(long refundId) ->
          told.flatMap(ok -> rows.dropRefund(session, ref, refundId));
      default -> told;
    };
  }

  /** A telling as an event. */
  static OrderEvent event(OrderRef ref, BigDecimal total, Telling telling, Telltale details) {
    return switch (telling) {
      case Telling.Completed completed ->
          new OrderCompleted(
              ref, details.lane(), details.facts().orElseThrow(), details.buyer().get());
      case Telling.Refunded refunded -> refunded(ref, refunded, details);
      case Telling.RefundGone(long refundId) -> new RefundDeleted(ref, details.lane(), refundId);
      case Telling.Waits waits -> new OrderWaiting(ref, total, waits.why().reason());
      case Telling.IsSkipped skipped ->
          new OrderSkipped(ref, Document.SALE, total, skipped.why().reason());
      case Telling.IsParked parked ->
          new OrderParked(ref, Document.SALE, total, List.of(parked.why().reason()));
    };
  }

  private static OrderRefunded refunded(OrderRef ref, Telling.Refunded told, Telltale details) {
    WooOrder.Refund refund = told.refund();
    RefundDetails more = details.refunds().getOrDefault(refund.id(), RefundDetails.NONE);
    return new OrderRefunded(
        ref,
        details.lane(),
        refund.id(),
        refund.amount(),
        more.madeAt().orElse(ref.version().modifiedAt()),
        told.soFar(),
        Translator.lines(more));
  }
}
