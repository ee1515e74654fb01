package nl.koppeling.connection.desk;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import nl.koppeling.connection.statement.Statement;
import nl.koppeling.connection.web.Page;

/**
 * The completeness statement of a month, ready to be shown and printed; amounts in the reader's
 * form.
 *
 * @param month yyyy-MM
 * @param vatUnknown how many documents have a VAT nobody told yet; empty: none
 * @param more how many differences are not named; empty: none
 */
public record StatementSheet(
    String month,
    String name,
    boolean over,
    boolean complete,
    String madeAt,
    List<Origin> origins,
    List<Sums> sums,
    String vatUnknown,
    List<Rate> rates,
    Rate allRates,
    List<Difference> differences,
    String more) {

  /** Where the figures come from, and where they do not. */
  public record Origin(String state, String tone, String text) {}

  /** One kind of documents. */
  public record Sums(String id, String title, List<Row> rows) {}

  /** Documents with one outcome. */
  public record Row(String outcome, String documents, String gross, String vat) {}

  /** VAT of one rate. */
  public record Rate(
      String country,
      String percent,
      String booked,
      String refunded,
      String balance,
      String notBooked) {}

  /** A document to look at; an amount that nobody told is empty. */
  public record Difference(
      String day,
      String path,
      String number,
      String refund,
      String kind,
      String told,
      String booked,
      String difference,
      List<String> why) {}

  static StatementSheet of(Statement statement, Head head, Page page) {
    long unknown = statement.sales().seen().vatUnknown() + statement.refunds().seen().vatUnknown();
    return new StatementSheet(
        statement.month().toString(),
        page.figures().month(statement.month()),
        statement.over(),
        statement.complete(),
        page.figures().moment(statement.madeAt()),
        statement.sources().stream().map(source -> origin(source, page)).toList(),
        List.of(sums("sales", statement.sales(), page), sums("refunds", statement.refunds(), page)),
        unknown == 0 ? "" : page.figures().number(unknown),
        statement.rates().stream().map(rate -> rate(rate, page)).toList(),
        all(statement.rates(), page),
        statement.differences().stream().map(d -> difference(d, head, page)).toList(),
        statement.moreDifferences() == 0 ? "" : page.figures().number(statement.moreDifferences()));
  }

  private static Origin origin(Statement.Source source, Page page) {
    return new Origin(
        page.text(source.covered() ? "source_covered" : "source_not_covered"),
        source.covered() ? "good" : "wait",
        page.language().pick(source.nl(), source.en()));
  }

  private static Sums sums(String id, Statement.Totals totals, Page page) {
    return new Sums(
        id,
        page.text("statement_" + id),
        Stream.of(
                row("seen", totals.seen(), page),
                row("booked", totals.booked(), page),
                row("parked", totals.parked(), page),
                row("underway", totals.underWay(), page),
                row("skipped", totals.skipped(), page))
            .toList());
  }

  private static Row row(String outcome, Statement.Sum sum, Page page) {
    return new Row(
        page.text("outcome_" + outcome),
        page.figures().number(sum.documents()),
        page.figures().euros(sum.gross()),
        page.figures().euros(sum.vat()));
  }

  private static Rate rate(Statement.RateTotal rate, Page page) {
    return rate(
        rate.country().isEmpty()
            ? page.text("rate_unknown")
            : page.figures().country(rate.country()),
        rate.percent().map(page.figures()::percent).orElse(""),
        rate,
        page);
  }

  private static Rate all(List<Statement.RateTotal> rates, Page page) {
    Statement.RateTotal all =
        new Statement.RateTotal(
            "",
            java.util.Optional.empty(),
            sum(rates.stream().map(Statement.RateTotal::booked)),
            sum(rates.stream().map(Statement.RateTotal::refunded)),
            sum(rates.stream().map(Statement.RateTotal::notBooked)));
    return rate(page.text("rates_all"), "", all, page);
  }

  private static BigDecimal sum(Stream<BigDecimal> amounts) {
    return amounts.reduce(new BigDecimal("0.00"), BigDecimal::add);
  }

  private static Rate rate(String country, String percent, Statement.RateTotal rate, Page page) {
    return new Rate(
        country,
        percent,
        page.figures().euros(rate.booked()),
        page.figures().euros(rate.refunded()),
        page.figures().euros(rate.booked().add(rate.refunded())),
        page.figures().euros(rate.notBooked()));
  }

  private static Difference difference(Statement.Difference difference, Head head, Page page) {
    return new Difference(
        page.figures().date(difference.day()),
        head.path("orders/" + difference.orderId()),
        difference.number().isEmpty() ? String.valueOf(difference.orderId()) : difference.number(),
        difference.refundId() == 0 ? "" : String.valueOf(difference.refundId()),
        page.text("difference_" + difference.kind()),
        difference.told().map(page.figures()::euros).orElse(""),
        difference.booked().map(page.figures()::euros).orElse(""),
        page.figures().euros(difference.difference()),
        difference.reasons().stream().map(r -> page.language().pick(r.nl(), r.en())).toList());
  }
}
