package nl.koppeling.connection.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.VatBand;
import nl.koppeling.snelstart.Journal;
import nl.koppeling.snelstart.JournalKind;
import nl.koppeling.snelstart.LedgerAccount;
import nl.koppeling.snelstart.RevenueGroup;
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
  void theLedgerOfTheRevenueGroupGoesBeforeTheLowestNumber() {
    LedgerAccount low = ledger(8110, "Omzet laag winkel", "VerkopenOmzetLaag", VatKind.LOW);
    LedgerAccount zero = ledger(8199, "Omzet onbelast", "VerkopenBtwVrij", VatKind.NONE);
    List<RevenueGroup> groups =
        List.of(
            group(5, "Boeken", low, VatKind.LOW),
            group(6, "Zonder btw", zero, VatKind.NONE),
            group(7, "Later", HIGH, VatKind.HIGH));

    BookingSettings settings = proposeBy(List.of(HIGH, LOW, low, ZERO, zero), groups);

    assertThat(number(settings, Role.PRODUCT, VatBand.LOW)).contains(8110);
    assertThat(number(settings, Role.SHIPPING, VatBand.LOW)).contains(8110);
    assertThat(number(settings, Role.PRODUCT, VatBand.ZERO)).contains(8199);
    assertThat(number(settings, Role.PRODUCT, VatBand.HIGH)).contains(8000);
  }

  @Test
  void theGroupWithTheLowestNumberThatIsForGoodsInGeneralDecides() {
    LedgerAccount shipping = ledger(8005, "Verzendkosten", "VerkopenOmzetHoog", VatKind.HIGH);
    LedgerAccount main = ledger(8200, "Omzet winkel", "VerkopenOmzetHoog", VatKind.HIGH);
    LedgerAccount other = ledger(8300, "Omzet groot", "VerkopenOmzetHoog", VatKind.HIGH);
    List<RevenueGroup> groups =
        List.of(
            group(9, "Goederen", other, VatKind.HIGH),
            group(1, "Port", shipping, VatKind.HIGH),
            group(2, "Kortingen", other, VatKind.HIGH),
            group(3, "Goederen", main, VatKind.HIGH));

    assertThat(
            number(
                proposeBy(List.of(HIGH, shipping, main, other), groups),
                Role.PRODUCT,
                VatBand.HIGH))
        .contains(8200);
  }

  @Test
  void aGroupOnALedgerThatDoesNotFitItsVatDecidesNothing() {
    List<RevenueGroup> groups =
        List.of(
            group(1, "Verkeerd", LOW, VatKind.HIGH),
            new RevenueGroup(UUID.randomUUID(), 2, "Leeg", Optional.empty(), Optional.empty()));

    BookingSettings settings = proposeBy(List.of(HIGH, LOW, ZERO), groups);

    assertThat(number(settings, Role.PRODUCT, VatBand.HIGH)).contains(8000);
    assertThat(number(settings, Role.PRODUCT, VatBand.LOW)).contains(8001);
  }

  private static BookingSettings proposeBy(List<LedgerAccount> chart, List<RevenueGroup> groups) {
    return Proposal.of(SHOP, Fresh.COMPANY, chart, List.of(), groups, List.of());
  }

  private static RevenueGroup group(int number, String text, LedgerAccount ledger, VatKind kind) {
    return new RevenueGroup(
        UUID.randomUUID(), number, text, Optional.of(ledger.id()), Optional.of(kind));
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
            UUID.randomUUID(),
            1,
            "Oud",
            "VerkopenOmzetHoog",
            false,
            Set.of(VatKind.HIGH),
            true,
            false,
            Optional.empty());
    LedgerAccount noKind = ledger(2, "Hoog zonder btw", "VerkopenOmzetHoog", VatKind.NONE);
    LedgerAccount centre =
        new LedgerAccount(
            UUID.randomUUID(),
            3,
            "Plaats",
            "VerkopenOmzetHoog",
            false,
            Set.of(VatKind.HIGH),
            false,
            true,
            Optional.empty());

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

  @Test
  void aFreshAdministrationGetsARuleForEveryBandItHasALedgerFor() {
    BookingSettings settings = propose(Fresh.CHART, Fresh.JOURNALS);

    assertThat(settings.ledgers())
        .filteredOn(r -> r.role() == Role.PRODUCT)
        .extracting(r -> r.band() + " " + r.number())
        .containsExactly(
            "HIGH 8000",
            "LOW 8110",
            "ZERO 8199",
            "OSS_STANDARD 8077",
            "OSS_REDUCED_LOW 8078",
            "EU_GOODS 8300",
            "EU_SERVICES 8320",
            "EXPORT 8310");
    assertThat(number(settings, Role.SHIPPING, VatBand.OSS_STANDARD)).contains(8077);
    assertThat(number(settings, Role.FEE, VatBand.EXPORT)).contains(8310);
    assertThat(settings.ledgers())
        .extracting(BookingSettings.LedgerRule::role)
        .doesNotContain(Role.DISCOUNT, Role.GIFT_CARD, Role.DONATION);
    assertThat(settings.defaultJournal()).contains(Fresh.id(1104));
    assertThat(settings.journals()).isEmpty();
    assertThat(Proposal.undecided(settings)).containsExactly("bacs", "cheque", "cod");
  }

  @Test
  void whatIsProposedForAFreshAdministrationHasNoObjections() {
    BookingSettings settings = propose(Fresh.CHART, Fresh.JOURNALS);

    assertThat(
            new SettingsCheck(
                    Fresh.COMPANY,
                    Fresh.CHART,
                    Fresh.JOURNALS,
                    List.of(),
                    new Shelf(List.of(), List.of(), Shelf.RIGHTS))
                .objections(settings))
        .isEmpty();
  }

  @Test
  void discountsGiftCardsAndDonationsAreProposedOnlyWhenNamedSo() {
    List<LedgerAccount> chart =
        Fresh.and(
            Fresh.balance(1680, "Uitstaande tegoedbonnen", "Diversen"),
            Fresh.ledger(8001, "Verkoop cadeaubonnen", "VerkopenBtwVrij", VatKind.NONE),
            Fresh.ledger(8002, "Donaties", "VerkopenBtwVrij", VatKind.NONE),
            Fresh.ledger(8009, "Kortingen hoog", "VerkopenOmzetHoog", VatKind.HIGH));

    BookingSettings settings = propose(chart, List.of());

    assertThat(number(settings, Role.GIFT_CARD, VatBand.ZERO)).contains(1680);
    assertThat(number(settings, Role.DONATION, VatBand.ZERO)).contains(8002);
    assertThat(number(settings, Role.PRODUCT, VatBand.ZERO)).contains(8199);
    assertThat(number(settings, Role.DISCOUNT, VatBand.HIGH)).contains(8009);
    assertThat(number(settings, Role.DISCOUNT, VatBand.LOW)).isEmpty();
  }

  @Test
  void taxationIsWhatTheAdministrationSaysAndTheFirstDayOfOssIsTheOwnersToSay() {
    BookingSettings settings =
        Proposal.of(
            SHOP, Fresh.company(true, true), Fresh.CHART, Fresh.JOURNALS, List.of(), List.of());

    assertThat(settings.taxation().kor()).isTrue();
    assertThat(settings.taxation().ossSince()).isEmpty();
    assertThat(settings.taxation().foreignVatLedger()).contains(Fresh.id(1679));
    assertThat(Proposal.offersOss(Fresh.company(true, true))).isTrue();
    assertThat(Proposal.offersOss(Fresh.COMPANY)).isFalse();
  }

  @Test
  void withoutABankJournalOfTheProviderItsMemorialIsProposedForItsOwnMethods() {
    BookingSettings settings = propose(Fresh.CHART, Fresh.journalsBut(1104));

    assertThat(settings.defaultJournal()).isEmpty();
    assertThat(settings.settlement("mollie_wc_gateway_ideal"))
        .contains(
            new JournalRule(
                "mollie_wc_gateway_ideal",
                JournalRule.Way.MEMORIAL,
                Optional.of(Fresh.id(2810)),
                Optional.of(Fresh.id(1509))));
    for (String decided : List.of("cod", "bacs", "cheque", "stripe")) {
      assertThat(settings.settlement(decided)).as(decided).isEmpty();
    }
    assertThat(Proposal.undecided(settings)).isEmpty();
  }

  @Test
  void aMemorialIsNotProposedWhenItsClearingAccountIsNotCertain() {
    List<LedgerAccount> two =
        Fresh.and(Fresh.balance(1511, "Tussenrekening 2", "TussenrekeningBetalingen"));
    List<LedgerAccount> named =
        Fresh.and(
            Fresh.balance(1511, "Tussenrekening 2", "TussenrekeningBetalingen"),
            Fresh.balance(1512, "Tussenrekening Mollie", "TussenrekeningBetalingen"));
    List<LedgerAccount> anothers =
        List.of(Fresh.balance(1512, "Tussenrekening Stripe", "TussenrekeningBetalingen"));
    List<Journal> journals = Fresh.journalsBut(1104);

    assertThat(propose(two, journals).journals()).isEmpty();
    assertThat(propose(anothers, journals).journals()).isEmpty();
    assertThat(propose(named, journals).settlement("mollie_wc_gateway_ideal").orElseThrow())
        .extracting(JournalRule::clearingLedger)
        .isEqualTo(Optional.of(Fresh.id(1512)));
  }

  @Test
  void redeemedGiftCardsAreTakenFromTheDebtWhenBothAreNamed() {
    Journal cards = Fresh.journal(2820, "Cadeaubonnen", JournalKind.MEMORIAL);
    LedgerAccount debt = Fresh.balance(1680, "Uitstaande cadeaubonnen", "Diversen");

    assertThat(propose(Fresh.and(debt), Fresh.journalsBut(0, cards)).journals())
        .containsExactly(
            new JournalRule(
                JournalRule.GIFT_CARD,
                JournalRule.Way.MEMORIAL,
                Optional.of(cards.id()),
                Optional.of(debt.id())));
    assertThat(propose(Fresh.CHART, Fresh.journalsBut(0, cards)).journals()).isEmpty();
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
    return Proposal.of(SHOP, Fresh.COMPANY, chart, journals, List.of(), List.of());
  }

  private static Optional<Integer> number(BookingSettings settings, Role role, VatBand band) {
    return settings.ledger(role, band).map(BookingSettings.LedgerRule::number);
  }

  private static LedgerAccount ledger(int number, String text, String function, VatKind kind) {
    return new LedgerAccount(
        UUID.randomUUID(),
        number,
        text,
        function,
        false,
        Set.of(kind),
        false,
        false,
        Optional.empty());
  }

  private static Journal journal(int number, String text, JournalKind kind, boolean inactive) {
    return new Journal(UUID.randomUUID(), number, text, kind, inactive);
  }
}
