package nl.koppeling.connection.orderbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.koppeling.connection.line.Explanation;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Texts;
import nl.koppeling.snelstart.LedgerAccount;

/**
 * One document as it is booked, line by line, each with what led to it; amounts in the reader's
 * form.
 *
 * @param key part of ids on the page
 * @param treatment how it is treated for VAT, and why
 * @param net excluding VAT, all lines together
 * @param vat all VAT
 * @param total VAT included
 * @param agrees the lines and the VAT add up to the total
 */
public record Journal(
    String key,
    String invoice,
    String date,
    String treatment,
    List<String> because,
    List<Line> lines,
    List<Tax> taxes,
    List<Paid> payments,
    String net,
    String vat,
    String total,
    boolean agrees) {

  /**
   * A line of turnover.
   *
   * @param account number and name of the ledger account
   * @param field the field of the order it comes from; empty when that is not known
   * @param from the shop's line in words; empty likewise
   * @param rule why it stands on this account
   */
  public record Line(
      String account,
      String description,
      String field,
      String from,
      String rule,
      String band,
      String net) {}

  /** VAT of one band; {@code account} only for VAT of another member state. */
  public record Tax(String band, String account, String amount) {}

  /** What settles a part. */
  public record Paid(String method, String way, String amount) {}

  static Journal of(Explanation.Explained document, Map<UUID, LedgerAccount> names, Page page) {
    BigDecimal net = sum(document.lines().stream().map(Explanation.Line::net));
    BigDecimal vat = sum(document.vat().stream().map(Explanation.Vat::amount));
    return new Journal(
        document.invoiceNumber().replaceAll("[^A-Za-z0-9-]", "-"),
        document.invoiceNumber(),
        page.figures().date(document.invoiceDate()),
        Texts.orElse(
            page.language(), "journal_treatment_" + document.treatment(), document.treatment()),
        document.rows().stream().map(row -> pick(row.nl(), row.en(), page)).toList(),
        document.lines().stream().map(line -> line(line, names, page)).toList(),
        document.vat().stream().map(tax -> tax(tax, names, page)).toList(),
        document.payments().stream().map(payment -> paid(payment, page)).toList(),
        page.figures().euros(net),
        page.figures().euros(vat),
        page.figures().euros(document.total()),
        net.add(vat).compareTo(document.total()) == 0 && vat.compareTo(document.totalVat()) == 0);
  }

  private static BigDecimal sum(Stream<BigDecimal> amounts) {
    return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Line line(Explanation.Line line, Map<UUID, LedgerAccount> names, Page page) {
    return new Line(
        Account.named(line.ledgerId(), line.ledgerNumber(), names),
        line.description(),
        line.origin().map(Explanation.Origin::field).orElse(""),
        line.origin().map(origin -> from(origin, page)).orElse(""),
        pick(line.rule().text().nl(), line.rule().text().en(), page),
        pick(line.bandName().nl(), line.bandName().en(), page),
        page.figures().euros(line.net()));
  }

  private static String from(Explanation.Origin origin, Page page) {
    String quantity =
        origin.quantity() == null || origin.quantity().compareTo(BigDecimal.ONE) == 0
            ? ""
            : origin.quantity().stripTrailingZeros().toPlainString() + " × ";
    return page.text(
        "from_shop",
        quantity + origin.name(),
        page.figures().euros(origin.shopNet()),
        page.figures().euros(origin.shopTax()));
  }

  private static Tax tax(Explanation.Vat vat, Map<UUID, LedgerAccount> names, Page page) {
    return new Tax(
        pick(vat.bandName().nl(), vat.bandName().en(), page),
        vat.ledgerId().map(id -> Account.named(id, 0, names)).orElse(""),
        page.figures().euros(vat.amount()));
  }

  private static Paid paid(Explanation.Payment payment, Page page) {
    return new Paid(
        Texts.orElse(page.language(), "method_" + payment.method(), payment.method()),
        Texts.orElse(page.language(), "paid_" + payment.way(), payment.way()),
        page.figures().euros(payment.amount()));
  }

  private static String pick(String nl, String en, Page page) {
    return page.language().pick(nl, en);
  }
}
