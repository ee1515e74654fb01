package nl.koppeling.invoice.planning;

import java.util.List;
import nl.koppeling.events.Document;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.booking.Booking;

/**
 * What a correction would book.
 *
 * @param documents in the order in which they would be booked
 * @param reasons why it cannot be done; empty when it can
 */
public record Outlook(List<Proposed> documents, List<Reason> reasons) {

  public Outlook {
    documents = List.copyOf(documents);
    reasons = List.copyOf(reasons);
  }

  static Outlook impossible(Reason reason) {
    return new Outlook(List.of(), List.of(reason));
  }

  /** All bookings of it. */
  public List<Booking> bookings() {
    return documents.stream().map(Proposed::booking).toList();
  }

  /** One document of it. */
  public record Proposed(Document document, Booking booking) {}
}
