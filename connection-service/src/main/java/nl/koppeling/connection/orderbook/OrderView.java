package nl.koppeling.connection.orderbook;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.line.Explanation;
import nl.koppeling.connection.order.OrderStory;
import nl.koppeling.connection.web.Live;
import nl.koppeling.connection.web.OrderPaths;
import nl.koppeling.connection.web.Page;
import nl.koppeling.snelstart.LedgerAccount;

/**
 * One order, ready to be shown.
 *
 * @param path of this page
 * @param shopLink the order in the shop's admin
 * @param journals how its documents are booked; empty while nothing is composed
 * @param away the service that explains the lines does not answer
 * @param live how the page follows what happens
 * @param history everything that was said of it, the last first
 */
public record OrderView(
    UUID id,
    String path,
    String number,
    URI shopLink,
    List<DocumentCard> documents,
    List<Journal> journals,
    boolean away,
    Live live,
    List<Said> history) {

  static OrderView of(
      UUID id,
      OrderStory story,
      Bookings bookings,
      Map<UUID, LedgerAccount> names,
      String version,
      boolean owner,
      Page page) {
    return new OrderView(
        id,
        OrderPaths.one(id, story.orderId()),
        story.number(),
        story.shopLink(),
        story.documents().stream()
            .map(document -> DocumentCard.of(id, document, owner, page))
            .toList(),
        bookings.explanation().stream()
            .flatMap(explanation -> explanation.documents().stream())
            .map(document -> Journal.of(document, names, page))
            .toList(),
        bookings.away(),
        new Live(OrderPaths.pulse(id, story.orderId()), version),
        story.history().reversed().stream().map(entry -> Said.of(entry, page)).toList());
  }

  /**
   * How the order is booked, as far as it can be told now.
   *
   * @param explanation empty while nothing of it is composed
   * @param away the service that knows does not answer
   */
  record Bookings(Optional<Explanation> explanation, boolean away) {}
}
