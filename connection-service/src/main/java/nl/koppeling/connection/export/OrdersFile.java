package nl.koppeling.connection.export;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import nl.koppeling.connection.files.Csv;
import nl.koppeling.connection.overview.DocumentView;
import nl.koppeling.events.Reason;

/** The file {@code orders.csv}: every document and what became of it. */
final class OrdersFile {

  private static final List<String> NL =
      List.of(
          "Dag",
          "Bestelling",
          "Nummer",
          "Terugbetaling",
          "Toestand",
          "Bedrag incl. btw",
          "Waarvan btw",
          "Factuurnummer",
          "Boeking in SnelStart",
          "Reden");

  private static final List<String> EN =
      List.of(
          "Day",
          "Order",
          "Number",
          "Refund",
          "State",
          "Amount incl. VAT",
          "VAT in it",
          "Invoice number",
          "Booking in SnelStart",
          "Reason");

  private final Csv csv;
  private final boolean english;

  OrdersFile(boolean english) {
    this.english = english;
    this.csv = Csv.inEnglish(english).line(english ? EN : NL);
  }

  void add(DocumentView document) {
    long refundId = document.document().refundId();
    csv.line(
        Arrays.asList(
            document.day(),
            document.orderId(),
            document.number(),
            refundId == 0 ? null : refundId,
            document.state(),
            document.total(),
            document.vat().orElse(null),
            document.invoiceNumber(),
            document.bookingId(),
            document.reasons().stream()
                .map(english ? Reason::en : Reason::nl)
                .collect(Collectors.joining(" "))));
  }

  @Override
  public String toString() {
    return csv.toString();
  }
}
