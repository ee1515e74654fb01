package nl.koppeling.connection.settings;

import static nl.koppeling.connection.refusals.SettingsCode.CONDITION_INVALID;
import static nl.koppeling.connection.refusals.SettingsCode.LEDGER_COST_CENTRE;
import static nl.koppeling.connection.refusals.SettingsCode.LEDGER_DONATION;
import static nl.koppeling.connection.refusals.SettingsCode.LEDGER_GIFT_CARD;
import static nl.koppeling.connection.refusals.SettingsCode.LEDGER_INACTIVE;
import static nl.koppeling.connection.refusals.SettingsCode.LEDGER_MISSING;
import static nl.koppeling.connection.refusals.SettingsCode.LEDGER_OSS_RATE;
import static nl.koppeling.connection.refusals.SettingsCode.LEDGER_TWICE;
import static nl.koppeling.connection.refusals.SettingsCode.LEDGER_UNKNOWN;
import static nl.koppeling.connection.refusals.SettingsCode.LEDGER_VAT_KIND;

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
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.ProductMark;
import nl.koppeling.snelstart.CompanyInfo;
import nl.koppeling.snelstart.LedgerAccount;

/** Holds the chosen ledger accounts and their conditions against the chart. */
record LedgerCheck(CompanyInfo company, Map<UUID, LedgerAccount> chart) {

  List<Detail> objections(BookingSettings settings) {
    List<Detail> found = new ArrayList<>();
    if (settings.ledgers().stream().noneMatch(r -> r.role() == Role.PRODUCT)) {
      found.add(new Detail(LEDGER_MISSING, Role.PRODUCT.name()));
    }
    Set<String> seen = new HashSet<>();
    for (LedgerRule rule : settings.ledgers()) {
      if (!seen.add(place(rule))) {
        found.add(new Detail(LEDGER_TWICE, place(rule)));
      }
      if (!rule.when().map(Conditions::wellFormed).orElse(true)) {
        found.add(new Detail(CONDITION_INVALID, place(rule)));
      }
      ledger(rule, settings).ifPresent(code -> found.add(new Detail(code, about(rule))));
    }
    for (ProductMark mark : settings.marks()) {
      if (!Conditions.wellFormed(mark.on())) {
        found.add(new Detail(CONDITION_INVALID, mark.kind() + " " + Conditions.text(mark.on())));
      }
    }
    return found;
  }

  private Optional<SettingsCode> ledger(LedgerRule rule, BookingSettings settings) {
    LedgerAccount ledger = chart.get(rule.ledgerId());
    if (ledger == null) {
      return Optional.of(LEDGER_UNKNOWN);
    }
    if (ledger.inactive()) {
      return Optional.of(LEDGER_INACTIVE);
    }
    if (!Bands.fits(ledger, rule.role(), rule.band()) || Uses.reserved(ledger, company)) {
      return Optional.of(unfit(rule));
    }
    return ledger.costCentreRequired() && settings.costCentre().isEmpty()
        ? Optional.of(LEDGER_COST_CENTRE)
        : Optional.empty();
  }

  private static SettingsCode unfit(LedgerRule rule) {
    return switch (rule.role()) {
      case GIFT_CARD -> LEDGER_GIFT_CARD;
      case DONATION -> LEDGER_DONATION;
      default -> Bands.oss(rule.band()) ? LEDGER_OSS_RATE : LEDGER_VAT_KIND;
    };
  }

  private static String place(LedgerRule rule) {
    return rule.role()
        + " "
        + rule.band()
        + rule.when().map(c -> " " + Conditions.text(c)).orElse("");
  }

  /** With the number the administration has, or the one it had when it was chosen. */
  private String about(LedgerRule rule) {
    LedgerAccount ledger = chart.get(rule.ledgerId());
    String which =
        ledger == null
            ? rule.ledgerId() + (rule.number() > 0 ? " (" + rule.number() + ")" : "")
            : Integer.toString(ledger.number());
    return place(rule) + " " + which;
  }
}
