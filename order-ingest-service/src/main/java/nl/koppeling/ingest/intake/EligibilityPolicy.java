package nl.koppeling.ingest.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.koppeling.events.IntakeChoices;
import nl.koppeling.events.IntakeChoices.Paid;
import nl.koppeling.ingest.intake.Eligibility.Eligible;
import nl.koppeling.ingest.intake.Eligibility.Parked;
import nl.koppeling.ingest.intake.Eligibility.Skipped;
import nl.koppeling.ingest.intake.Eligibility.Waiting;

/**
 * Which orders may be booked: completed and paid, since the start date (WooCommerce reference 7).
 * The first rule that has an opinion decides, and every outcome but "it may" has a reason:
 *
 * <pre>
 *   status refunded, refunds short of the total   parked   REFUND_INCOMPLETE
 *   wholly refunded, never sold                   skipped  REFUNDED_BEFORE_SALE
 *   cancelled, failed, bin, draft                 skipped
 *   its payment method is not booked by us        skipped  METHOD_NOT_BOOKED
 *   counts as paid before the start               skipped  BEFORE_START
 *   does not count as paid                        waiting  NOT_PAID
 *   its status does not count as completed        waiting  NOT_COMPLETED
 * </pre>
 *
 * <p>Whether it counts as paid is the shop's date of payment, unless the owner made a rule for the
 * payment method: then completed is enough, and the day is that of completion, or of payment when
 * that came first; so a date of payment that the shop adds later moves nothing that was booked. An
 * order that counts as paid without any date goes on, and is parked where its day is needed.
 *
 * <p>Also a free order is eligible; the invoice side skips it with its own reason. So is one in
 * another currency, which the invoice side parks. So is an order that was completed and paid and
 * has been refunded since: sale and credit each belong to the VAT period of their own date, and
 * only together they are nothing.
 *
 * @param completedStatuses statuses the owner counts as completed; plugins have their own
 * @param startFrom orders paid before this moment (UTC) are skipped
 * @param choices what the owner chose by payment method
 */
public record EligibilityPolicy(
    Set<String> completedStatuses, Instant startFrom, IntakeChoices choices) {

  /** Reasons an order has by what its owner chose; another choice may judge it otherwise. */
  public static final Set<Why> REASONS =
      Set.of(
          Why.REFUND_INCOMPLETE,
          Why.REFUNDED_BEFORE_SALE,
          Why.METHOD_NOT_BOOKED,
          Why.BEFORE_START,
          Why.NOT_PAID,
          Why.NOT_COMPLETED);

  private static final String REFUNDED = "refunded";

  private static final Map<String, Why> OVER =
      Map.of(
          "cancelled", Why.CANCELLED,
          "failed", Why.FAILED,
          "trash", Why.TRASHED,
          "auto-draft", Why.DRAFT,
          "checkout-draft", Why.DRAFT);

  public EligibilityPolicy {
    completedStatuses = Set.copyOf(completedStatuses);
    Objects.requireNonNull(startFrom, "startFrom");
    Objects.requireNonNull(choices, "choices");
  }

  /** The same policy with another start. */
  public EligibilityPolicy from(Instant start) {
    return new EligibilityPolicy(completedStatuses, start, choices);
  }

  /** True when it may judge some order otherwise than the other does, whatever their starts. */
  public boolean judgesOtherwise(EligibilityPolicy other) {
    return !completedStatuses.equals(other.completedStatuses)
        || !Set.copyOf(choices.paidRules()).equals(Set.copyOf(other.choices.paidRules()));
  }

  /** When the order counts as paid, UTC; empty when it does not, or without a date. */
  public Optional<Instant> paidAt(WooOrder order) {
    WooOrder.Moments moments = order.moments();
    return rule(order) == Paid.COMPLETED_MEANS_PAID
        ? Stream.of(moments.paid(), moments.completed())
            .flatMap(Optional::stream)
            .min(Instant::compareTo)
        : moments.paid();
  }

  private Paid rule(WooOrder order) {
    return choices.paidBy(order.payment().method());
  }

  /** Judges an order; the first rule that has an opinion decides. */
  public Eligibility judge(WooOrder order) {
    List<Function<WooOrder, Optional<Eligibility>>> rules =
        List.of(
            this::refunded,
            EligibilityPolicy::over,
            this::bookedOtherwise,
            this::beforeStart,
            this::unpaid,
            this::unfinished);
    return rules.stream()
        .flatMap(rule -> rule.apply(order).stream())
        .findFirst()
        .orElseGet(Eligible::new);
  }

  private Optional<Eligibility> refunded(WooOrder order) {
    boolean saysSo = order.status().equals(REFUNDED);
    if (wholeRefunded(order) && (saysSo || OVER.containsKey(order.status()))) {
      return saysSo && wasSold(order)
          ? Optional.empty()
          : Optional.of(new Skipped(Why.REFUNDED_BEFORE_SALE));
    }
    return saysSo && rule(order) != Paid.NEVER
        ? Optional.of(new Parked(Why.REFUND_INCOMPLETE))
        : Optional.empty();
  }

  private boolean wasSold(WooOrder order) {
    return paidAt(order).isPresent() && order.moments().completed().isPresent();
  }

  private static boolean wholeRefunded(WooOrder order) {
    BigDecimal refunded =
        order.refunds().stream()
            .map(WooOrder.Refund::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return !order.refunds().isEmpty() && refunded.compareTo(order.total()) >= 0;
  }

  private static Optional<Eligibility> over(WooOrder order) {
    return Optional.ofNullable(OVER.get(order.status())).map(Skipped::new);
  }

  private Optional<Eligibility> bookedOtherwise(WooOrder order) {
    return rule(order) == Paid.NEVER
        ? Optional.of(new Skipped(Why.METHOD_NOT_BOOKED))
        : Optional.empty();
  }

  private Optional<Eligibility> beforeStart(WooOrder order) {
    return paidAt(order)
        .filter(paid -> paid.isBefore(startFrom))
        .map(paid -> new Skipped(Why.BEFORE_START));
  }

  private Optional<Eligibility> unpaid(WooOrder order) {
    return rule(order) == Paid.USUAL && order.moments().paid().isEmpty()
        ? Optional.of(new Waiting(Why.NOT_PAID))
        : Optional.empty();
  }

  private Optional<Eligibility> unfinished(WooOrder order) {
    // What says refunded and came this far was completed before.
    boolean finished =
        completedStatuses.contains(order.status()) || order.status().equals(REFUNDED);
    return finished ? Optional.empty() : Optional.of(new Waiting(Why.NOT_COMPLETED));
  }
}
