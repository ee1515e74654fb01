package nl.koppeling.connection.preview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.line.Explanation;
import nl.koppeling.connection.line.Foretold;
import nl.koppeling.connection.web.Figures;
import nl.koppeling.connection.web.Page;
import nl.koppeling.events.Reason;

/**
 * An order as it would be booked, ready to be shown; amounts in the reader's form.
 *
 * @param facts customer and day, each a sentence
 * @param before why it is only an example; empty when it is not
 * @param why why it would not be booked
 * @param documents the sale and its credits
 */
public record OrderCard(
    long id,
    String title,
    String total,
    String state,
    String tone,
    List<String> facts,
    String before,
    List<String> why,
    List<Document> documents) {

  /**
   * A document.
   *
   * @param open true for the first of all: it shows what there is to see
   * @param why why a credit would not be booked; then there are no lines
   * @param money where the payment is booked
   * @param notices what deserves a look
   */
  public record Document(
      boolean open,
      String caption,
      List<Line> lines,
      List<Vat> vat,
      String total,
      List<String> money,
      List<String> notices,
      List<String> why) {}

  /** A line of turnover. */
  public record Line(String ledger, String description, String band, String net) {}

  /** VAT of one kind over the document. */
  public record Vat(String label, String amount) {}

  static final String WAITS = "wait";

  /** The cards of a preview, in its order. */
  public static List<OrderCard> of(Preview preview, Page page) {
    long first =
        preview.orders().stream()
            .filter(look -> look.documents().stream().anyMatch(d -> d.booking().isPresent()))
            .map(Preview.Look::orderId)
            .findFirst()
            .orElse(0L);
    return preview.orders().stream()
        .map(look -> of(look, look.orderId() == first, preview, page))
        .toList();
  }

  private static OrderCard of(Preview.Look look, boolean first, Preview preview, Page page) {
    return new OrderCard(
        look.orderId(),
        page.text("preview_order", look.number()),
        page.figures().euros(look.total()),
        page.text(example(look) ? "preview_example" : "preview_" + look.outcome()),
        example(look) ? WAITS : tone(look.outcome()),
        facts(look, page),
        look.beforeStart() ? page.text("preview_before") : "",
        texts(look.reasons(), page),
        look.documents().stream()
            .filter(document -> document.refundId() > 0 || document.booking().isPresent())
            .map(d -> document(d, first && d.refundId() == 0, preview, page))
            .toList());
  }

  /** It would be booked, had it been paid later. */
  private static boolean example(Preview.Look look) {
    return look.beforeStart() && tone(look.outcome()).equals("good");
  }

  private static String tone(String outcome) {
    return switch (outcome) {
      case "BOOKED", "ORDERED" -> "good";
      case "PARKED" -> "bad";
      default -> WAITS;
    };
  }

  private static List<String> facts(Preview.Look look, Page page) {
    List<String> facts = new ArrayList<>();
    look.completedAt()
        .ifPresent(
            at ->
                facts.add(
                    page.text(
                        "preview_when",
                        page.figures().date(at.atZone(Figures.AMSTERDAM).toLocalDate()))));
    if (!look.customer().isEmpty()) {
      facts.add(
          look.relation().equals("NONE")
              ? look.customer()
              : page.text("preview_relation_" + look.relation(), look.customer()));
    }
    if (!look.refundsRead()) {
      facts.add(page.text("preview_refunds_unread"));
    }
    return List.copyOf(facts);
  }

  private static Document document(
      Foretold.Document document, boolean open, Preview preview, Page page) {
    return document
        .booking()
        .map(booking -> booked(document, open, booking, preview, page))
        .orElseGet(
            () ->
                new Document(
                    false,
                    page.text("preview_refund", String.valueOf(document.refundId())),
                    List.of(),
                    List.of(),
                    "",
                    List.of(),
                    List.of(),
                    texts(document.reasons(), page)));
  }

  private static Document booked(
      Foretold.Document document,
      boolean open,
      Explanation.Explained booking,
      Preview preview,
      Page page) {
    String kind =
        document.outcome().equals("ORDERED")
            ? "preview_sales_order"
            : document.refundId() > 0 ? "preview_credit" : "preview_invoice";
    return new Document(
        open,
        page.text(kind, booking.invoiceNumber(), page.figures().date(booking.invoiceDate())),
        booking.lines().stream().map(line -> line(line, preview.ledgers(), page)).toList(),
        booking.vat().stream()
            .map(
                vat ->
                    new Vat(
                        page.text("preview_vat", pick(vat.bandName(), page)),
                        page.figures().euros(vat.amount())))
            .toList(),
        page.figures().euros(booking.total()),
        document.outcome().equals("ORDERED")
            ? List.of()
            : booking.payments().stream().map(p -> money(p, preview.journals(), page)).toList(),
        texts(document.notices(), page),
        List.of());
  }

  private static Line line(Explanation.Line line, Map<UUID, String> ledgers, Page page) {
    return new Line(
        ledgers.getOrDefault(line.ledgerId(), String.valueOf(line.ledgerNumber())),
        line.description(),
        pick(line.bandName(), page),
        page.figures().euros(line.net()));
  }

  private static String money(Explanation.Payment payment, Map<UUID, String> journals, Page page) {
    BigDecimal amount = payment.amount();
    return page.text(
        (amount.signum() < 0 ? "preview_back_" : "preview_payment_") + payment.way(),
        page.figures().euros(amount.abs()),
        payment.journalId().map(id -> journals.getOrDefault(id, "")).orElse(""));
  }

  private static String pick(Explanation.Text text, Page page) {
    return page.language().pick(text.nl(), text.en());
  }

  private static List<String> texts(List<Reason> reasons, Page page) {
    return reasons.stream().map(r -> page.language().pick(r.nl(), r.en())).toList();
  }
}
