package nl.koppeling.connection.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.connection.refusals.Refusal.Detail;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.Choices;
import nl.koppeling.events.BookingSettings.Condition;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.BookingSettings.JournalRule.Way;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.ProductMark;
import nl.koppeling.events.BookingSettings.Taxation;
import nl.koppeling.events.BookingSettings.VatBand;
import nl.koppeling.snelstart.CompanyInfo;
import nl.koppeling.snelstart.Journal;
import nl.koppeling.snelstart.JournalKind;
import nl.koppeling.snelstart.LedgerAccount;
import nl.koppeling.snelstart.OrderTemplate;
import nl.koppeling.snelstart.VatKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

  private static final LedgerRule PRODUCTS = rule(Role.PRODUCT, VatBand.HIGH, 8000);
  private static final LedgerAccount CARDS = Fresh.balance(1680, "Cadeaubonnen", "Diversen");
  private static final LedgerAccount CLOSED =
      Fresh.inactive(Fresh.ledger(8001, "Oud", "VerkopenOmzetHoog", VatKind.HIGH));
  private static final LedgerAccount CLOSED_CLEARING =
      Fresh.inactive(Fresh.balance(1511, "Oud", "TussenrekeningBetalingen"));
  private static final List<LedgerAccount> CHART = Fresh.and(CARDS, CLOSED, CLOSED_CLEARING);
  private static final List<Journal> JOURNALS =
      Fresh.journalsBut(
          0,
          Fresh.journal(1101, "Lopend NL00 TEST 0000 0000 01", JournalKind.BANK),
          new Journal(Fresh.id(1106), 1106, "Stripe oud", JournalKind.BANK, true),
          new Journal(Fresh.id(2811), 2811, "Oud", JournalKind.MEMORIAL, true));

  @ParameterizedTest
  @CsvSource({
    "PRODUCT, HIGH, 8000, ''",
    "SHIPPING, LOW, 8110, ''",
    "FEE, ZERO, 8199, ''",
    "DISCOUNT, OSS_STANDARD, 8077, ''",
    "PRODUCT, OSS_REDUCED_LOW, 8078, ''",
    "PRODUCT, EU_GOODS, 8300, ''",
    "PRODUCT, EU_SERVICES, 8320, ''",
    "PRODUCT, EXPORT, 8310, ''",
    "GIFT_CARD, ZERO, 1680, ''",
    "DONATION, ZERO, 8199, ''",
    "PRODUCT, LOW, 8000, LEDGER_VAT_KIND",
    "PRODUCT, EU_GOODS, 8310, LEDGER_VAT_KIND",
    "PRODUCT, OSS_REDUCED_HIGH, 8078, LEDGER_OSS_RATE",
    "PRODUCT, OSS_STANDARD, 8000, LEDGER_OSS_RATE",
    "GIFT_CARD, ZERO, 8199, LEDGER_GIFT_CARD",
    "GIFT_CARD, HIGH, 8000, LEDGER_GIFT_CARD",
    "GIFT_CARD, ZERO, 1679, LEDGER_GIFT_CARD",
    "DONATION, ZERO, 8000, LEDGER_DONATION",
    "DONATION, ZERO, 1680, LEDGER_DONATION",
    "PRODUCT, LOW, 9999, LEDGER_UNKNOWN",
    "SHIPPING, HIGH, 8001, LEDGER_INACTIVE"
  })
  void everyLedgerFitsItsRoleAndBand(Role role, VatBand band, int number, String code) {
    Condition tagged = new Condition(Condition.Kind.TAX_CLASS, "reduced-rate");
    LedgerRule plain = rule(role, band, number);
    LedgerRule when = new LedgerRule(role, band, Fresh.id(number), 0, Optional.of(tagged));

    for (LedgerRule rule : List.of(plain, when)) {
      List<LedgerRule> rules = rule.equals(PRODUCTS) ? List.of(rule) : List.of(PRODUCTS, rule);
      assertThat(codes(ledgers(rules))).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }
  }

  @Test
  void oneRuleForEachRoleBandAndCondition() {
    LedgerRule belgium = when(Condition.Kind.COUNTRY, "BE");
    LedgerRule germany = when(Condition.Kind.COUNTRY, "DE");

    assertThat(check(ledgers(List.of(PRODUCTS, belgium, germany)))).isEmpty();
    assertThat(check(ledgers(List.of(PRODUCTS, belgium, germany, belgium))))
        .extracting(d -> d.code().wire(), Detail::what)
        .containsExactly(tuple("LEDGER_TWICE", "PRODUCT HIGH COUNTRY BE"));
    assertThat(codes(ledgers(List.of(PRODUCTS, PRODUCTS)))).containsExactly("LEDGER_TWICE");
    assertThat(codes(ledgers(List.of(rule(Role.FEE, VatBand.HIGH, 8000)))))
        .containsExactly("LEDGER_MISSING");
  }

  @ParameterizedTest
  @CsvSource({
    "PRODUCT, 12, true",
    "PRODUCT, 0, false",
    "PRODUCT, -3, false",
    "PRODUCT, sok, false",
    "CATEGORY, 7, true",
    "CATEGORY, boeken, false",
    "COUNTRY, BE, true",
    "COUNTRY, be, false",
    "COUNTRY, BEL, false",
    "TAX_CLASS, standard, true",
    "TAX_CLASS, laag tarief, false",
    "PAYMENT_METHOD, mollie_wc_gateway_ideal, true",
    "PAYMENT_METHOD, i deal, false"
  })
  void conditionsCanApply(Condition.Kind kind, String value, boolean fine) {
    assertThat(codes(ledgers(List.of(PRODUCTS, when(kind, value)))))
        .isEqualTo(fine ? List.of() : List.of("CONDITION_INVALID"));
  }

  @Test
  void marksAreConditionsToo() {
    BookingSettings settings =
        with(
            Taxation.DUTCH,
            Choices.USUAL,
            List.of(
                new ProductMark(
                    ProductMark.Kind.GIFT_CARD, new Condition(Condition.Kind.CATEGORY, "12")),
                new ProductMark(
                    ProductMark.Kind.MARGIN_GOODS,
                    new Condition(Condition.Kind.CATEGORY, "oude spullen"))));

    assertThat(check(settings))
        .extracting(Detail::what)
        .containsExactly("MARGIN_GOODS CATEGORY oude spullen");
    assertThat(codes(settings)).containsExactly("CONDITION_INVALID");
  }

  @ParameterizedTest
  @CsvSource({
    "BANK, 1104, , ''",
    "BANK, 1100, , JOURNAL_IS_BANK",
    "BANK, 1101, , JOURNAL_IS_BANK",
    "BANK, 1106, , JOURNAL_INACTIVE",
    "BANK, 2810, , JOURNAL_KIND",
    "BANK, 1000, , JOURNAL_KIND",
    "BANK, 9999, , JOURNAL_UNKNOWN",
    "MEMORIAL, 2810, 1509, ''",
    "MEMORIAL, 2810, 1510, ''",
    "MEMORIAL, 2810, 1680, ''",
    "MEMORIAL, 2810, , ''",
    "MEMORIAL, 1104, 1509, JOURNAL_KIND",
    "MEMORIAL, 2811, 1509, JOURNAL_INACTIVE",
    "MEMORIAL, 2810, 9999, CLEARING_LEDGER_UNKNOWN",
    "MEMORIAL, 2810, 1511, CLEARING_LEDGER_INACTIVE",
    "MEMORIAL, 2810, 8000, CLEARING_LEDGER_KIND",
    "MEMORIAL, 2810, 1679, CLEARING_LEDGER_KIND",
    "LEFT_OPEN, , , ''"
  })
  void everyWayNeedsItsJournal(Way way, Integer journal, Integer clearing, String code) {
    JournalRule rule =
        new JournalRule(
            "stripe",
            way,
            Optional.ofNullable(journal).map(Fresh::id),
            Optional.ofNullable(clearing).map(Fresh::id));

    assertThat(codes(journals(List.of(rule), Optional.empty())))
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @Test
  void theDefaultIsABankJournalAndNeverTheBank() {
    assertThat(codes(journals(List.of(), Optional.of(Fresh.id(1104))))).isEmpty();
    assertThat(codes(journals(List.of(), Optional.of(Fresh.id(1100)))))
        .containsExactly("JOURNAL_IS_BANK");
    assertThat(codes(journals(List.of(), Optional.of(Fresh.id(2810)))))
        .containsExactly("JOURNAL_KIND");
  }

  @Test
  void aPaymentMethodHasOneRule() {
    JournalRule rule = new JournalRule("stripe", Fresh.id(1104));

    assertThat(codes(journals(List.of(rule, rule), Optional.empty())))
        .containsExactly("JOURNAL_TWICE");
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, false, false, ''",
    "true, true, false, false, ''",
    "true, false, false, false, ''",
    "false, true, false, false, OSS_OFF_IN_SNELSTART",
    "false, false, true, true, ''",
    "false, false, true, false, KOR_DISAGREES",
    "false, false, false, true, KOR_DISAGREES",
    "true, true, true, true, ''"
  })
  void theSchemesAreThoseOfTheAdministration(
      boolean ossThere, boolean ossHere, boolean korThere, boolean korHere, String code) {
    BookingSettings settings = with(taxation(ossHere, Optional.empty(), korHere));

    assertThat(codes(settings, Fresh.company(ossThere, korThere)))
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @Test
  void schemesNeedALedgerForTheirProducts() {
    BookingSettings highOnly =
        settings(
            List.of(PRODUCTS),
            List.of(),
            Optional.empty(),
            taxation(true, Optional.empty(), true),
            Choices.USUAL,
            List.of());

    assertThat(codes(highOnly, Fresh.company(true, true)))
        .containsExactly("KOR_LEDGER_MISSING", "OSS_LEDGER_MISSING");
  }

  @Test
  void theAccountForForeignVatIsTheAdministrationsOwn() {
    CompanyInfo company = Fresh.company(true, false);
    BookingSettings typed = with(taxation(true, Optional.of(Fresh.id(1680)), false));
    BookingSettings silent = with(taxation(true, Optional.empty(), false));
    CompanyInfo unset =
        new CompanyInfo(Fresh.id(1), "Boeken", "", "", "", 2026, false, true, Optional.empty());

    assertThat(codes(typed, company)).containsExactly("FOREIGN_VAT_LEDGER");
    assertThat(codes(silent, company)).isEmpty();
    assertThat(codes(silent, unset)).containsExactly("FOREIGN_VAT_LEDGER");
    assertThat(checker(company).completed(silent).taxation().foreignVatLedger())
        .contains(Fresh.id(1679));
  }

  @Test
  void salesOrdersNeedATemplate() {
    assertThat(codes(with(Taxation.DUTCH, orders(Optional.empty()), List.of())))
        .containsExactly("ORDER_TEMPLATE_MISSING");
    assertThat(codes(with(Taxation.DUTCH, orders(Optional.of(UUID.randomUUID())), List.of())))
        .containsExactly("ORDER_TEMPLATE_UNKNOWN");
    assertThat(codes(with(Taxation.DUTCH, orders(Optional.of(Fresh.id(2))), List.of())))
        .containsExactly("ORDER_TEMPLATE_INACTIVE");
    assertThat(codes(with(Taxation.DUTCH, orders(Optional.of(Fresh.id(1))), List.of()))).isEmpty();
  }

  @Test
  void onlySalesOrdersNeedTheirRights() {
    Shelf without =
        new Shelf(SHELF.templates(), List.of(), Set.of("orders:write", "artikelen:read"));
    SettingsCheck check = new SettingsCheck(Fresh.COMPANY, CHART, JOURNALS, List.of(), without);

    assertThat(check.objections(with(Taxation.DUTCH, orders(Optional.of(Fresh.id(1))), List.of())))
        .extracting(d -> d.code().wire() + " " + d.what())
        .containsExactly(
            "ORDER_RIGHTS_MISSING artikelen:read", "ORDER_RIGHTS_MISSING orders:write");
    assertThat(check.objections(with(Taxation.DUTCH, Choices.USUAL, List.of()))).isEmpty();
  }

  @Test
  void numbersAreThoseOfTheAdministration() {
    LedgerRule typed = new LedgerRule(Role.PRODUCT, VatBand.HIGH, Fresh.id(8000), 1);

    assertThat(checker(Fresh.COMPANY).completed(ledgers(List.of(typed))).ledgers())
        .containsExactly(PRODUCTS);
  }

  private static final Shelf SHELF =
      new Shelf(
          List.of(
              new OrderTemplate(Fresh.id(1), "Webshop factuur", false, false),
              new OrderTemplate(Fresh.id(2), "Oud", true, false)),
          List.of(),
          Set.of());

  private static LedgerRule rule(Role role, VatBand band, int number) {
    return new LedgerRule(role, band, Fresh.id(number), number);
  }

  private static LedgerRule when(Condition.Kind kind, String value) {
    return new LedgerRule(
        Role.PRODUCT, VatBand.HIGH, Fresh.id(8000), 8000, Optional.of(new Condition(kind, value)));
  }

  private static Taxation taxation(boolean oss, Optional<UUID> ledger, boolean kor) {
    Optional<LocalDate> since = oss ? Optional.of(LocalDate.of(2026, 7, 1)) : Optional.empty();
    return new Taxation(since, ledger, kor, false, false);
  }

  private static Choices orders(Optional<UUID> template) {
    return new Choices(
        false,
        false,
        false,
        Optional.empty(),
        Choices.Guests.OWN,
        Choices.Form.SALES_ORDER,
        template);
  }

  private static BookingSettings ledgers(List<LedgerRule> rules) {
    return settings(rules, List.of(), Optional.empty(), Taxation.DUTCH, Choices.USUAL, List.of());
  }

  private static BookingSettings journals(List<JournalRule> rules, Optional<UUID> usual) {
    return settings(List.of(PRODUCTS), rules, usual, Taxation.DUTCH, Choices.USUAL, List.of());
  }

  private static BookingSettings with(Taxation taxation) {
    return with(taxation, Choices.USUAL, List.of());
  }

  private static BookingSettings with(Taxation taxation, Choices choices, List<ProductMark> marks) {
    List<LedgerRule> rules =
        List.of(
            PRODUCTS,
            rule(Role.PRODUCT, VatBand.ZERO, 8199),
            rule(Role.PRODUCT, VatBand.OSS_STANDARD, 8077));
    return settings(rules, List.of(), Optional.empty(), taxation, choices, marks);
  }

  private static BookingSettings settings(
      List<LedgerRule> rules,
      List<JournalRule> journals,
      Optional<UUID> usual,
      Taxation taxation,
      Choices choices,
      List<ProductMark> marks) {
    return new BookingSettings(
        "WEB-", 14, rules, journals, usual, Optional.empty(), taxation, choices, marks);
  }

  private static SettingsCheck checker(CompanyInfo company) {
    return new SettingsCheck(company, CHART, JOURNALS, List.of(), SHELF);
  }

  private static List<Detail> check(BookingSettings settings) {
    return checker(Fresh.COMPANY).objections(settings);
  }

  private static List<String> codes(BookingSettings settings) {
    return codes(settings, Fresh.COMPANY);
  }

  private static List<String> codes(BookingSettings settings, CompanyInfo company) {
    return checker(company).objections(settings).stream().map(d -> d.code().wire()).toList();
  }
}
