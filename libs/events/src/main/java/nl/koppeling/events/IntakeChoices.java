package nl.koppeling.events;

import java.util.List;
import java.util.Optional;

/**
 * How orders of a connection are taken in, beside the statuses that count as completed, as its
 * owner chose.
 *
 * @param paidRules payment methods for which the usual rule does not hold; at most one each
 * @param orderNotes true: the number of a booking is noted, for the shop's people only, at the
 *     order in the shop; needs a key that may write
 */
public record IntakeChoices(List<PaidRule> paidRules, boolean orderNotes) {

  /** Paid is what the shop gives a date of payment, and nothing is written in the shop. */
  public static final IntakeChoices USUAL = new IntakeChoices(List.of(), false);

  public IntakeChoices {
    paidRules = paidRules == null ? List.of() : List.copyOf(paidRules);
    long methods = paidRules.stream().map(PaidRule::paymentMethod).distinct().count();
    if (methods < paidRules.size()) {
      throw new IllegalArgumentException("a payment method has one rule");
    }
  }

  /** When an order paid by this method counts as paid. */
  public Paid paidBy(String paymentMethod) {
    return paidRules.stream()
        .filter(rule -> rule.paymentMethod().equals(paymentMethod))
        .map(PaidRule::paid)
        .findFirst()
        .orElse(Paid.USUAL);
  }

  /**
   * A payment method with a rule of its own.
   *
   * @param paymentMethod the gateway's id, for example {@code cod}; empty: orders without one
   */
  public record PaidRule(String paymentMethod, Paid paid) {
    public PaidRule {
      paymentMethod = Optional.ofNullable(paymentMethod).orElse("");
      paid = paid == null ? Paid.USUAL : paid;
    }
  }

  /** When an order counts as paid. */
  public enum Paid {
    /** The shop gives a date of payment. */
    USUAL,
    /**
     * Completed is enough; by the owner's word, for example on account or cash on delivery. The day
     * is that of completion, or of payment when the shop says that came first.
     */
    COMPLETED_MEANS_PAID,
    /** Its orders are booked otherwise, for example from a marketplace's payouts: never by us. */
    NEVER
  }
}
