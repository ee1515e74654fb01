package nl.koppeling.connection.settings;

import static nl.koppeling.connection.refusals.SettingsCode.CLEARING_LEDGER_INACTIVE;
import static nl.koppeling.connection.refusals.SettingsCode.CLEARING_LEDGER_KIND;
import static nl.koppeling.connection.refusals.SettingsCode.CLEARING_LEDGER_UNKNOWN;
import static nl.koppeling.connection.refusals.SettingsCode.JOURNAL_INACTIVE;
import static nl.koppeling.connection.refusals.SettingsCode.JOURNAL_IS_BANK;
import static nl.koppeling.connection.refusals.SettingsCode.JOURNAL_KIND;
import static nl.koppeling.connection.refusals.SettingsCode.JOURNAL_NOT_MEMORIAL;
import static nl.koppeling.connection.refusals.SettingsCode.JOURNAL_TWICE;
import static nl.koppeling.connection.refusals.SettingsCode.JOURNAL_UNKNOWN;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.connection.refusals.Refusal.Detail;
import nl.koppeling.connection.refusals.SettingsCode;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.BookingSettings.JournalRule.Way;
import nl.koppeling.snelstart.CompanyInfo;
import nl.koppeling.snelstart.Journal;
import nl.koppeling.snelstart.JournalKind;
import nl.koppeling.snelstart.LedgerAccount;

/** Holds the ways payments are settled against the journals and the chart. */
record JournalCheck(
    CompanyInfo company, Map<UUID, Journal> journals, Map<UUID, LedgerAccount> chart) {

  List<Detail> objections(BookingSettings settings) {
    List<Detail> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JournalRule rule : settings.journals()) {
      if (!seen.add(rule.paymentMethod())) {
        found.add(new Detail(JOURNAL_TWICE, rule.paymentMethod()));
      }
      rule.journalId()
          .ifPresent(
              id -> add(found, journal(id, rule.way()), rule.paymentMethod() + " " + name(id)));
      rule.clearingLedger()
          .ifPresent(id -> add(found, clearing(id), rule.paymentMethod() + " " + number(id)));
    }
    settings.defaultJournal().ifPresent(id -> add(found, journal(id, Way.BANK), name(id)));
    return found;
  }

  private Optional<SettingsCode> journal(UUID id, Way way) {
    Journal journal = journals.get(id);
    if (journal == null) {
      return Optional.of(JOURNAL_UNKNOWN);
    }
    if (way == Way.MEMORIAL) {
      if (journal.kind() != JournalKind.MEMORIAL) {
        return Optional.of(JOURNAL_NOT_MEMORIAL);
      }
    } else if (journal.kind() != JournalKind.BANK) {
      return Optional.of(JOURNAL_KIND);
    } else if (Providers.ownBank(journal, company)) {
      return Optional.of(JOURNAL_IS_BANK);
    }
    return journal.inactive() ? Optional.of(JOURNAL_INACTIVE) : Optional.empty();
  }

  private Optional<SettingsCode> clearing(UUID id) {
    LedgerAccount ledger = chart.get(id);
    if (ledger == null) {
      return Optional.of(CLEARING_LEDGER_UNKNOWN);
    }
    if (ledger.inactive()) {
      return Optional.of(CLEARING_LEDGER_INACTIVE);
    }
    return Bands.clears(ledger) && !Uses.reserved(ledger, company)
        ? Optional.empty()
        : Optional.of(CLEARING_LEDGER_KIND);
  }

  private String name(UUID id) {
    Journal journal = journals.get(id);
    return journal == null ? id.toString() : journal.number() + " " + journal.description();
  }

  private String number(UUID id) {
    LedgerAccount ledger = chart.get(id);
    return ledger == null ? id.toString() : Integer.toString(ledger.number());
  }

  private static void add(List<Detail> found, Optional<SettingsCode> code, String about) {
    code.ifPresent(c -> found.add(new Detail(c, about)));
  }
}
