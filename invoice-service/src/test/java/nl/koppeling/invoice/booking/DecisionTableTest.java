package nl.koppeling.invoice.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The decision table of VAT reference 3.2, every row with an order that is booked and one that is
 * parked. Amounts: 100.00 of goods (product 5) and what is said of VAT.
 */
class DecisionTableTest {

  private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);

  @ParameterizedTest(name = "{0}: to {1}, {3} % of {2}, {4} → {5} {6}")
  @CsvSource({
    // row, to, country of the rate, percent, who buys and what the owner chose, outcome, ledger
    "P1,  NL, '', 0,  KOR,                 booked,                   8070",
    "P1,  NL, NL, 21, KOR,                 KOR_WITH_VAT,             0",
    "P1,  BE, '', 0,  KOR,                 booked,                   8070",
    "P1,  BE, BE, 21, KOR+OSS,             booked,                   8040",
    "P1,  BE, NL, 21, KOR+OSS,             KOR_WITH_VAT,             0",
    "P2,  NL, NL, 21, MARGIN,              MARGIN_SCHEME,            0",
    "P2,  NL, NL, 21, -,                   booked,                   8000",
    "P3,  NL, NL, 9,  -,                   booked,                   8001",
    "P3,  NL, NL, 20, -,                   RATE_UNKNOWN,             0",
    "P3,  NL, NL, 0,  -,                   booked,                   8070",
    "P3,  NL, '', 0,  -,                   ZERO_RATE_UNEXPLAINED,    0",
    "P4,  NL, NL, 0,  REVERSED,            DOMESTIC_REVERSE_CHARGE,  0",
    "P4,  NL, NL, 21, REVERSED,            booked,                   8000",
    "P5,  BE, '', 0,  VALID,               booked,                   8050",
    "P5,  BE, '', 0,  INVALID,             ICL_WITHOUT_VALID_VAT_ID, 0",
    "P5,  BE, '', 0,  -,                   ICL_WITHOUT_VALID_VAT_ID, 0",
    "P5,  BE, '', 0,  DUTCH,               ICL_WITHOUT_VALID_VAT_ID, 0",
    "P5,  BE, NL, 21, VALID+OSS,           booked DUTCH_VAT_ABROAD,  8000",
    "P6,  BE, BE, 21, OSS,                 booked,                   8040",
    "P6,  BE, BE, 6,  OSS,                 booked,                   8041",
    "P6,  GR, EL, 24, OSS,                 booked,                   8040",
    "P6,  BE, NL, 21, OSS,                 OSS_EXPECTED,             0",
    "P6,  BE, DE, 19, OSS,                 RATE_UNKNOWN,             0",
    "P6,  BE, BE, 20, OSS,                 RATE_UNKNOWN,             0",
    "P6,  FI, FI, 14, OSS,                 RATE_NOT_VALID_ON_DATE,   0",
    "P7,  BE, NL, 21, -,                   booked,                   8000",
    "P7,  BE, BE, 21, -,                   OSS_NOT_ENABLED,          0",
    "P8,  XI, '', 0,  VALID,               NI_UNSUPPORTED,           0",
    "P8,  GB, '', 0,  -,                   booked,                   8060",
    "P9,  US, '', 0,  -,                   booked,                   8060",
    "P9,  US, NL, 21, -,                   booked DUTCH_VAT_ABROAD,  8000",
    "P9,  US, US, 7,  -,                   RATE_UNKNOWN,             0",
    "P9,  CH, '', 0,  NO_EXPORT_LEDGER,    LEDGER_INVALID,           0",
    "P10, DE, DE, 19, SERVICE+OSS,         booked,                   8040",
    "P10, DE, DE, 19, SERVICE,             OSS_NOT_ENABLED,          0",
    "P11, BE, '', 0,  SERVICE+VALID,       booked,                   8052",
    "P11, BE, '', 0,  SERVICE+INVALID,     ICL_WITHOUT_VALID_VAT_ID, 0",
    "P12, US, '', 0,  SERVICE,             SERVICE_OUTSIDE_EU,       0",
    "P12, US, NL, 21, SERVICE,             booked DUTCH_VAT_ABROAD,  8000",
    "EU-KOR, BE, '', 0, EUKOR,             booked,                   8070",
    "EU-KOR, BE, '', 0, EUKOR+INVALID,     ICL_WITHOUT_VALID_VAT_ID, 0",
    "AREA, IC, '', 0, -,                   booked,                   8060",
    "AREA, IC, '', 0, NO_EXPORT_LEDGER,    SPECIAL_AREA,             0",
    "AREA, IC, NL, 21, -,                  SPECIAL_AREA,             0",
  })
  void decides(
      String row,
      String to,
      String rateCountry,
      BigDecimal percent,
      String who,
      String outcome,
      int ledger) {
    Composition composition =
        BookingComposer.compose(order(to, rateCountry, percent, who), mapping(who), Shop.FACTS);

    String[] expected = outcome.split(" ");
    assertThat(Shop.outcome(composition)).isEqualTo(expected[0]);
    if (composition instanceof Composition.Book book) {
      assertThat(Shop.number(book.booking().lines().get(0).ledger())).isEqualTo(ledger);
      assertThat(book.booking().notices().contains(Notice.DUTCH_VAT_ABROAD))
          .isEqualTo(expected.length > 1);
    }
  }

  @ParameterizedTest(name = "to {0}, {2} % of {1}, {3} is row {4}")
  @CsvSource({
    "NL, '', 0,  KOR,           P1",
    "BE, '', 0,  EUKOR,         P1",
    "NL, NL, 9,  -,             P3",
    "NL, NL, 0,  -,             P3",
    "NL, NL, 21, REVERSED,      P3",
    "BE, '', 0,  VALID,         P5",
    "BE, NL, 21, VALID+OSS,     P5",
    "BE, BE, 21, OSS,           P6",
    "BE, BE, 21, KOR+OSS,       P6",
    "BE, NL, 21, -,             P7",
    "US, '', 0,  -,             P9",
    "US, NL, 21, -,             P9",
    "IC, '', 0,  -,             P9",
    "DE, DE, 19, SERVICE+OSS,   P10",
    "DE, NL, 21, SERVICE,       P10",
    "BE, '', 0,  SERVICE+VALID, P11",
    "US, NL, 21, SERVICE,       P12",
  })
  void aBookingNamesItsRow(
      String to, String rateCountry, BigDecimal percent, String who, DecisionRow row) {
    SaleOrder order = order(to, rateCountry, percent, who);
    Booking booking = Shop.booked(order, mapping(who));

    assertThat(DecisionRow.of(booking, order, mapping(who))).containsExactly(row);
    assertThat(row.nl()).isNotEqualTo(row.en()).endsWith(".");
  }

  @Test
  void theOneStopShopBeginsOnItsDay() {
    Mapping mapping = Shop.schemes(Shop.ABROAD, Shop.oss(LocalDate.of(2026, 3, 2)));
    SaleOrder belgian = order("BE", "BE", BigDecimal.valueOf(21), "OSS");

    assertThat(outcome(belgian, "2026-03-01T22:59:59Z", mapping)).isEqualTo("OSS_NOT_ENABLED");
    assertThat(outcome(belgian, "2026-03-01T23:00:00Z", mapping)).isEqualTo("booked");
  }

  @Test
  void aDutchRateThatChangesHoldsFromItsDay() {
    RateTable changed =
        new RateTable(
            List.of(
                Shop.period(Band.LOW, "9", "2019-01-01", "2026-06-30"),
                Shop.period(Band.LOW, "10", "2026-07-01", "9999-12-31")),
            List.of());
    SaleOrder nine = order("NL", "NL", BigDecimal.valueOf(9), "-");
    SaleOrder ten = order("NL", "NL", BigDecimal.valueOf(10), "-");

    assertThat(outcome(nine, "2026-06-30T21:59:59Z", changed)).isEqualTo("booked");
    assertThat(outcome(ten, "2026-06-30T21:59:59Z", changed)).isEqualTo("RATE_NOT_VALID_ON_DATE");
    assertThat(outcome(nine, "2026-06-30T22:00:00Z", changed)).isEqualTo("RATE_NOT_VALID_ON_DATE");
    assertThat(outcome(ten, "2026-06-30T22:00:00Z", changed)).isEqualTo("booked");
  }

  @Test
  void accommodationBearsTheRateOfTheStay() {
    RateTable changed =
        new RateTable(
            List.of(
                Shop.period(Band.LOW, "9", "2019-01-01", "2026-06-30"),
                Shop.period(Band.LOW, "10", "2026-07-01", "9999-12-31")),
            List.of());
    SaleOrder stay = at(order("NL", "NL", BigDecimal.valueOf(10), "-"), "2026-05-01T10:00:00Z");
    Mapping rooms = Shop.marked(Shop.ABROAD, Shop.mark(Mapping.Mark.Kind.ACCOMMODATION, 5));

    Composition composition =
        BookingComposer.compose(stay, rooms, new Facts(Shop.FACTS.connectionId(), changed));

    assertThat(Shop.book(composition).notices()).contains(Notice.ACCOMMODATION_LOW);
  }

  @Test
  void aForeignRateThatChangesHoldsFromItsDay() {
    SaleOrder old = order("FI", "FI", BigDecimal.valueOf(14), "OSS");
    SaleOrder fresh = order("FI", "FI", new BigDecimal("13.5"), "OSS");
    Mapping mapping = Shop.schemes(Shop.ABROAD, Shop.oss(LocalDate.of(2025, 1, 1)));

    assertThat(outcome(old, "2025-12-31T22:59:59Z", mapping)).isEqualTo("booked");
    assertThat(outcome(fresh, "2025-12-31T22:59:59Z", mapping)).isEqualTo("RATE_NOT_VALID_ON_DATE");
    assertThat(outcome(old, "2025-12-31T23:00:00Z", mapping)).isEqualTo("RATE_NOT_VALID_ON_DATE");
    assertThat(outcome(fresh, "2025-12-31T23:00:00Z", mapping)).isEqualTo("booked");
  }

  @Test
  void aRuleForACountryGoesBeforeTheGeneralOne() {
    Mapping mapping =
        Shop.with(
            Shop.ABROAD,
            Shop.rule(
                LedgerRole.PRODUCT, Band.OSS_STANDARD, 8077, Mapping.Condition.Kind.COUNTRY, "DE"),
            Shop.rule(LedgerRole.PRODUCT, Band.HIGH, 8033, Mapping.Condition.Kind.PRODUCT, "5"));

    assertThat(ledger(order("DE", "DE", BigDecimal.valueOf(19), "OSS"), mapping)).isEqualTo(8077);
    assertThat(ledger(order("BE", "BE", BigDecimal.valueOf(21), "OSS"), mapping)).isEqualTo(8040);
    assertThat(ledger(order("NL", "NL", BigDecimal.valueOf(21), "-"), mapping)).isEqualTo(8033);
  }

  @Test
  void anAreaFoundByPostcodeDecidesBeforeTheCountry() {
    SaleOrder helgoland =
        with(
            order("DE", "", BigDecimal.ZERO, "-"),
            new SaleOrder.Particulars(
                Optional.of(new SaleOrder.Area("Helgoland", "Heligoland", false)),
                Optional.empty(),
                List.of(),
                Optional.empty()));

    assertThat(ledger(helgoland, Shop.ABROAD)).isEqualTo(8060);
    Refusal refusal =
        ((Composition.Park) BookingComposer.compose(helgoland, Shop.PLAIN, Shop.FACTS))
            .reasons()
            .get(0);
    assertThat(refusal.nl()).contains("Helgoland");
    assertThat(refusal.en()).contains("Heligoland");
  }

  private static int ledger(SaleOrder order, Mapping mapping) {
    return Shop.number(Shop.booked(order, mapping).lines().get(0).ledger());
  }

  private static Mapping mapping(String who) {
    boolean oss = who.contains("OSS");
    Mapping mapping =
        Shop.schemes(
            who.contains("NO_EXPORT_LEDGER")
                ? Shop.without(Shop.ABROAD, LedgerRole.PRODUCT, Band.EXPORT)
                : Shop.ABROAD,
            new Mapping.Schemes(
                oss ? Optional.of(SINCE) : Optional.empty(),
                Optional.of(Shop.ledger(1650)),
                who.startsWith("KOR"),
                who.contains("EUKOR"),
                false));
    if (who.contains("MARGIN")) {
      return Shop.marked(mapping, Shop.mark(Mapping.Mark.Kind.MARGIN_GOODS, 5));
    }
    if (who.contains("REVERSED")) {
      return Shop.marked(mapping, Shop.mark(Mapping.Mark.Kind.REVERSE_CHARGED, 5));
    }
    return who.contains("SERVICE")
        ? Shop.marked(mapping, Shop.mark(Mapping.Mark.Kind.SERVICE, 5))
        : mapping;
  }

  private static SaleOrder order(String to, String rateCountry, BigDecimal percent, String who) {
    BigDecimal net = new BigDecimal("100.00");
    BigDecimal tax = percent.setScale(2, RoundingMode.UNNECESSARY);
    boolean number = who.contains("VALID") || who.contains("DUTCH");
    List<SaleOrder.LineTax> taxes =
        rateCountry.isEmpty() ? List.of() : List.of(new SaleOrder.LineTax(1, tax));
    SaleOrder.Line line =
        new SaleOrder.Line(
            SaleOrder.Kind.PRODUCT,
            1,
            "Mok",
            BigDecimal.ONE,
            net,
            tax,
            taxes,
            net,
            new SaleOrder.Product(5, "", java.util.Set.of(), List.of()));
    return new SaleOrder(
        7,
        "7",
        "EUR",
        Optional.of(Instant.parse("2026-03-02T10:00:00Z")),
        Optional.empty(),
        net.add(tax),
        tax,
        new SaleOrder.Payment("ideal", "iDEAL", ""),
        Optional.of(to),
        Optional.of(to),
        number,
        List.of(line),
        rateCountry.isEmpty()
            ? List.of()
            : List.of(new SaleOrder.Rate(1, rateCountry, percent, false, tax)),
        new SaleOrder.Particulars(Optional.empty(), proof(who), List.of(), Optional.empty()));
  }

  private static Optional<SaleOrder.VatProof> proof(String who) {
    if (who.contains("DUTCH")) {
      return Optional.of(new SaleOrder.VatProof("NL", true));
    }
    return who.contains("VALID")
        ? Optional.of(new SaleOrder.VatProof("BE", !who.contains("INVALID")))
        : Optional.empty();
  }

  private static String outcome(SaleOrder order, String paid, Mapping mapping) {
    return Shop.outcome(BookingComposer.compose(at(order, paid), mapping, Shop.FACTS));
  }

  private static String outcome(SaleOrder order, String paid, RateTable rates) {
    return Shop.outcome(
        BookingComposer.compose(
            at(order, paid), Shop.PLAIN, new Facts(Shop.FACTS.connectionId(), rates)));
  }

  private static SaleOrder at(SaleOrder o, String paid) {
    return new SaleOrder(
        o.orderId(),
        o.number(),
        o.currency(),
        Optional.of(Instant.parse(paid)),
        o.completedAt(),
        o.total(),
        o.totalTax(),
        o.payment(),
        o.destination(),
        o.billing(),
        o.vatNumber(),
        o.lines(),
        o.rates(),
        o.particulars());
  }

  private static SaleOrder with(SaleOrder o, SaleOrder.Particulars particulars) {
    return new SaleOrder(
        o.orderId(),
        o.number(),
        o.currency(),
        o.paidAt(),
        o.completedAt(),
        o.total(),
        o.totalTax(),
        o.payment(),
        o.destination(),
        o.billing(),
        o.vatNumber(),
        o.lines(),
        o.rates(),
        particulars);
  }
}
