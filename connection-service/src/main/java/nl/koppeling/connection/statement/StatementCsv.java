package nl.koppeling.connection.statement;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import nl.koppeling.connection.files.Csv;
import nl.koppeling.connection.overview.DocumentView;
import nl.koppeling.connection.overview.MonthRow;
import nl.koppeling.connection.statement.Statement.Difference;
import nl.koppeling.events.Reason;

/**
 * A month's documents as a CSV file, one a line; what there is to look at is in a column of its
 * own.
 */
final class StatementCsv {

  private static final List<String> NL =
      List.of(
          "Dag",
          "Bestelling",
          "Nummer",
          "Terugbetaling",
          "Toestand",
          "Bedrag incl. btw",
          "Waarvan btw",
          "Volgens de winkel",
          "Factuurnummer",
          "Verschil",
          "Soort verschil",
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
          "According to the shop",
          "Invoice number",
          "Difference",
          "Kind of difference",
          "Reason");

  private final Csv csv;
  private final boolean english;

  StatementCsv(boolean english) {
    this.english = english;
    this.csv = Csv.inEnglish(english).line(english ? EN : NL);
  }

  void add(MonthRow row) {
    DocumentView document = row.document();
    long refundId = document.document().refundId();
    Difference difference = Tally.difference(row).orElse(null);
    csv.line(
        Arrays.asList(
            document.day(),
            document.orderId(),
            document.number(),
            refundId == 0 ? null : refundId,
            document.state(),
            document.total(),
            document.vat().orElse(null),
            row.told().orElse(null),
            document.invoiceNumber(),
            difference == null ? null : difference.difference(),
            difference == null ? null : difference.kind(),
            document.reasons().stream()
                .map(english ? Reason::en : Reason::nl)
                .collect(Collectors.joining(" "))));
  }

  @Override
  public String toString() {
    return csv.toString();
  }
}
