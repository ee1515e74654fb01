package nl.koppeling.connection.preview;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.web.Figures;
import nl.koppeling.connection.web.Page;

/**
 * The journal of a connection in shadow, ready to be shown.
 *
 * @param month as a person says it; {@code before} and {@code after} are the months next to it, the
 *     last empty for this month
 * @param lead how many orders there are
 * @param capped what is left out; empty when nothing is
 * @param counts orders by what would become of them
 * @param first the first day that can be booked from, {@code today} the last; empty for who only
 *     looks
 */
public record ShadowView(
    UUID id,
    String month,
    String before,
    String after,
    String lead,
    String capped,
    List<Row> counts,
    List<Row> ledgers,
    List<VatRow> vat,
    String gross,
    List<OrderCard> orders,
    String first,
    String today) {

  /** Orders that are shown one by one; the sums are of all. */
  static final int SHOWN = 50;

  /** Something and its number or amount. */
  public record Row(String label, String amount) {}

  /** VAT of one kind. */
  public record VatRow(String label, String net, String amount) {}

  static ShadowView of(Connection connection, ShadowJournal journal, boolean owner, Page page) {
    Figures figures = page.figures();
    YearMonth now = YearMonth.now(Figures.AMSTERDAM);
    Sums sums = journal.sums();
    List<OrderCard> cards = OrderCard.of(journal.preview(), page);
    LocalDate start = LocalDate.ofInstant(connection.particulars().startFrom(), Figures.AMSTERDAM);
    return new ShadowView(
        connection.id(),
        figures.month(journal.month()),
        journal.month().minusMonths(1).toString(),
        journal.month().isBefore(now) ? journal.month().plusMonths(1).toString() : "",
        page.text(
            journal.seen() == 1 ? "shadow_order" : "shadow_orders", figures.number(journal.seen())),
        journal.capped()
            ? page.text("shadow_capped", figures.number(journal.preview().orders().size()))
            : "",
        sums.outcomes().entrySet().stream()
            .sorted(java.util.Map.Entry.comparingByKey())
            .map(e -> new Row(page.text("preview_" + e.getKey()), figures.number(e.getValue())))
            .toList(),
        sums.ledgers().stream().map(l -> new Row(l.name(), figures.euros(l.net()))).toList(),
        sums.vat().stream()
            .map(
                v ->
                    new VatRow(
                        page.language().pick(v.name().nl(), v.name().en()),
                        figures.euros(v.net()),
                        figures.euros(v.amount())))
            .toList(),
        figures.euros(sums.gross()),
        cards.subList(0, Math.min(SHOWN, cards.size())),
        owner ? start.toString() : "",
        LocalDate.now(Figures.AMSTERDAM).toString());
  }
}
