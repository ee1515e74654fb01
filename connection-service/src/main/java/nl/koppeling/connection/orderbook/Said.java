package nl.koppeling.connection.orderbook;

import java.util.List;
import java.util.stream.Stream;
import nl.koppeling.connection.history.HistoryEntry;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Texts;
import nl.koppeling.events.Document;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.Reason;

/**
 * Something that was said of the order, in plain words.
 *
 * @param about which document, when it is not the sale; else empty
 * @param amount empty when nothing was said of it
 * @param why reasons and notices
 */
public record Said(String when, String about, String what, String amount, List<String> why) {

  static Said of(HistoryEntry entry, Page page) {
    HistoryEntry.Facts facts = entry.facts();
    return new Said(
        page.figures().moment(entry.at()),
        about(entry.document(), page),
        Texts.orElse(page.language(), "said_" + key(entry), entry.event())
            .replace("{0}", facts.invoiceNumber()),
        facts.amount().map(amount -> page.figures().euros(amount)).orElse(""),
        Stream.concat(facts.reasons().stream(), facts.notices().stream())
            .map(reason -> page.language().pick(reason.nl(), reason.en()))
            .toList());
  }

  private static String key(HistoryEntry entry) {
    if (entry.event().equals("CustomerLinked") && entry.facts().relationCreated()) {
      return "CustomerLinked_made";
    }
    boolean takenOver =
        entry.facts().reasons().stream()
            .map(Reason::code)
            .anyMatch(OrderSkipped.BOOKED_ELSEWHERE.code()::equals);
    return entry.event() + (takenOver ? "_elsewhere" : "");
  }

  private static String about(Document document, Page page) {
    return switch (document.kind()) {
      case SALE -> "";
      case CREDIT, REVERSAL -> page.text("refund_number", document.refundId());
      case WITHDRAWAL, REPLACEMENT -> page.text("kind_" + document.kind());
    };
  }
}
