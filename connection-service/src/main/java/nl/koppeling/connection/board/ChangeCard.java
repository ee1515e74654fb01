package nl.koppeling.connection.board;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.line.OrderChange;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Texts;
import nl.koppeling.events.Reason;

/**
 * What the shop changed after it was booked, ready to be shown; amounts in the reader's form.
 *
 * @param open true: the owner may decide
 * @param acceptable true: the correction can be booked now
 * @param facts the amounts, the most important first
 * @param documents what would be booked, or was
 * @param why why it cannot be corrected now
 */
public record ChangeCard(
    UUID id,
    String title,
    String what,
    String when,
    String state,
    String tone,
    boolean open,
    boolean acceptable,
    List<Fact> facts,
    List<Row> documents,
    List<String> why) {

  /** An amount and what it is. */
  public record Fact(String label, String amount) {}

  /** A document that corrects. */
  public record Row(String what, String invoiceNumber, String total, String state, String tone) {}

  static ChangeCard of(OrderChange change, Page page) {
    boolean open = change.decision().equals("OPEN");
    return new ChangeCard(
        change.id(),
        change.refundId() == 0
            ? page.text("change_order", String.valueOf(change.orderId()))
            : page.text(
                "change_refund",
                String.valueOf(change.refundId()),
                String.valueOf(change.orderId())),
        known("change_", change.code(), page),
        page.figures().moment(change.modifiedAt()),
        known("decision_", change.decision(), page),
        open ? "bad" : change.decision().equals("ACCEPTED") ? "good" : "wait",
        open,
        change.acceptable(),
        facts(change, page),
        change.documents().stream().map(document -> row(document, page)).toList(),
        change.reasons().stream().map(reason -> text(reason, page)).toList());
  }

  private static List<Fact> facts(OrderChange change, Page page) {
    return change
        .effect()
        .map(
            effect ->
                List.of(
                    sums("change_stands", effect.stands(), page),
                    sums("change_changes", effect.changes(), page),
                    sums("change_after", effect.after(), page)))
        .orElseGet(
            () ->
                List.of(
                    fact("change_booked", change.booked(), page),
                    fact("change_shop", change.shop(), page),
                    fact("change_difference", change.difference(), page)));
  }

  private static Fact fact(String label, BigDecimal amount, Page page) {
    return new Fact(page.text(label), page.figures().euros(amount));
  }

  private static Fact sums(String label, OrderChange.Sums sums, Page page) {
    BigDecimal vat =
        sums.vat().stream().map(OrderChange.Vat::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Fact(
        page.text(label),
        page.text(
            "change_of_which_vat", page.figures().euros(sums.gross()), page.figures().euros(vat)));
  }

  private static Row row(OrderChange.Correction document, Page page) {
    String state = state(document.state());
    return new Row(
        page.text("kind_" + document.document().kind()),
        document.invoiceNumber(),
        page.figures().euros(document.total()),
        page.text(state),
        switch (state) {
          case "order_SETTLED", "order_BOOKED" -> "good";
          case "order_PARKED" -> "bad";
          default -> "wait";
        });
  }

  /** The states of the invoice service, as the board says them. */
  private static String state(String state) {
    return switch (state) {
      case "PROPOSED" -> "change_proposed";
      case "Settled" -> "order_SETTLED";
      case "Booked" -> "order_BOOKED";
      case "Parked" -> "order_PARKED";
      default -> "order_LINKED";
    };
  }

  /** A later invoice service may tell what this page has no words for yet: then its code. */
  private static String known(String kind, String code, Page page) {
    return Texts.orElse(page.language(), kind + code, code);
  }

  private static String text(Reason reason, Page page) {
    return page.language().pick(reason.nl(), reason.en());
  }
}
