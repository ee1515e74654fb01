package nl.koppeling.connection.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.koppeling.connection.audit.AuditEntry.Change;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.refusals.IntakeCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.events.IntakeChoices;
import nl.koppeling.events.IntakeChoices.Paid;
import nl.koppeling.events.IntakeChoices.PaidRule;

/**
 * Which orders count, as an owner wants it.
 *
 * @param completedStatuses statuses that count as completed; at least one, at most 30, of the
 *     shop's own or of its plugins
 * @param paidRules payment methods for which the usual rule does not hold; at most 100
 * @param orderNotes true: the number of each booking is noted at the order in the shop
 */
public record Intake(Set<String> completedStatuses, List<PaidRule> paidRules, boolean orderNotes) {

  /** What such an order is forbids that it is booked, or says that it is not paid. */
  static final Set<String> NEVER_COMPLETED =
      Set.of("pending", "cancelled", "failed", "refunded", "trash", "auto-draft", "checkout-draft");

  private static final String STATUS = "[a-z0-9_-]{1,60}";
  private static final String METHOD = "[A-Za-z0-9_.-]{1,100}";
  private static final int MOST_STATUSES = 30;
  private static final int MOST_RULES = 100;

  /** Usual rules are left out: they say nothing. */
  public Intake {
    completedStatuses = completedStatuses == null ? Set.of() : new TreeSet<>(completedStatuses);
    paidRules =
        paidRules == null
            ? List.of()
            : paidRules.stream()
                .filter(rule -> rule.paid() != Paid.USUAL)
                .sorted(Comparator.comparing(PaidRule::paymentMethod))
                .toList();
  }

  static Intake of(Connection connection) {
    IntakeChoices choices = connection.particulars().intake();
    return new Intake(
        connection.particulars().completedStatuses(), choices.paidRules(), choices.orderNotes());
  }

  /** Refuses what cannot be. */
  void check() {
    if (completedStatuses.isEmpty()) {
      throw Refusal.of(IntakeCode.STATUS_MISSING);
    }
    completedStatuses.stream()
        .filter(NEVER_COMPLETED::contains)
        .findFirst()
        .ifPresent(
            status -> {
              throw Refusal.of(IntakeCode.STATUS_NEVER_COMPLETED, status);
            });
    boolean readable =
        completedStatuses.stream().allMatch(status -> status.matches(STATUS))
            && paidRules.stream().allMatch(rule -> rule.paymentMethod().matches(METHOD))
            && completedStatuses.size() <= MOST_STATUSES
            && paidRules.size() <= MOST_RULES
            && paidRules.stream().map(PaidRule::paymentMethod).distinct().count()
                == paidRules.size();
    if (!readable) {
      throw Refusal.of(IntakeCode.INTAKE_INVALID);
    }
  }

  IntakeChoices choices() {
    return new IntakeChoices(paidRules, orderNotes);
  }

  /** What differs, for the audit log. */
  List<Change> since(Intake before) {
    Map<String, String> old = before.flat();
    Map<String, String> now = flat();
    TreeSet<String> fields = new TreeSet<>(old.keySet());
    fields.addAll(now.keySet());
    List<Change> changes = new ArrayList<>();
    for (String field : fields) {
      String from = old.getOrDefault(field, "");
      String to = now.getOrDefault(field, "");
      if (!from.equals(to)) {
        changes.add(new Change(field, from, to));
      }
    }
    return changes;
  }

  private Map<String, String> flat() {
    Map<String, String> fields = new TreeMap<>();
    fields.put("completedStatuses", String.join(" ", completedStatuses));
    fields.put("orderNotes", String.valueOf(orderNotes));
    paidRules.forEach(r -> fields.put("paid[" + r.paymentMethod() + "]", r.paid().name()));
    return fields;
  }
}
