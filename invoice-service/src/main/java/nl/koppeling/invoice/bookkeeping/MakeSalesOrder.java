package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.SalesOrderState;
import nl.koppeling.invoice.posting.SalesOrderState.OrderInDoubt;
import nl.koppeling.invoice.posting.SalesOrderState.OrderIntended;
import nl.koppeling.invoice.posting.SalesOrderState.OrderPlanned;
import nl.koppeling.snelstart.Refused;

/**
 * Makes a sale's sales order, once. Because SnelStart takes a second one it is looked for before it
 * is sent, also the first time: then a restored database makes none twice. An order in doubt must
 * be missing twice, a settle delay apart.
 */
@ApplicationScoped
class MakeSalesOrder {

  private final SalesOrderLook look;
  private final FindArticles articles;
  private final SendSalesOrder orders;
  private final Records records;
  private final BookkeepingSettings settings;

  MakeSalesOrder(
      SalesOrderLook look,
      FindArticles articles,
      SendSalesOrder orders,
      Records records,
      BookkeepingSettings settings) {
    this.look = look;
    this.articles = articles;
    this.orders = orders;
    this.records = records;
    this.settings = settings;
  }

  Uni<Posting> make(Document document, OrderPlanned planned) {
    return look.look(document, planned.plan())
        .flatMap(
            found ->
                switch (found) {
                  case SalesOrderLook.Found.Ours ours -> adopt(document, planned, ours);
                  case SalesOrderLook.Found.Foreign foreign ->
                      end(
                          document,
                          planned.refused(
                              SalesOrderDocuments.taken(planned.plan(), foreign.order())));
                  case SalesOrderLook.Found.Nothing nothing -> send(document, planned.intend());
                })
        .onFailure(MakeSalesOrder::forAPerson)
        .recoverWithUni(failure -> end(document, planned.refused(reason(failure, planned.plan()))));
  }

  Uni<Posting> resolve(Document document, OrderInDoubt doubt) {
    return look.look(document, doubt.plan())
        .flatMap(
            found ->
                switch (found) {
                  case SalesOrderLook.Found.Ours ours -> adopt(document, doubt, ours);
                  case SalesOrderLook.Found.Foreign foreign ->
                      end(
                          document,
                          doubt.giveUp(SalesOrderDocuments.taken(doubt.plan(), foreign.order())));
                  case SalesOrderLook.Found.Nothing nothing -> absent(document, doubt);
                })
        .onFailure(MakeSalesOrder::forAPerson)
        .recoverWithUni(failure -> end(document, doubt.giveUp(reason(failure, doubt.plan()))));
  }

  /**
   * What will be the same the next time: an article in the way, or a look that SnelStart refuses.
   * What it says to the order itself never comes here as a failure.
   */
  private static boolean forAPerson(Throwable failure) {
    return failure instanceof ArticleStands || failure instanceof Refused;
  }

  private static Reason reason(Throwable failure, Plan plan) {
    return failure instanceof ArticleStands stands
        ? stands.reason()
        : Refusals.salesOrder((Refused) failure, plan);
  }

  private Uni<Posting> absent(Document document, OrderInDoubt doubt) {
    return switch (doubt.notFound()) {
      case OrderIntended again when doubt.doubt().exhausted() ->
          end(document, doubt.giveUp(SalesOrderDocuments.unresolved(doubt.plan())));
      case OrderIntended again -> send(document, again);
      case SalesOrderState lookAgain ->
          records.result(document.turn(), document.posting(), lookAgain, settings.settleDelay());
    };
  }

  private Uni<Posting> send(Document document, OrderIntended intended) {
    return articles
        .ids(document, intended.form())
        .flatMap(ids -> orders.send(document, intended, ids));
  }

  private Uni<Posting> adopt(
      Document document, SalesOrderState state, SalesOrderLook.Found.Ours ours) {
    return end(
        document,
        state.made(
            ours.order().id(),
            ours.order().number(),
            SalesOrderDocuments.difference(state, ours.order(), ours.count())));
  }

  private Uni<Posting> end(Document document, PostingState state) {
    return records.end(document.turn(), document.posting(), state);
  }
}
