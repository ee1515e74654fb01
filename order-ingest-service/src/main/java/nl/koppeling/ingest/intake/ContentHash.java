package nl.koppeling.ingest.intake;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Hashes over what matters for money, so that a later reading of the same content is recognised
 * whatever the shop's modification time says.
 *
 * <p>The <em>sale</em> covers currency, totals, dates paid and completed, countries, the special
 * area of the destination, e-mail, VAT number, payment method, every line with its VAT per rate,
 * the rates, gift cards and the number of an invoice plugin. The <em>content</em> covers the sale
 * and also status and refunds. Names, notes, phone numbers, addresses and plugin data change
 * nothing in a booking and are left out. Amounts are written without trailing zeros, lines sorted
 * by kind and id, values with their length in front so that no two contents have one form.
 */
final class ContentHash {

  private static final String FORM = "1";

  private final StringBuilder form = new StringBuilder(1024);

  private ContentHash() {
    put("form", FORM);
  }

  /** What was found among the plugin data; the VAT number is empty when there is none. */
  record Found(String vatNumber, Optional<String> invoiceNumber) {}

  /** SHA-256 in lower-case hex over the sale alone: equal means the same booking. */
  static String ofSale(WooOrder order, Found found) {
    return new ContentHash().sale(order, found).sha256();
  }

  /** SHA-256 in lower-case hex over the sale, the status and the refunds. */
  static String ofContent(WooOrder order, Found found) {
    return new ContentHash().sale(order, found).course(order).sha256();
  }

  private ContentHash sale(WooOrder order, Found found) {
    put("currency", order.currency());
    put("total", order.total());
    put("totalTax", order.totalTax());
    put("paid", order.moments().paid());
    put("completed", order.moments().completed());
    put("billing", order.billing().country());
    put("shipping", order.shipping().country());
    put("pickUp", Boolean.toString(Destination.pickUp(order)));
    put("email", order.billing().email());
    put("vatNumber", found.vatNumber());
    put("method", order.payment().method());
    order.lines().stream()
        .sorted(Comparator.comparing(WooOrder.Line::kind).thenComparing(WooOrder.Line::id))
        .forEach(this::line);
    order.rateTotals().stream()
        .sorted(Comparator.comparing(WooOrder.RateTotal::rateId))
        .forEach(this::rate);
    // Only where there is one: most orders keep the hash they always had.
    Destination.area(order).ifPresent(area -> put("area", area.name()));
    found.invoiceNumber().ifPresent(number -> put("invoiceNumber", number));
    order.giftCards().stream().sorted().forEach(amount -> put("giftCard", amount));
    return this;
  }

  private ContentHash course(WooOrder order) {
    put("status", order.status());
    order.refunds().stream()
        .sorted(Comparator.comparing(WooOrder.Refund::id))
        .forEach(
            refund -> {
              put("refund", Long.toString(refund.id()));
              put("amount", refund.amount());
            });
    return this;
  }

  private void line(WooOrder.Line line) {
    put("line", line.kind() + " " + line.id());
    put("net", line.net());
    put("tax", line.tax());
    put("netBefore", line.netBefore());
    put("taxClass", line.taxClass());
    line.rates().stream()
        .sorted(Comparator.comparing(WooOrder.LineRate::rateId))
        .forEach(rate -> put("rate " + rate.rateId(), rate.amount()));
  }

  private void rate(WooOrder.RateTotal rate) {
    put("rate", Long.toString(rate.rateId()));
    put("percent", rate.percent());
    put("compound", Boolean.toString(rate.compound()));
    put("goods", rate.goodsTax());
    put("shipping", rate.shippingTax());
  }

  private void put(String name, Optional<Instant> moment) {
    put(name, moment.map(Instant::toString).orElse(""));
  }

  private void put(String name, BigDecimal amount) {
    put(name, amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString());
  }

  private void put(String name, String value) {
    form.append(name).append(':').append(value.length()).append(':').append(value).append('\n');
  }

  private String sha256() {
    try {
      byte[] bytes = form.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
