package nl.koppeling.connection.settings;

import static nl.koppeling.connection.refusals.SettingsCode.FOREIGN_VAT_LEDGER;
import static nl.koppeling.connection.refusals.SettingsCode.KOR_ACTIVE_IN_SNELSTART;
import static nl.koppeling.connection.refusals.SettingsCode.KOR_INACTIVE_IN_SNELSTART;
import static nl.koppeling.connection.refusals.SettingsCode.KOR_LEDGER_MISSING;
import static nl.koppeling.connection.refusals.SettingsCode.OSS_LEDGER_MISSING;
import static nl.koppeling.connection.refusals.SettingsCode.OSS_OFF_IN_SNELSTART;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import nl.koppeling.connection.refusals.Refusal.Detail;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.Taxation;
import nl.koppeling.events.BookingSettings.VatBand;
import nl.koppeling.snelstart.CompanyInfo;
import nl.koppeling.snelstart.LedgerAccount;

/**
 * Holds the tax schemes against what the administration says of itself (VAT reference 2.7 and 3.3;
 * SnelStart API reference 7.15 and 8.4). KOR and OSS are independent of each other.
 */
record TaxationCheck(CompanyInfo company, Map<UUID, LedgerAccount> chart) {

  List<Detail> objections(BookingSettings settings) {
    List<Detail> found = new ArrayList<>();
    Taxation taxation = settings.taxation();
    if (taxation.kor() != company.smallBusinessScheme()) {
      found.add(
          new Detail(
              company.smallBusinessScheme() ? KOR_ACTIVE_IN_SNELSTART : KOR_INACTIVE_IN_SNELSTART,
              "taxation.kor"));
    }
    if (taxation.kor() && noProducts(settings, band -> band == VatBand.ZERO)) {
      found.add(new Detail(KOR_LEDGER_MISSING, Role.PRODUCT + " " + VatBand.ZERO));
    }
    if (taxation.ossSince().isPresent()) {
      oss(settings, found);
    }
    if (foreign(taxation)) {
      found.add(new Detail(FOREIGN_VAT_LEDGER, "taxation.foreignVatLedger"));
    }
    return found;
  }

  private void oss(BookingSettings settings, List<Detail> found) {
    if (!company.foreignVat()) {
      found.add(new Detail(OSS_OFF_IN_SNELSTART, "taxation.ossSince"));
    }
    if (noProducts(settings, Bands::oss)) {
      found.add(new Detail(OSS_LEDGER_MISSING, Role.PRODUCT + " OSS"));
    }
  }

  /** Another account than the administration's own; with OSS also none, or one that is closed. */
  private boolean foreign(Taxation taxation) {
    Optional<UUID> own = company.foreignVatLedger();
    boolean typed = taxation.foreignVatLedger().isPresent();
    boolean open = own.map(chart::get).filter(ledger -> !ledger.inactive()).isPresent();
    return typed && !taxation.foreignVatLedger().equals(own)
        || taxation.ossSince().isPresent() && !open;
  }

  /** The schemes with the account for foreign VAT that the administration names. */
  Taxation completed(Taxation taxation) {
    return new Taxation(
        taxation.ossSince(),
        company.foreignVatLedger(),
        taxation.kor(),
        taxation.euKor(),
        taxation.invoiceSystem());
  }

  private static boolean noProducts(BookingSettings settings, Predicate<VatBand> bands) {
    return settings.ledgers().stream()
        .filter(rule -> rule.role() == Role.PRODUCT)
        .map(LedgerRule::band)
        .noneMatch(bands);
  }
}
