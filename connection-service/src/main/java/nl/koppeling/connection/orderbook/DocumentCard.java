package nl.koppeling.connection.orderbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.order.Action;
import nl.koppeling.connection.order.OrderStory.DocumentStory;
import nl.koppeling.connection.order.Remedy;
import nl.koppeling.connection.overview.DocumentView;
import nl.koppeling.connection.web.OrderTone;
import nl.koppeling.connection.web.Page;
import nl.koppeling.events.Reason;

/**
 * One document of the order: how it stands, why, and what can be done.
 *
 * @param refundId 0 for the sale
 * @param vat empty while unknown
 * @param invoice the number to look for in SnelStart; empty while there is none
 * @param salesOrder SnelStart's number of the sales order made instead; empty when it is a booking
 * @param causes why it is not booked, or not paid
 * @param notices what deserves a look although it is booked
 * @param retry "try again" applies
 * @param ledger where settings are changed; empty when those are not what it waits for
 * @param consent it waits for the owner's consent to divide
 * @param closure "booked elsewhere" applies
 */
public record DocumentCard(
    long refundId,
    String title,
    String state,
    String tone,
    String total,
    String vat,
    String day,
    String invoice,
    String salesOrder,
    List<Cause> causes,
    List<String> notices,
    boolean retry,
    String ledger,
    boolean consent,
    boolean closure) {

  /** A reason and what can be done about it. */
  public record Cause(String text, String remedy) {}

  /**
   * In the reader's form.
   *
   * @param owner false: somebody who only looks, so nothing can be done
   */
  static DocumentCard of(UUID connectionId, DocumentStory story, boolean owner, Page page) {
    DocumentView view = story.standing();
    long refund = view.document().refundId();
    return new DocumentCard(
        refund,
        refund == 0 ? page.text("the_order") : page.text("refund_number", refund),
        page.text("order_" + view.state()),
        OrderTone.of(view.state().name()),
        page.figures().euros(view.total()),
        view.vat().map(vat -> page.figures().euros(vat)).orElse(""),
        page.figures().date(view.day()),
        view.invoiceNumber(),
        Optional.ofNullable(view.salesOrderNumber()).map(String::valueOf).orElse(""),
        causes(story, page),
        view.notices().stream().map(notice -> text(notice, page)).toList(),
        owner && story.retry(),
        owner && story.retry() ? ledger(connectionId, story) : "",
        owner && story.retry() && asks(story, Action.CONSENT),
        owner && story.closure());
  }

  private static List<Cause> causes(DocumentStory story, Page page) {
    List<Reason> reasons = story.standing().reasons();
    List<Cause> causes = new ArrayList<>();
    for (int i = 0; i < reasons.size(); i++) {
      Remedy remedy = story.remedies().get(i);
      causes.add(
          new Cause(
              text(reasons.get(i), page),
              remedy.action() == Action.NONE
                  ? ""
                  : page.language().pick(remedy.nl(), remedy.en())));
    }
    return List.copyOf(causes);
  }

  private static boolean asks(DocumentStory story, Action action) {
    return story.remedies().stream().anyMatch(remedy -> remedy.action() == action);
  }

  private static String ledger(UUID connectionId, DocumentStory story) {
    List<Reason> reasons = story.standing().reasons();
    for (int i = 0; i < reasons.size(); i++) {
      if (story.remedies().get(i).action() == Action.CHANGE_SETTINGS) {
        return SettingsField.path(connectionId, reasons.get(i));
      }
    }
    return "";
  }

  private static String text(Reason reason, Page page) {
    return page.language().pick(reason.nl(), reason.en());
  }
}
