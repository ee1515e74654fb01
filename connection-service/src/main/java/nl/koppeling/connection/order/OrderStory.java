package nl.koppeling.connection.order;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.util.List;
import nl.koppeling.connection.history.HistoryEntry;
import nl.koppeling.connection.overview.DocumentView;

/**
 * Everything an owner sees of one order.
 *
 * @param number what the customer sees
 * @param shopLink the order in the shop's admin
 * @param documents the sale, then a credit for each refund
 * @param history everything that was said of it, the first first
 */
public record OrderStory(
    long orderId,
    String number,
    URI shopLink,
    List<DocumentStory> documents,
    List<HistoryEntry> history) {

  public OrderStory {
    documents = List.copyOf(documents);
    history = List.copyOf(history);
  }

  /**
   * One document: how it stands, and what can be done.
   *
   * @param remedies one for each reason
   * @param retry "try again" applies
   * @param closure "booked elsewhere" applies
   */
  public record DocumentStory(
      @JsonUnwrapped DocumentView standing, List<Remedy> remedies, boolean retry, boolean closure) {

    public DocumentStory {
      remedies = List.copyOf(remedies);
    }

    static DocumentStory of(DocumentView view) {
      return new DocumentStory(
          view,
          view.reasons().stream().map(reason -> Remedy.of(reason, view.state())).toList(),
          Retriable.of(view).isPresent(),
          Closable.of(view).isPresent());
    }
  }
}
