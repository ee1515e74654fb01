package nl.koppeling.connection.settings;

import java.util.ArrayList;
import java.util.List;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.VatBand;
import nl.koppeling.snelstart.CompanyInfo;
import nl.koppeling.snelstart.LedgerAccount;

/** What an owner can choose a ledger account for. */
public final class Uses {

  private static final String CLEARING = "CLEARING";

  private Uses() {}

  /** The account for foreign VAT is SnelStart's own and holds nothing else. */
  static boolean reserved(LedgerAccount ledger, CompanyInfo company) {
    return company.foreignVatLedger().filter(ledger.id()::equals).isPresent();
  }

  /**
   * The bands of its turnover, {@code GIFT_CARD}, {@code DONATION} or {@code CLEARING}; empty when
   * it cannot be chosen, as an inactive one never can.
   */
  public static List<String> of(LedgerAccount ledger, CompanyInfo company) {
    List<String> uses = new ArrayList<>();
    if (ledger.inactive() || reserved(ledger, company)) {
      return uses;
    }
    for (VatBand band : VatBand.values()) {
      if (Bands.fits(ledger, Role.PRODUCT, band)) {
        uses.add(band.name());
      }
    }
    for (Role role : List.of(Role.GIFT_CARD, Role.DONATION)) {
      if (Bands.fits(ledger, role, VatBand.ZERO)) {
        uses.add(role.name());
      }
    }
    if (Bands.clears(ledger)) {
      uses.add(CLEARING);
    }
    return List.copyOf(uses);
  }
}
