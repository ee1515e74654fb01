package nl.koppeling.connection.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.VatBand;
import nl.koppeling.snelstart.Journal;
import nl.koppeling.snelstart.JournalKind;
import nl.koppeling.snelstart.LedgerAccount;
import nl.koppeling.snelstart.VatKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalTest {

  private static final URI SHOP = URI.create("https://www.voorbeeldwinkel.nl");
  private static final LedgerAccount HIGH =
      ledger(8000, "Omzet hoog", "VerkopenOmzetHoog", VatKind.HIGH);
  private static final LedgerAccount LOW =
      ledger(8001, "Omzet laag", "VerkopenOmzetLaag", VatKind.LOW);
  private static final LedgerAccount ZERO =
      ledger(8070, "Vrijgesteld", "VerkopenBtwVrij", VatKind.NONE);

  @Test
  void theLowestLedgerOfTheFunctionIsForProducts() {
    LedgerAccount later = ledger(8100, "Omzet hoog 2", "VerkopenOmzetHoog", VatKind.HIGH);

    BookingSettings settings = propose(List.of(later, LOW, HIGH, ZERO), List.of());

    assertThat(number(settings, Role.PRODUCT, VatBand.HIGH)).contains(8000);
    assertThat(number(settings, Role.PRODUCT, VatBand.LOW)).contains(8001);
    assertThat(number(settings, Role.PRODUCT, VatBand.ZERO)).contains(8070);
  }

  @Test
  void shippingFeesAndDiscountsGetTheirOwnLedgerWhereItIsNamed() {
    LedgerAccount shipping = ledger(7000, "Verzendkosten", "VerkopenOmzetHoog", VatKind.HIGH);
    LedgerAccount discount = ledger(8009, "Kortingen", "VerkopenOmzetHoog", VatKind.HIGH);

    BookingSettings settings = propose(List.of(shipping, HIGH, discount, LOW), List.of());

    assertThat(number(settings, Role.PRODUCT, VatBand.HIGH)).contains(8000);
    assertThat(number(settings, Role.SHIPPING, VatBand.HIGH)).contains(7000);
    assertThat(number(settings, Role.DISCOUNT, VatBand.HIGH)).contains(8009);
    assertThat(number(settings, Role.FEE, VatBand.HIGH)).contains(8000);
    assertThat(number(settings, Role.SHIPPING, VatBand.LOW)).contains(8001);
    assertThat(number(settings, Role.PRODUCT, VatBand.ZERO)).isEmpty();
  }

  @Test
  void whatIsInactiveOrOfAnotherKindIsNotProposed() {
    LedgerAccount inactive =
        new LedgerAccount(
            UUID.randomUUID(), 1, "Oud", "VerkopenOmzetHoog", false, Set.of(VatKind.HIGH), true, false, Optional.empty());
    LedgerAccount noKind = ledger(2, "Hoog zonder btw", "VerkopenOmzetHoog", VatKind.NONE);
    LedgerAccount centre =
        new LedgerAccount(
            UUID.randomUUID(), 3, "Plaats", "VerkopenOmzetHoog", false, Set.of(VatKind.HIGH), false, true, Optional.empty());

    assertThat(propose(List.of(inactive, noKind, centre), List.of()).ledgers()).isEmpty();
  }

  @Test
  void aJournalOfThePaymentProviderIsProposedAndThePlainBankNever() {
    Journal bank = journal(1100, "Rabobank", JournalKind.BANK, false);
    Journal mollie = journal(1104, "Mollie betalingen", JournalKind.BANK, false);
    Journal memorial = journal(2810, "Mollie memoriaal", JournalKind.MEMORIAL, false);
    Journal closed = journal(1001, "Stripe oud", JournalKind.BANK, true);

    assertThat(propose(List.of(), List.of(bank, closed, memorial, mollie)).defaultJournal())
        .contains(mollie.id());
    assertThat(propose(List.of(), List.of(bank, closed, memorial)).defaultJournal()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "https://www.bakker.nl, -, BAKKER-",
        "https://shop.bakker.nl, -, BAKKER-",
        "https://shop.nl, -, SHOP-",
        "https://een-hele-lange-naam.nl, -, EENHELELA-",
        "https://een-hele-lange-naam.nl, EENHELELA-, EENHELEL2-",
        "https://bakker.nl, BAKKER-, BAKKER2-",
        "http://127.0.0.1:8090/shops/demo, -, DEMO-",
        "http://127.0.0.1:8090, -, WEB-"
      })
  void thePrefixComesFromTheShopAndIsFree(String shop, String taken, String prefix) {
    assertThat(Prefixes.propose(URI.create(shop), Optional.ofNullable(taken).stream().toList()))
        .isEqualTo(prefix);
  }

  @ParameterizedTest
  @CsvSource({
    "WEB-, WEB-, true",
    "WEB, WEB1, true",
    "WEB1, WEB, true",
    "'', WEB-, true",
    "WEB-, WEB2-, false",
    "A-, B-, false"
  })
  void prefixesClashWhenOneOrderNumberCouldGiveBothTheSameInvoiceNumber(
      String one, String other, boolean clash) {
    assertThat(Prefixes.clash(one, other)).isEqualTo(clash);
  }

  private static BookingSettings propose(List<LedgerAccount> chart, List<Journal> journals) {
    return Proposal.of(SHOP, chart, journals, List.of());
  }

  private static Optional<Integer> number(BookingSettings settings, Role role, VatBand band) {
    return settings.ledger(role, band).map(BookingSettings.LedgerRule::number);
  }

  private static LedgerAccount ledger(int number, String text, String function, VatKind kind) {
    return new LedgerAccount(UUID.randomUUID(), number, text, function, false, Set.of(kind), false, false, Optional.empty());
  }

  private static Journal journal(int number, String text, JournalKind kind, boolean inactive) {
    return new Journal(UUID.randomUUID(), number, text, kind, inactive);
  }
}
