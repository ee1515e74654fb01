package nl.koppeling.connection.settings;

import static nl.koppeling.connection.refusals.RefusalCode.COST_CENTRE_UNKNOWN;
import static nl.koppeling.connection.refusals.RefusalCode.JOURNAL_INACTIVE;
import static nl.koppeling.connection.refusals.RefusalCode.JOURNAL_KIND;
import static nl.koppeling.connection.refusals.RefusalCode.JOURNAL_UNKNOWN;
import static nl.koppeling.connection.refusals.RefusalCode.LEDGER_COST_CENTRE;
import static nl.koppeling.connection.refusals.RefusalCode.LEDGER_INACTIVE;
import static nl.koppeling.connection.refusals.RefusalCode.LEDGER_MISSING;
import static nl.koppeling.connection.refusals.RefusalCode.LEDGER_TWICE;
import static nl.koppeling.connection.refusals.RefusalCode.LEDGER_UNKNOWN;
import static nl.koppeling.connection.refusals.RefusalCode.LEDGER_VAT_KIND;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.koppeling.connection.refusals.Refusal.Detail;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.snelstart.CostCentre;
import nl.koppeling.snelstart.Journal;
import nl.koppeling.snelstart.JournalKind;
import nl.koppeling.snelstart.LedgerAccount;

/** Checks what an owner chose against the administration it is chosen from. */
public final class SettingsCheck {

  private final Map<UUID, LedgerAccount> ledgers;
  private final Map<UUID, Journal> journals;
  private final Map<UUID, CostCentre> costCentres;

  public SettingsCheck(
      List<LedgerAccount> ledgers, List<Journal> journals, List<CostCentre> costCentres) {
    this.ledgers = byId(ledgers, LedgerAccount::id);
    this.journals = byId(journals, Journal::id);
    this.costCentres = byId(costCentres, CostCentre::id);
  }

  /** Everything that is wrong; empty when the settings can be used. */
  public List<Detail> objections(BookingSettings settings) {
    List<Detail> found = new ArrayList<>();
    if (settings.ledgers().stream().noneMatch(r -> r.role() == Role.PRODUCT)) {
      found.add(new Detail(LEDGER_MISSING, Role.PRODUCT.name()));
    }
    Set<String> seen = new HashSet<>();
    for (LedgerRule rule : settings.ledgers()) {
      if (!seen.add(rule.role() + " " + rule.band())) {
        found.add(new Detail(LEDGER_TWICE, rule.role() + " " + rule.band()));
      }
      ledger(rule, settings).ifPresent(code -> found.add(new Detail(code, about(rule))));
    }
    Stream.concat(
            settings.journals().stream().flatMap(r -> r.journalId().stream()),
            settings.defaultJournal().stream())
        .distinct()
        .forEach(id -> journal(id).ifPresent(code -> found.add(new Detail(code, id.toString()))));
    settings
        .costCentre()
        .filter(id -> !costCentres.containsKey(id) || costCentres.get(id).inactive())
        .ifPresent(id -> found.add(new Detail(COST_CENTRE_UNKNOWN, id.toString())));
    return List.copyOf(found);
  }

  /** The settings with the numbers the administration has for the chosen ledgers. */
  public BookingSettings withNumbers(BookingSettings settings) {
    return new BookingSettings(
        settings.invoicePrefix(),
        settings.paymentTermDays(),
        settings.ledgers().stream()
            .map(
                r ->
                    new LedgerRule(
                        r.role(),
                        r.band(),
                        r.ledgerId(),
                        ledgers.get(r.ledgerId()).number(),
                        r.when()))
            .toList(),
        settings.journals(),
        settings.defaultJournal(),
        settings.costCentre(),
        settings.taxation(),
        settings.choices(),
        settings.marks());
  }

  private Optional<RefusalCode> ledger(LedgerRule rule, BookingSettings settings) {
    LedgerAccount ledger = ledgers.get(rule.ledgerId());
    if (ledger == null) {
      return Optional.of(LEDGER_UNKNOWN);
    }
    if (ledger.inactive()) {
      return Optional.of(LEDGER_INACTIVE);
    }
    if (!Bands.fits(ledger, rule.band())) {
      return Optional.of(LEDGER_VAT_KIND);
    }
    return ledger.costCentreRequired() && settings.costCentre().isEmpty()
        ? Optional.of(LEDGER_COST_CENTRE)
        : Optional.empty();
  }

  private Optional<RefusalCode> journal(UUID id) {
    Journal journal = journals.get(id);
    if (journal == null) {
      return Optional.of(JOURNAL_UNKNOWN);
    }
    if (journal.kind() != JournalKind.BANK) {
      return Optional.of(JOURNAL_KIND);
    }
    return journal.inactive() ? Optional.of(JOURNAL_INACTIVE) : Optional.empty();
  }

  private String about(LedgerRule rule) {
    LedgerAccount ledger = ledgers.get(rule.ledgerId());
    String which = ledger == null ? rule.ledgerId().toString() : Integer.toString(ledger.number());
    return rule.role() + " " + rule.band() + " " + which;
  }

  private static <T> Map<UUID, T> byId(List<T> rows, Function<T, UUID> id) {
    return rows.stream().collect(Collectors.toMap(id, Function.identity(), (a, b) -> a));
  }
}
