package nl.koppeling.connection.orderbook;

import java.util.UUID;
import nl.koppeling.connection.overview.DocumentView;
import nl.koppeling.connection.web.OrderPaths;
import nl.koppeling.connection.web.OrderTone;
import nl.koppeling.connection.web.Page;

/**
 * A document in the list, in the reader's form.
 *
 * @param path where its order is shown
 * @param credit a refund's
 * @param why the first reason; empty when there is nothing to explain
 */
public record Entry(
    String path,
    String number,
    boolean credit,
    String state,
    String tone,
    String total,
    String invoice,
    String day,
    String why) {

  static Entry of(UUID connectionId, DocumentView view, Page page) {
    return new Entry(
        OrderPaths.one(connectionId, view.orderId()),
        view.number(),
        view.document().refundId() != 0,
        page.text("order_" + view.state()),
        OrderTone.of(view.state().name()),
        page.figures().euros(view.total()),
        view.invoiceNumber(),
        page.figures().date(view.day()),
        view.reasons().stream()
            .findFirst()
            .map(reason -> page.language().pick(reason.nl(), reason.en()))
            .orElse(""));
  }
}
