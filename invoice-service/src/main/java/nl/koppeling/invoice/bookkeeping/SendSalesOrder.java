package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.SalesOrderState.OrderInDoubt;
import nl.koppeling.invoice.posting.SalesOrderState.OrderIntended;
import nl.koppeling.snelstart.NewSalesOrder;
import nl.koppeling.snelstart.Reaction;
import nl.koppeling.snelstart.Refused;
import nl.koppeling.snelstart.SalesOrder;
import nl.koppeling.snelstart.SalesOrders;

/**
 * Sends a sales order: intent, one call, result. SnelStart would take a second one, so doubt is
 * never sent again unread.
 */
@ApplicationScoped
class SendSalesOrder {

  private final SalesOrders salesOrders;
  private final Administrations administrations;
  private final KnownArticles known;
  private final Records records;
  private final Setbacks setbacks;
  private final Duration settleDelay;

  SendSalesOrder(
      SalesOrders salesOrders,
      Administrations administrations,
      KnownArticles known,
      Records records,
      Setbacks setbacks,
      BookkeepingSettings settings) {
    this.salesOrders = salesOrders;
    this.administrations = administrations;
    this.known = known;
    this.records = records;
    this.setbacks = setbacks;
    this.settleDelay = settings.settleDelay();
  }

  /** Sends {@code intended} on these articles, by code in lower case. */
  Uni<Posting> send(Document document, OrderIntended intended, Map<String, UUID> articles) {
    NewSalesOrder order = SalesOrderDocuments.order(intended, articles);
    return administrations
        .open(document, 1)
        .flatMap(
            open ->
                records
                    .intent(document.turn(), document.posting(), intended, settleDelay)
                    .flatMap(
                        noted ->
                            open.call(a -> salesOrders.createSalesOrder(a, order))
                                .map(Answer::<SalesOrder>of)
                                .onFailure()
                                .recoverWithItem(Answer::failed)
                                .flatMap(
                                    answer -> answered(document.with(noted), intended, answer))));
  }

  private Uni<Posting> answered(
      Document document, OrderIntended intended, Answer<SalesOrder> answer) {
    return switch (answer) {
      case Answer.Clear<SalesOrder> clear -> made(document, intended, clear.value());
      case Answer.Refusal<SalesOrder> refusal -> refused(document, intended, refusal.refused());
      case Answer.Unknown<SalesOrder> unknown -> {
        OrderInDoubt doubt = intended.unclear(Instant.now());
        yield records.result(
            document.turn(), document.posting(), doubt, doubt.doubt().wait(settleDelay));
      }
      case Answer.NoEffect<SalesOrder> none ->
          setbacks.met(document, intended.notExecuted(), none.failure());
    };
  }

  private Uni<Posting> made(Document document, OrderIntended intended, SalesOrder order) {
    return records.end(
        document.turn(),
        document.posting(),
        intended.made(
            order.id(), order.number(), SalesOrderDocuments.difference(intended, order, 1)));
  }

  private Uni<Posting> refused(Document document, OrderIntended intended, Refused refused) {
    Uni<Void> forgotten =
        refused.reaction() == Reaction.ARTICLE
            ? known.forget(document.connection().administrationId(), intended.form().lines())
            : Uni.createFrom().voidItem();
    return forgotten.flatMap(
        done ->
            records.end(
                document.turn(),
                document.posting(),
                intended.refused(Refusals.salesOrder(refused, intended.plan()))));
  }
}
