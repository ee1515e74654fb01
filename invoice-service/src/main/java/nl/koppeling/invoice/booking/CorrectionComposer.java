package nl.koppeling.invoice.booking;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The documents that correct what stands (VAT reference, decision V22): the withdrawal takes back
 * every cent that is left of a sale, the replacement books the later version in its place, the
 * reversal takes back a credit. What is taken back copies booked cents, ledger accounts and
 * treatment; only the replacement is composed.
 *
 * <p>All are booked on the day of the decision: the day of the first booking may lie in a declared
 * period, and a small correction belongs in the next return (VAT reference 4). The rates of the
 * replacement remain those of its day of payment.
 */
public final class CorrectionComposer {

  private CorrectionComposer() {}

  /**
   * Takes back what is left of a sale, by every means it was paid with.
   *
   * @param credits of that sale, those that were reversed left out
   * @return empty when nothing is left
   */
  public static Optional<Booking> withdrawal(
      Revision revision, Booking sale, List<Booking> credits, Mapping mapping) {
    Remainder left = Remainder.of(sale, credits);
    if (left.total().isZero()) {
      return Optional.empty();
    }
    CreditComposer.Credit all = new CreditComposer.Credit(left.net(), left.vat());
    Dates dates = Dates.of(revision.decidedAt(), mapping);
    Booking withdrawal =
        new Booking(
                Names.withdrawalNumber(revision),
                dates.booked(),
                Descriptions.withdrawal(sale, dates),
                Names.markers(revision, "H"),
                sale.paymentTermDays(),
                left.total().negate(),
                CreditComposer.lines(sale, all),
                CreditComposer.vat(sale, all),
                payments(sale, credits),
                sale.treatment(),
                Set.of(),
                "")
            .sealed(Set.of(), mapping);
    return Optional.of(
        withdrawal.counted(CreditFigures.of(withdrawal, dates.tax(), sale, credits)));
  }

  /** The later version of an order, under a number and markers of its own. */
  public static Composition replacement(
      Revision revision, SaleOrder later, Mapping mapping, Facts facts) {
    Dates decided = Dates.of(revision.decidedAt(), mapping);
    Composition composed =
        BookingComposer.compose(
            later, mapping, facts, dates -> new Dates(dates.tax(), decided.booked()));
    return composed instanceof Composition.Book book
        ? new Composition.Book(renumbered(revision, book.booking(), mapping))
        : composed;
  }

  /**
   * Takes back the credit of a refund that is gone from the shop: the same cents, the other way.
   */
  public static Booking reversal(
      Revision revision, long refundId, Booking credit, Mapping mapping) {
    Dates dates = Dates.of(revision.decidedAt(), mapping);
    return new Booking(
            Names.reversalNumber(credit.invoiceNumber()),
            dates.booked(),
            Descriptions.reversal(credit, refundId, dates),
            Names.markers(revision, "R" + refundId),
            credit.paymentTermDays(),
            credit.total().negate(),
            credit.lines().stream().map(CorrectionComposer::negated).toList(),
            credit.vat().stream()
                .map(v -> new Booking.Vat(v.band(), v.amount().negate(), v.ledger()))
                .toList(),
            credit.payments().stream()
                .map(p -> new Booking.Payment(p.means(), p.amount().negate()))
                .toList(),
            credit.treatment(),
            Set.of(),
            "")
        .sealed(Set.of(), mapping)
        .counted(CreditFigures.reversed(credit, dates.tax()));
  }

  private static Booking renumbered(Revision revision, Booking composed, Mapping mapping) {
    return new Booking(
            Names.replacementNumber(revision),
            composed.invoiceDate(),
            composed.description(),
            Names.markers(revision, "V"),
            composed.paymentTermDays(),
            composed.total(),
            composed.lines(),
            composed.vat(),
            composed.payments(),
            composed.treatment(),
            composed.notices(),
            "")
        .sealed(composed.notices(), mapping)
        .counted(composed.figures());
  }

  private static Booking.Line negated(Booking.Line line) {
    return new Booking.Line(
        line.description(),
        line.ledger(),
        line.costCentre(),
        line.band(),
        line.net().negate(),
        line.origin());
  }

  /** What was paid with a gift card goes back to it; refunds were paid out by the method. */
  private static List<Booking.Payment> payments(Booking sale, List<Booking> credits) {
    Map<Booking.Payment.Means, Cents> left = new EnumMap<>(Booking.Payment.Means.class);
    sale.payments().forEach(p -> left.merge(p.means(), p.amount(), Cents::plus));
    credits.forEach(
        credit -> credit.payments().forEach(p -> left.merge(p.means(), p.amount(), Cents::plus)));
    return left.entrySet().stream()
        .filter(e -> !e.getValue().isZero())
        .map(e -> new Booking.Payment(e.getKey(), e.getValue().negate()))
        .toList();
  }
}
