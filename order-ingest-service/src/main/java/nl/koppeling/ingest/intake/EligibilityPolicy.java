package nl.koppeling.ingest.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nl.koppeling.ingest.intake.Eligibility.Eligible;
import nl.koppeling.ingest.intake.Eligibility.Parked;
import nl.koppeling.ingest.intake.Eligibility.Skipped;
import nl.koppeling.ingest.intake.Eligibility.Waiting;

/**
 * Which orders may be booked: completed and paid, since the start date (WooCommerce reference 7). A
 * free order is eligible; the invoice side skips it with its own reason. So is an order that was
 * completed and paid and has been refunded since: sale and credit each belong to the VAT period of
 * their own date, and only together they are nothing.
 *
 * @param completedStatuses statuses the owner counts as completed
 * @param startFrom orders paid before this moment (UTC) are skipped
 */
public record EligibilityPolicy(Set<String> completedStatuses, Instant startFrom) {

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
  }

  /** Judges an order; the first rule that has an opinion decides. */
  public Eligibility judge(WooOrder order) {
    List<Function<WooOrder, Optional<Eligibility>>> rules =
        List.of(
            EligibilityPolicy::refunded,
            EligibilityPolicy::over,
            this::beforeStart,
            EligibilityPolicy::unpaid,
            this::unfinished);
    return rules.stream()
        .flatMap(rule -> rule.apply(order).stream())
        .findFirst()
        .orElseGet(Eligible::new);
  }

  private static Optional<Eligibility> refunded(WooOrder order) {
    boolean saysSo = order.status().equals(REFUNDED);
    if (wholeRefunded(order) && (saysSo || OVER.containsKey(order.status()))) {
      return saysSo && wasSold(order)
          ? Optional.empty()
          : Optional.of(new Skipped(Why.REFUNDED_BEFORE_SALE));
    }
    return saysSo ? Optional.of(new Parked(Why.REFUND_INCOMPLETE)) : Optional.empty();
  }

  private static boolean wasSold(WooOrder order) {
    return order.moments().paid().isPresent() && order.moments().completed().isPresent();
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

  private Optional<Eligibility> beforeStart(WooOrder order) {
    return order
        .moments()
        .paid()
        .filter(paid -> paid.isBefore(startFrom))
        .map(paid -> new Skipped(Why.BEFORE_START));
  }

  private static Optional<Eligibility> unpaid(WooOrder order) {
    return order.moments().paid().isEmpty()
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
