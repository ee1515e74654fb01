package nl.koppeling.invoice.line;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Order;
import nl.koppeling.events.OrderLine;
import nl.koppeling.events.TaxLine;

/** An order put together line by line, for figures that depend on more than one amount. */
final class Sale {

  private final List<OrderLine> lines = new ArrayList<>();
  private final List<TaxLine> rates = new ArrayList<>();
  private String country = "NL";
  private Instant paidAt = Instant.parse("2026-03-02T10:05:00Z");

  Sale to(String destination) {
    country = destination;
    return this;
  }

  Sale paid(String moment) {
    paidAt = Instant.parse(moment);
    return this;
  }

  Sale line(OrderLine.Kind kind, String before, String net, long rate, String tax) {
    BigDecimal vat = new BigDecimal(tax);
    lines.add(
        new OrderLine(
            kind,
            lines.size() + 1L,
            "Mok",
            BigDecimal.ONE,
            new BigDecimal(net),
            vat,
            new BigDecimal(before),
            "",
            "",
            11,
            rate == 0 ? List.of() : List.of(new OrderLine.LineTax(rate, vat))));
    return this;
  }

  Sale product(String net, long rate, String tax) {
    return line(OrderLine.Kind.PRODUCT, net, net, rate, tax);
  }

  Sale shipping(String net, long rate, String tax) {
    return line(OrderLine.Kind.SHIPPING, net, net, rate, tax);
  }

  Sale rate(long id, int percent, String tax) {
    rates.add(
        new TaxLine(
            id,
            "NL-BTW-" + id,
            "NL",
            BigDecimal.valueOf(percent),
            false,
            new BigDecimal(tax),
            BigDecimal.ZERO));
    return this;
  }

  /** In a scene, with the shop's own totals. */
  CustomerLinked in(Scene scene, long orderId, String total, String totalTax) {
    CustomerLinked plain = scene.linked(orderId);
    Order facts =
        new Order(
            "completed",
            "EUR",
            true,
            paidAt,
            Optional.of(paidAt),
            Optional.empty(),
            new BigDecimal(total),
            new BigDecimal(totalTax),
            plain.facts().payment(),
            Optional.of(country),
            Optional.of(country),
            false,
            lines,
            rates);
    return new CustomerLinked(
        plain.order(), plain.lane(), facts, plain.buyer(), plain.relationId(), false);
  }
}
