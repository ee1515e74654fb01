package nl.koppeling.connection.settings;

import java.util.Map;
import nl.koppeling.events.BookingSettings.VatBand;
import nl.koppeling.snelstart.LedgerAccount;
import nl.koppeling.snelstart.VatKind;

/** Which ledger function and VAT kind a band needs (SnelStart API reference 8.2). */
final class Bands {

  private static final Map<VatBand, String> FUNCTIONS =
      Map.of(
          VatBand.HIGH, "VerkopenOmzetHoog",
          VatBand.LOW, "VerkopenOmzetLaag",
          VatBand.ZERO, "VerkopenBtwVrij");

  private static final Map<VatBand, VatKind> KINDS =
      Map.of(VatBand.HIGH, VatKind.HIGH, VatBand.LOW, VatKind.LOW, VatBand.ZERO, VatKind.NONE);

  private Bands() {}

  static boolean fits(LedgerAccount ledger, VatBand band) {
    return ledger.function().equals(FUNCTIONS.get(band))
        && ledger.vatKinds().contains(KINDS.get(band));
  }
}
