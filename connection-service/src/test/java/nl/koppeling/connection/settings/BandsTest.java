package nl.koppeling.connection.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.VatBand;
import nl.koppeling.snelstart.LedgerAccount;
import nl.koppeling.snelstart.VatKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandsTest {

  @ParameterizedTest
  @CsvSource({
    "VerkopenOmzetHoog, HIGH, '', HIGH",
    "VerkopenOmzetLaag, LOW, '', LOW",
    "VerkopenBtwVrij, NONE, '', ZERO",
    "InstallatieTeleverkoopBinnenEUgeen, NONE, SR, OSS_STANDARD",
    "InstallatieTeleverkoopBinnenEUgeen, NONE, RRH, OSS_REDUCED_HIGH",
    "InstallatieTeleverkoopBinnenEUgeen, NONE, RRL, OSS_REDUCED_LOW",
    "InstallatieTeleverkoopBinnenEUgeen, NONE, PR, OSS_PARKING",
    "InstallatieTeleverkoopBinnenEUgeen, NONE, SRR, OSS_SUPER_REDUCED",
    "VerkopenExportBinnenEU, NONE, '', EU_GOODS",
    "DienstverleningBinnenEU, NONE, '', EU_SERVICES",
    "VerkopenExportBuitenEU, NONE, '', EXPORT",
    "InstallatieTeleverkoopBinnenEUgeen, NONE, '', -",
    "InstallatieTeleverkoopBinnenEUgeen, NONE, XX, -",
    "InstallatieTeleverkoopBinnenEUgeen, HIGH, SR, -",
    "VerkopenOmzetHoog, NONE, '', -",
    "VerkopenOmzetLaag, HIGH, '', -",
    "VerkopenOmzetOverig, OTHER, '', -",
    "VerkopenOmzetOnbelastVerlegd, NONE, '', -",
    "Diversen, NONE, '', -",
    "'', NONE, '', -"
  })
  void turnoverOfALineGoesToExactlyOneBand(
      String function, VatKind kind, String rateCode, String band) {
    LedgerAccount ledger = account(function, false, rateCode, kind);

    for (Role role : List.of(Role.PRODUCT, Role.SHIPPING, Role.FEE, Role.DISCOUNT)) {
      assertThat(Arrays.stream(VatBand.values()).filter(b -> Bands.fits(ledger, role, b)))
          .as(role.name())
          .extracting(VatBand::name)
          .isEqualTo(band.equals("-") ? List.of() : List.of(band));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Diversen, true, '', true, false",
    "Diversen, true, NONE, true, false",
    "Diversen, true, HIGH, false, false",
    "Diversen, false, '', false, true",
    "Diversen, false, NONE, false, true",
    "VerkopenBtwVrij, false, NONE, false, true",
    "VerkopenBtwVrij, false, LOW, false, false",
    "TussenrekeningBetalingen, true, '', false, false",
    "BtwAfTeDragenHoog, true, '', false, false",
    "VerkopenOmzetHoog, false, HIGH, false, false"
  })
  void aGiftCardIsADebtAndADonationIsUntaxed(
      String function, boolean balance, String kind, boolean giftCard, boolean donation) {
    LedgerAccount ledger =
        kind.isEmpty()
            ? account(function, balance, "")
            : account(function, balance, "", VatKind.valueOf(kind));

    assertThat(Bands.fits(ledger, Role.GIFT_CARD, VatBand.ZERO)).isEqualTo(giftCard);
    assertThat(Bands.fits(ledger, Role.DONATION, VatBand.ZERO)).isEqualTo(donation);
  }

  @Test
  void giftCardsAndDonationsKnowNoOtherBandThanZero() {
    for (LedgerAccount ledger :
        List.of(
            Fresh.balance(1680, "Bonnen", "Diversen"),
            Fresh.ledger(8000, "Omzet", "VerkopenOmzetHoog", VatKind.HIGH))) {
      for (VatBand band : VatBand.values()) {
        assertThat(band == VatBand.ZERO || !Bands.fits(ledger, Role.GIFT_CARD, band)).isTrue();
        assertThat(band == VatBand.ZERO || !Bands.fits(ledger, Role.DONATION, band)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TussenrekeningBetalingen, true, true",
    "Kruisposten, true, true",
    "Diversen, true, true",
    "Diversen, false, false",
    "OnbekendeBetalingen, true, false",
    "VerkopenOmzetHoog, false, false"
  })
  void moneyWaitsOnAClearingAccount(String function, boolean balance, boolean clears) {
    assertThat(Bands.clears(account(function, balance, ""))).isEqualTo(clears);
  }

  @Test
  void anOwnerSeesWhatALedgerCanBeChosenFor() {
    assertThat(uses(Fresh.oss(8077, "OSS", "SR"))).containsExactly("OSS_STANDARD");
    assertThat(uses(Fresh.ledger(8199, "Vrij", "VerkopenBtwVrij", VatKind.NONE)))
        .containsExactly("ZERO", "DONATION");
    assertThat(uses(Fresh.balance(1680, "Bonnen", "Diversen")))
        .containsExactly("GIFT_CARD", "CLEARING");
    assertThat(uses(Fresh.inactive(Fresh.oss(8077, "OSS", "SR")))).isEmpty();
    assertThat(uses(Fresh.balance(1300, "Debiteuren", "DagboekVerkoop"))).isEmpty();
    assertThat(uses(Fresh.balance(1679, "Buitenlandse btw", "Diversen"))).isEmpty();
  }

  private static List<String> uses(LedgerAccount ledger) {
    return Uses.of(ledger, Fresh.COMPANY);
  }

  private static LedgerAccount account(
      String function, boolean balance, String rateCode, VatKind... kinds) {
    return new LedgerAccount(
        UUID.randomUUID(),
        1,
        "Rekening",
        function,
        balance,
        Set.of(kinds),
        false,
        false,
        Optional.of(rateCode).filter(code -> !code.isEmpty()));
  }
}
