package nl.koppeling.invoice.explaining;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.invoice.booking.Booking;
import nl.koppeling.invoice.booking.LedgerRole;
import nl.koppeling.invoice.booking.Mapping;
import nl.koppeling.invoice.booking.SaleOrder;

/**
 * Explains the lines of one order's bookings: the booking is frozen and says what was done, the
 * order and today's settings say why.
 *
 * @param order empty when the order is no longer kept
 */
record LineExplainer(Optional<SaleOrder> order, Mapping mapping, BookingSettings settings) {

  Explanation.Line explain(Booking.Line line, long refundId) {
    Optional<SaleOrder.Line> source =
        line.origin().flatMap(origin -> order.flatMap(o -> source(o, origin.lineId())));
    return new Explanation.Line(
        line.description(),
        line.ledger(),
        number(line.ledger()),
        line.costCentre(),
        line.net().euros(),
        line.band().name(),
        new Explanation.Text(line.band().nl(), line.band().en()),
        source.map(s -> origin(s, line.origin().orElseThrow().role(), refundId)),
        rule(line, source));
  }

  private static Optional<SaleOrder.Line> source(SaleOrder order, long lineId) {
    return order.lines().stream().filter(l -> l.id() == lineId).findFirst();
  }

  private int number(UUID ledger) {
    return settings.ledgers().stream()
        .filter(rule -> rule.ledgerId().equals(ledger))
        .mapToInt(LedgerRule::number)
        .findFirst()
        .orElse(0);
  }

  private Explanation.Origin origin(SaleOrder.Line line, LedgerRole role, long refundId) {
    Map<Long, SaleOrder.Rate> rates =
        order.orElseThrow().rates().stream()
            .collect(Collectors.toMap(SaleOrder.Rate::id, Function.identity(), (a, b) -> a));
    return new Explanation.Origin(
        refundId == 0 ? field(line, role) : "refunds[id=" + refundId + "]." + list(line),
        line.id(),
        role.name(),
        line.name(),
        line.quantity(),
        line.net(),
        line.tax(),
        line.product().taxClass(),
        line.taxes().stream()
            .map(
                tax ->
                    Optional.ofNullable(rates.get(tax.rateId()))
                        .map(r -> new Explanation.Rate(r.country(), r.percent(), tax.amount()))
                        .orElseGet(() -> new Explanation.Rate("", null, tax.amount())))
            .toList());
  }

  /** A coupon shown apart is what the shop took off: {@code subtotal} less {@code total}. */
  private String field(SaleOrder.Line line, LedgerRole role) {
    String item = list(line) + "[id=" + line.id() + "]";
    if (line.kind() != SaleOrder.Kind.PRODUCT
        || !mapping.choices().discountsApart()
        || line.net().compareTo(line.netBefore()) == 0) {
      return item + ".total";
    }
    return role == LedgerRole.DISCOUNT
        ? item + ".total - " + item + ".subtotal"
        : item + ".subtotal";
  }

  private static String list(SaleOrder.Line line) {
    return switch (line.kind()) {
      case PRODUCT -> "line_items";
      case SHIPPING -> "shipping_lines";
      case FEE -> "fee_lines";
    };
  }

  private Explanation.Rule rule(Booking.Line line, Optional<SaleOrder.Line> source) {
    Optional<LedgerRole> role = line.origin().map(Booking.Origin::role);
    Optional<Mapping.Rule> today =
        source
            .flatMap(s -> mapping.rule(role.orElseThrow(), line.band(), s, order.orElseThrow()))
            .filter(rule -> rule.ledger().equals(line.ledger()));
    return today
        .map(
            rule ->
                new Explanation.Rule(
                    true,
                    rule.role().name(),
                    rule.band().name(),
                    rule.when().map(c -> new Explanation.Condition(c.kind().name(), c.value())),
                    RuleTexts.of(role.orElseThrow(), rule)))
        .orElseGet(
            () ->
                new Explanation.Rule(
                    false,
                    role.map(LedgerRole::name).orElse(""),
                    line.band().name(),
                    Optional.empty(),
                    role.isEmpty()
                        ? RuleTexts.together(line.band())
                        : RuleTexts.past(role, line.band())));
  }
}
