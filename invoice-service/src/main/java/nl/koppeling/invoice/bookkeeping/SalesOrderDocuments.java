package nl.koppeling.invoice.bookkeeping;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.booking.Booking;
import nl.koppeling.invoice.booking.SalesOrderForm;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.SalesOrderState;
import nl.koppeling.snelstart.NewSalesOrder;
import nl.koppeling.snelstart.SalesOrder;

/** The border to SnelStart: a plan as a sales order, and what came of it held against the plan. */
final class SalesOrderDocuments {

  /**
   * What SnelStart's own VAT may differ on each line: it rounds from the gross amount, the shop
   * rounded from the net one, each at most a cent off.
   */
  private static final BigDecimal VAT_TOLERANCE = new BigDecimal("0.02");

  private SalesOrderDocuments() {}

  /**
   * The order as it goes out.
   *
   * @param articles by code in lower case
   */
  static NewSalesOrder order(SalesOrderState state, Map<String, UUID> articles) {
    Booking booking = state.plan().booking();
    return new NewSalesOrder(
        booking.invoiceNumber(),
        booking.invoiceDate(),
        state.plan().relationId(),
        booking.description(),
        "Webshopkoppeling " + booking.markers().sale(),
        state.form().template(),
        booking.lines().get(0).costCentre(),
        state.form().lines().stream().map(line -> line(line, articles)).toList());
  }

  private static NewSalesOrder.Line line(SalesOrderForm.Line line, Map<String, UUID> articles) {
    return new NewSalesOrder.Line(
        articles.get(KnownArticles.key(line)),
        line.description(),
        line.unitPrice().euros(),
        line.quantity());
  }

  /** What a person has to look at, if the order is not what was sent. */
  static Optional<Reason> difference(SalesOrderState state, SalesOrder made, int count) {
    Plan plan = state.plan();
    BigDecimal expected = plan.booking().total().euros();
    if (count > 1) {
      return Optional.of(reason(Obstacle.ORDER_MADE_TWICE, plan, made, String.valueOf(count), ""));
    }
    if (made.total().compareTo(expected) != 0 || !made.customerId().equals(plan.relationId())) {
      return Optional.of(
          reason(
              Obstacle.ORDERED_DIFFERENTLY,
              plan,
              made,
              made.total().toPlainString(),
              expected.toPlainString()));
    }
    BigDecimal vat = made.total().subtract(made.net());
    BigDecimal charged = plan.booking().totalVat().euros();
    BigDecimal allowed = VAT_TOLERANCE.multiply(BigDecimal.valueOf(state.form().lines().size()));
    return vat.subtract(charged).abs().compareTo(allowed) > 0
        ? Optional.of(
            reason(
                Obstacle.ORDER_VAT_DIFFERS,
                plan,
                made,
                vat.toPlainString(),
                charged.toPlainString()))
        : Optional.empty();
  }

  private static Reason reason(
      Obstacle obstacle, Plan plan, SalesOrder made, String found, String expected) {
    return obstacle.with(
        Map.of(
            "number",
            plan.booking().invoiceNumber(),
            "order",
            String.valueOf(made.number()),
            "found",
            found,
            "expected",
            expected));
  }

  /** Somebody else's order has our reference. */
  static Reason taken(Plan plan, SalesOrder foreign) {
    return Obstacle.ORDER_REFERENCE_TAKEN.with(
        Map.of(
            "number", plan.booking().invoiceNumber(), "order", String.valueOf(foreign.number())));
  }

  static Reason unresolved(Plan plan) {
    return Obstacle.ORDER_UNRESOLVED.with(Map.of("number", plan.booking().invoiceNumber()));
  }
}
