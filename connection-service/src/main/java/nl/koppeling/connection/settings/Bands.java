package nl.koppeling.connection.settings;

import java.util.EnumMap;
import java.util.Map;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.VatBand;
import nl.koppeling.snelstart.LedgerAccount;
import nl.koppeling.snelstart.VatKind;

/**
 * Which ledger accounts can be used for a role in a band: by function, VAT kind and OSS rate code,
 * never by number (SnelStart API reference 7.7, 8.2 and 8.4; VAT reference 2.4, 2.5 and 5).
 */
final class Bands {

  private static final String EXEMPT = "VerkopenBtwVrij";
  private static final String OSS = "InstallatieTeleverkoopBinnenEUgeen";
  private static final String MISCELLANEOUS = "Diversen";

  private static final Map<VatBand, Needs> NEEDS = new EnumMap<>(VatBand.class);

  static {
    NEEDS.put(VatBand.HIGH, new Needs("VerkopenOmzetHoog", VatKind.HIGH, ""));
    NEEDS.put(VatBand.LOW, new Needs("VerkopenOmzetLaag", VatKind.LOW, ""));
    NEEDS.put(VatBand.ZERO, new Needs(EXEMPT, VatKind.NONE, ""));
    NEEDS.put(VatBand.OSS_STANDARD, new Needs(OSS, VatKind.NONE, "SR"));
    NEEDS.put(VatBand.OSS_REDUCED_HIGH, new Needs(OSS, VatKind.NONE, "RRH"));
    NEEDS.put(VatBand.OSS_REDUCED_LOW, new Needs(OSS, VatKind.NONE, "RRL"));
    NEEDS.put(VatBand.OSS_PARKING, new Needs(OSS, VatKind.NONE, "PR"));
    NEEDS.put(VatBand.OSS_SUPER_REDUCED, new Needs(OSS, VatKind.NONE, "SRR"));
    NEEDS.put(VatBand.EU_GOODS, new Needs("VerkopenExportBinnenEU", VatKind.NONE, ""));
    NEEDS.put(VatBand.EU_SERVICES, new Needs("DienstverleningBinnenEU", VatKind.NONE, ""));
    NEEDS.put(VatBand.EXPORT, new Needs("VerkopenExportBuitenEU", VatKind.NONE, ""));
  }

  private Bands() {}

  /** What turnover in a band asks of a ledger account; no rate code: any. */
  private record Needs(String function, VatKind kind, String rateCode) {

    boolean met(LedgerAccount ledger) {
      return ledger.function().equals(function)
          && ledger.vatKinds().contains(kind)
          && (rateCode.isEmpty() || ledger.vatRateCode().filter(rateCode::equals).isPresent());
    }
  }

  static boolean fits(LedgerAccount ledger, Role role, VatBand band) {
    return switch (role) {
      case PRODUCT, SHIPPING, FEE, DISCOUNT -> NEEDS.get(band).met(ledger);
      case GIFT_CARD -> band == VatBand.ZERO && ledger.balanceSheet() && miscellaneous(ledger);
      case DONATION ->
          band == VatBand.ZERO
              && (NEEDS.get(band).met(ledger) || !ledger.balanceSheet() && miscellaneous(ledger));
    };
  }

  /** Money of a provider or a gift card can wait on it (SnelStart API reference 10.1, way B). */
  static boolean clears(LedgerAccount ledger) {
    return switch (ledger.function()) {
      case "TussenrekeningBetalingen", "Kruisposten" -> true;
      default -> ledger.balanceSheet() && ledger.function().equals(MISCELLANEOUS);
    };
  }

  static boolean oss(VatBand band) {
    return OSS.equals(NEEDS.get(band).function());
  }

  /** For an account that has nothing to do with VAT, SnelStart names no kind at all. */
  private static boolean miscellaneous(LedgerAccount ledger) {
    return ledger.function().equals(MISCELLANEOUS)
        && (ledger.vatKinds().isEmpty() || ledger.vatKinds().contains(VatKind.NONE));
  }
}
