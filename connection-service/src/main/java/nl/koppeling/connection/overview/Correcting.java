package nl.koppeling.connection.overview;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.events.Document;
import nl.koppeling.events.Event;
import nl.koppeling.events.OrderBooked;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderSettled;
import nl.koppeling.events.Reason;

/**
 * What an event tells of a document that corrects an order after a person accepted a change. Such a
 * document has no row of its own and never moves the row of what it corrects: it is a notice there.
 *
 * @param of the document whose row bears the notice
 * @param notice one per correcting document; a later one takes its place
 */
record Correcting(OrderRef order, Document of, Reason notice) {

  private static final String DOCUMENT = "document";

  /** Empty for everything but correcting documents. */
  static Optional<Correcting> of(Event event) {
    return switch (event) {
      case OrderBooked e when e.document().correcting() ->
          told(e.order(), e.document(), booked(e.document(), e.invoiceNumber(), e.total()));
      case OrderSettled e when e.document().correcting() ->
          told(e.order(), e.document(), booked(e.document(), e.invoiceNumber(), e.amount()));
      case OrderParked e when e.document().correcting() ->
          told(e.order(), e.document(), parked(e.document(), e.reasons()));
      default -> Optional.empty();
    };
  }

  /** True when a notice speaks of the same correcting document. */
  boolean replaces(Reason earlier) {
    String document = notice.figures().get(DOCUMENT);
    return document.equals(earlier.figures().get(DOCUMENT));
  }

  private static Optional<Correcting> told(OrderRef order, Document document, Reason notice) {
    Document of =
        document.refundId() == 0 ? Document.SALE : Document.creditFor(document.refundId());
    return Optional.of(new Correcting(order, of, notice));
  }

  private static Reason booked(Document document, String number, BigDecimal total) {
    String amount = total.toPlainString();
    return new Reason(
        "CORRECTION_BOOKED",
        "Na een wijziging in de webshop is " + number + " geboekt (" + amount + ").",
        "After a change in the shop " + number + " was booked (" + amount + ").",
        Map.of(DOCUMENT, name(document), "number", number, "total", amount));
  }

  private static Reason parked(Document document, List<Reason> reasons) {
    Reason why = reasons.get(0);
    return new Reason(
        "CORRECTION_PARKED",
        "Een geaccepteerde wijziging is nog niet geboekt: " + why.nl(),
        "An accepted change is not booked yet: " + why.en(),
        Map.of(DOCUMENT, name(document), "code", why.code()));
  }

  private static String name(Document document) {
    return document.kind() + "-" + document.refundId() + "-" + document.revision();
  }
}
