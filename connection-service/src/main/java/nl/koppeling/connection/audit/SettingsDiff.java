package nl.koppeling.connection.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.koppeling.connection.audit.AuditEntry.Change;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.Condition;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.BookingSettings.LedgerRule;

/**
 * Which fields of settings changed. A rule is named by what it is for, not by its place in a list,
 * so that another order of the same rules is no change.
 */
public final class SettingsDiff {

  private SettingsDiff() {}

  /** The changes, by field; everything when there were no settings before. */
  public static List<Change> between(Optional<BookingSettings> before, BookingSettings after) {
    Map<String, String> old = before.map(SettingsDiff::flat).orElseGet(TreeMap::new);
    Map<String, String> now = flat(after);
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

  private static TreeMap<String, String> flat(BookingSettings s) {
    TreeMap<String, String> fields = new TreeMap<>();
    fields.put("invoicePrefix", s.invoicePrefix());
    fields.put("paymentTermDays", String.valueOf(s.paymentTermDays()));
    fields.put("defaultJournal", text(s.defaultJournal()));
    fields.put("costCentre", text(s.costCentre()));
    s.ledgers().forEach(rule -> fields.put(name(rule), rule.number() + " " + rule.ledgerId()));
    s.journals().forEach(rule -> fields.put("journals[" + rule.paymentMethod() + "]", text(rule)));
    s.marks().forEach(m -> fields.put("marks[" + m.kind() + " " + text(m.on()) + "]", "true"));
    fields.put("taxation.ossSince", text(s.taxation().ossSince()));
    fields.put("taxation.foreignVatLedger", text(s.taxation().foreignVatLedger()));
    fields.put("taxation.kor", String.valueOf(s.taxation().kor()));
    fields.put("taxation.euKor", String.valueOf(s.taxation().euKor()));
    fields.put("taxation.invoiceSystem", String.valueOf(s.taxation().invoiceSystem()));
    fields.put("choices.discountsApart", String.valueOf(s.choices().discountsApart()));
    fields.put("choices.refundsProRata", String.valueOf(s.choices().refundsProRata()));
    fields.put("choices.pluginInvoiceNumbers", String.valueOf(s.choices().pluginInvoiceNumbers()));
    fields.put("choices.booksOpenFrom", text(s.choices().booksOpenFrom()));
    fields.put("choices.guests", s.choices().guests().name());
    fields.put("choices.form", s.choices().form().name());
    fields.put("choices.orderTemplate", text(s.choices().orderTemplate()));
    return fields;
  }

  private static String name(LedgerRule rule) {
    String when = rule.when().map(c -> " " + text(c)).orElse("");
    return "ledgers[" + rule.role() + " " + rule.band() + when + "]";
  }

  private static String text(JournalRule rule) {
    return (rule.way() + " " + text(rule.journalId()) + " " + text(rule.clearingLedger())).strip();
  }

  private static String text(Condition condition) {
    return condition.kind() + "=" + condition.value();
  }

  private static String text(Optional<?> value) {
    return value.map(String::valueOf).orElse("");
  }
}
