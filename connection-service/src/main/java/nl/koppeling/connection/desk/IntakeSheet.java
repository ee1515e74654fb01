package nl.koppeling.connection.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.koppeling.connection.intake.Intake;
import nl.koppeling.connection.intake.IntakeResource.Offered;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.proof.ShopReading.Gateway;
import nl.koppeling.connection.proof.ShopReading.Status;
import nl.koppeling.connection.web.FormFields;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Texts;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.IntakeChoices.Paid;
import nl.koppeling.events.IntakeChoices.PaidRule;

/**
 * The form of which orders count, to show and to read.
 *
 * @param told the shop said which statuses it has
 * @param readOnly the shop's key may not write, so that nothing can be noted
 */
public record IntakeSheet(
    List<Tick> statuses, boolean told, List<Method> methods, boolean orderNotes, boolean readOnly) {

  private static final String STATUS = "status.";
  private static final String PAID = "paid.";
  private static final String OTHER_METHOD = "otherMethod";
  private static final String OTHER_PAID = "otherPaid";

  /** A status that may count as completed. */
  public record Tick(String name, String label, boolean on) {}

  /** When a payment method counts as paid. */
  public record Method(String name, String label, List<Option> options, String wrong) {}

  /** An answer to that. */
  public record Option(String value, String label, boolean chosen) {}

  static IntakeSheet of(
      Page page,
      Connection connection,
      Intake intake,
      List<Status> statuses,
      List<Gateway> gateways) {
    return new IntakeSheet(
        ticks(intake, statuses),
        !statuses.isEmpty(),
        methods(page, connection, intake, gateways),
        intake.orderNotes(),
        readOnly(connection));
  }

  /** What was typed. */
  static Intake read(FormFields form) {
    Set<String> statuses = new TreeSet<>();
    List<PaidRule> rules = new ArrayList<>();
    for (String name : form.names()) {
      if (name.startsWith(STATUS) && form.ticked(name)) {
        statuses.add(name.substring(STATUS.length()));
      } else if (name.startsWith(PAID)) {
        rules.add(new PaidRule(name.substring(PAID.length()), paid(form.text(name))));
      }
    }
    if (!form.text(OTHER_METHOD).isEmpty()) {
      rules.add(new PaidRule(form.text(OTHER_METHOD), paid(form.text(OTHER_PAID))));
    }
    return new Intake(statuses, rules, form.ticked("orderNotes"));
  }

  private static Paid paid(String text) {
    return Arrays.stream(Paid.values())
        .filter(paid -> paid.name().equals(text))
        .findFirst()
        .orElse(Paid.USUAL);
  }

  private static List<Tick> ticks(Intake intake, List<Status> statuses) {
    Map<String, String> names = new LinkedHashMap<>();
    statuses.stream().filter(Offered::completable).forEach(s -> names.put(s.slug(), s.name()));
    names.putIfAbsent("completed", "completed");
    intake.completedStatuses().forEach(slug -> names.putIfAbsent(slug, slug));
    return names.entrySet().stream()
        .map(
            e ->
                new Tick(
                    STATUS + e.getKey(),
                    e.getValue().equals(e.getKey())
                        ? e.getKey()
                        : e.getValue() + " (" + e.getKey() + ")",
                    intake.completedStatuses().contains(e.getKey())))
        .toList();
  }

  private static List<Method> methods(
      Page page, Connection connection, Intake intake, List<Gateway> gateways) {
    Map<String, String> titles = new LinkedHashMap<>();
    gateways.forEach(gateway -> titles.put(gateway.id(), gateway.title()));
    journals(connection)
        .forEach(rule -> titles.putIfAbsent(rule.paymentMethod(), rule.paymentMethod()));
    titles.remove(JournalRule.GIFT_CARD);
    Map<String, Paid> rules = new LinkedHashMap<>();
    intake.paidRules().forEach(rule -> rules.put(rule.paymentMethod(), rule.paid()));
    rules.keySet().forEach(method -> titles.putIfAbsent(method, method));
    List<Method> methods = new ArrayList<>();
    titles.forEach(
        (id, title) ->
            methods.add(
                method(
                    page, PAID + id, title(page, id, title), rules.getOrDefault(id, Paid.USUAL))));
    methods.add(method(page, OTHER_PAID, page.text("intake_other_paid"), Paid.USUAL));
    return methods;
  }

  private static String title(Page page, String id, String title) {
    return title.equalsIgnoreCase(id) || title.isEmpty()
        ? Texts.orElse(page.language(), "method_" + id, id)
        : title + " (" + id + ")";
  }

  private static Method method(Page page, String name, String label, Paid chosen) {
    return new Method(
        name,
        label,
        Arrays.stream(Paid.values())
            .map(paid -> new Option(paid.name(), page.text("paid_" + paid), paid == chosen))
            .toList(),
        "");
  }

  private static List<JournalRule> journals(Connection connection) {
    return switch (connection) {
      case Connection.Active active -> active.settings().journals();
      case Connection.Paused paused -> paused.settings().journals();
      case Connection.Proven proven ->
          proven.settings().map(BookingSettings::journals).orElse(List.of());
      case Connection.Draft draft -> List.of();
      case Connection.Removed removed -> List.of();
    };
  }

  private static boolean readOnly(Connection connection) {
    return switch (connection) {
      case Connection.Active active -> !active.findings().shop().canWrite();
      case Connection.Paused paused -> !paused.findings().shop().canWrite();
      case Connection.Proven proven -> !proven.findings().shop().canWrite();
      case Connection.Draft draft ->
          draft.shop().map(Findings.Shop::canWrite).filter(can -> !can).isPresent();
      case Connection.Removed removed -> false;
    };
  }
}
