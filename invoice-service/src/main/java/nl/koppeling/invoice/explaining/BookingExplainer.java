package nl.koppeling.invoice.explaining;

import java.util.Optional;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.invoice.booking.Booking;
import nl.koppeling.invoice.booking.DecisionRow;
import nl.koppeling.invoice.booking.SaleOrder;
import nl.koppeling.invoice.planning.Translation;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.PostingState;

/** Explains the bookings of one order, booked or only composed. */
public final class BookingExplainer {

  private final LineExplainer lines;

  private BookingExplainer(LineExplainer lines) {
    this.lines = lines;
  }

  /**
   * With a connection's settings.
   *
   * @param order empty when it is no longer kept
   */
  public static BookingExplainer of(ConnectionChanged connection, Optional<SaleOrder> order) {
    return new BookingExplainer(
        new LineExplainer(order, Translation.mapping(connection), connection.settings()));
  }

  /**
   * One document.
   *
   * @param refundId the refund of a credit, 0 for the sale
   * @param state where the document stands
   * @param plan what is booked
   */
  public Explanation.Explained explain(long refundId, PostingState state, Plan plan) {
    Booking booking = plan.booking();
    return new Explanation.Explained(
        refundId,
        state.getClass().getSimpleName(),
        booking.invoiceNumber(),
        booking.invoiceDate(),
        booking.description(),
        booking.total().euros(),
        booking.totalVat().euros(),
        booking.treatment().name(),
        lines.order().stream()
            .flatMap(order -> DecisionRow.of(booking, order, lines.mapping()).stream())
            .map(row -> new Explanation.Row(row.name(), row.nl(), row.en()))
            .toList(),
        booking.lines().stream().map(line -> lines.explain(line, refundId)).toList(),
        booking.vat().stream().map(BookingExplainer::vat).toList(),
        booking.payments().stream().map(p -> payment(p, plan, lines.settings())).toList());
  }

  private static Explanation.Vat vat(Booking.Vat vat) {
    return new Explanation.Vat(
        vat.band().name(),
        new Explanation.Text(vat.band().nl(), vat.band().en()),
        vat.amount().euros(),
        vat.ledger());
  }

  private static Explanation.Payment payment(
      Booking.Payment payment, Plan plan, BookingSettings settings) {
    String method =
        payment.means() == Booking.Payment.Means.GIFT_CARD
            ? JournalRule.GIFT_CARD
            : plan.paymentMethod();
    Optional<JournalRule> rule = settings.settlement(method);
    return new Explanation.Payment(
        payment.means().name(),
        method,
        payment.amount().euros(),
        rule.map(r -> r.way().name()).orElse("UNDECIDED"),
        rule.flatMap(JournalRule::journalId));
  }
}
