package nl.koppeling.connection.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.koppeling.connection.readback.Discrepancy;
import nl.koppeling.connection.readback.Reading;
import nl.koppeling.connection.statement.Statement;
import nl.koppeling.connection.web.Page;

/**
 * What shop and administration said of a month beside what our ledger says, ready to be shown.
 *
 * @param action where the wish to read goes
 * @param formToken of the form
 * @param running something is being read now
 * @param failures why something could not be read the last time
 */
public record ReadbackSheet(
    String action, String formToken, boolean running, List<String> failures, List<Place> places) {

  /**
   * A place that was read.
   *
   * @param accounts of turnover and VAT; none of the shop
   * @param more how many disagreements are not named; empty: none
   */
  public record Place(
      String id,
      String title,
      String readAt,
      String tone,
      String verdict,
      boolean vatRead,
      List<Row> rows,
      List<Account> accounts,
      List<Disagreement> disagreements,
      String more) {}

  /** One kind of documents in both; an empty text where a place does not tell. */
  public record Row(
      String what,
      String ourDocuments,
      String theirDocuments,
      String ourGross,
      String theirGross,
      String ourVat,
      String theirVat) {}

  /** A ledger account. */
  public record Account(String name, String amount) {}

  /** A document on which the place and our ledger do not agree; {@code path} may be empty. */
  public record Disagreement(
      String path, String number, String refund, String what, String ours, String theirs) {}

  static ReadbackSheet of(Statement statement, Head head, Page page) {
    List<Statement.Source> places =
        statement.sources().stream().filter(s -> s.name() != Statement.Source.Name.LEDGER).toList();
    return new ReadbackSheet(
        head.path("statements/" + statement.month() + "/readback"),
        page.formToken(),
        places.stream().anyMatch(Statement.Source::running),
        places.stream()
            .filter(source -> !source.running())
            .flatMap(
                source ->
                    source.failure().stream()
                        .map(
                            why ->
                                page.text("readback_" + source.name())
                                    + ": "
                                    + page.language().pick(why.nl(), why.en())))
            .toList(),
        places.stream()
            .filter(source -> source.reading().isPresent())
            .map(source -> place(source, statement, head, page))
            .toList());
  }

  private static Place place(Statement.Source source, Statement statement, Head head, Page page) {
    Reading reading = source.reading().orElseThrow();
    boolean books = source.name() == Statement.Source.Name.SNELSTART;
    List<Row> rows = new ArrayList<>();
    rows.add(
        row("sales", ours(statement.sales(), books), reading.sales(), reading.vatRead(), page));
    rows.add(
        row(
            "refunds",
            ours(statement.refunds(), books),
            reading.refunds(),
            books && reading.vatRead(),
            page));
    if (reading.corrections().documents() > 0) {
      rows.add(corrections(reading, page));
    }
    return new Place(
        "readback-" + source.name().name().toLowerCase(Locale.ROOT),
        page.text("readback_" + source.name()),
        page.figures().moment(source.readAt().orElseThrow()),
        reading.agrees() ? "good" : "bad",
        page.text(reading.agrees() ? "readback_agrees" : "readback_disagrees"),
        reading.vatRead(),
        rows,
        reading.accounts().stream()
            .map(
                account ->
                    new Account(
                        account.number() + " " + account.description(),
                        page.figures().euros(account.amount())))
            .toList(),
        reading.discrepancies().stream().map(d -> disagreement(d, head, page)).toList(),
        reading.more() == 0 ? "" : page.figures().number(reading.more()));
  }

  /** What is skipped is not expected anywhere; what is not booked not in the administration. */
  private static Reading.Sum ours(Statement.Totals totals, boolean booked) {
    Statement.Sum all = totals.seen();
    Statement.Sum skipped = totals.skipped();
    Statement.Sum sum = totals.booked();
    return booked
        ? new Reading.Sum(sum.documents(), sum.gross(), sum.vat())
        : new Reading.Sum(
            all.documents() - skipped.documents(),
            all.gross().subtract(skipped.gross()),
            all.vat().subtract(skipped.vat()));
  }

  private static Row row(
      String what, Reading.Sum ours, Reading.Sum theirs, boolean vat, Page page) {
    return new Row(
        page.text("statement_" + what),
        page.figures().number(ours.documents()),
        page.figures().number(theirs.documents()),
        page.figures().euros(ours.gross()),
        page.figures().euros(theirs.gross()),
        page.figures().euros(ours.vat()),
        vat ? page.figures().euros(theirs.vat()) : "");
  }

  private static Row corrections(Reading reading, Page page) {
    Reading.Sum sum = reading.corrections();
    return new Row(
        page.text("readback_corrections"),
        "",
        page.figures().number(sum.documents()),
        "",
        page.figures().euros(sum.gross()),
        "",
        reading.vatRead() ? page.figures().euros(sum.vat()) : "");
  }

  private static Disagreement disagreement(Discrepancy d, Head head, Page page) {
    boolean unknown =
        d.orderId() == 0 || d.kind() == Discrepancy.Kind.ONLY_IN_SHOP && d.refundId() == 0;
    return new Disagreement(
        unknown ? "" : head.path("orders/" + d.orderId()),
        d.orderId() == 0 ? d.invoiceNumber() : d.number(),
        d.refundId() == 0 ? "" : String.valueOf(d.refundId()),
        page.text("discrepancy_" + d.kind()),
        d.ours().map(page.figures()::euros).orElse(""),
        d.theirs().map(page.figures()::euros).orElse(""));
  }
}
