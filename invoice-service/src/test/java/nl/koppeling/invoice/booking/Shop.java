package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The administration of the worked examples: ledger accounts by the numbers of VAT reference 5. */
final class Shop {

  static final RateTable RATES =
      new RateTable(
          List.of(
              period(Band.HIGH, "21", "2012-10-01", "9999-12-31"),
              period(Band.HIGH, "19", "2001-01-01", "2012-09-30"),
              period(Band.LOW, "9", "2019-01-01", "9999-12-31"),
              period(Band.LOW, "6", "2001-01-01", "2018-12-31")),
          List.of(
              foreign("BE", Band.OSS_STANDARD, "21", "1996-01-01"),
              foreign("BE", Band.OSS_REDUCED_HIGH, "12", "1996-01-01"),
              foreign("BE", Band.OSS_REDUCED_LOW, "6", "1996-01-01"),
              foreign("DE", Band.OSS_STANDARD, "19", "2007-01-01"),
              foreign("DE", Band.OSS_REDUCED_LOW, "7", "1983-07-01"),
              foreign("FR", Band.OSS_STANDARD, "20", "2014-01-01"),
              foreign("FR", Band.OSS_REDUCED_HIGH, "10", "2014-01-01"),
              foreign("FR", Band.OSS_REDUCED_LOW, "5.5", "2014-01-01"),
              foreign("FI", Band.OSS_STANDARD, "25.5", "2024-09-01"),
              foreign("FI", Band.OSS_REDUCED_HIGH, "14", "2013-01-01"),
              foreign("FI", Band.OSS_REDUCED_HIGH, "13.5", "2026-01-01"),
              foreign("GR", Band.OSS_STANDARD, "24", "2016-06-01")));

  static final Facts FACTS =
      new Facts(UUID.fromString("5a4db0c0-0000-4000-8000-000000000001"), RATES);

  static final Mapping PLAIN =
      mapping(
          rule(LedgerRole.PRODUCT, Band.HIGH, 8000),
          rule(LedgerRole.PRODUCT, Band.LOW, 8001),
          rule(LedgerRole.SHIPPING, Band.HIGH, 8005),
          rule(LedgerRole.SHIPPING, Band.LOW, 8006),
          rule(LedgerRole.FEE, Band.HIGH, 8007),
          rule(LedgerRole.FEE, Band.LOW, 8004),
          rule(LedgerRole.DISCOUNT, Band.HIGH, 8009),
          rule(LedgerRole.DISCOUNT, Band.LOW, 8008));

  static final Mapping WITH_ZERO = with(PLAIN, rule(LedgerRole.PRODUCT, Band.ZERO, 8070));

  /** Everything an owner can sell, with the one-stop shop since 2026. */
  static final Mapping ABROAD =
      schemes(
          with(
              WITH_ZERO,
              rule(LedgerRole.SHIPPING, Band.ZERO, 8070),
              rule(LedgerRole.FEE, Band.ZERO, 8070),
              rule(LedgerRole.GIFT_CARD, Band.ZERO, 1680),
              rule(LedgerRole.DONATION, Band.ZERO, 8071),
              rule(LedgerRole.PRODUCT, Band.OSS_STANDARD, 8040),
              rule(LedgerRole.PRODUCT, Band.OSS_REDUCED_HIGH, 8041),
              rule(LedgerRole.PRODUCT, Band.OSS_REDUCED_LOW, 8041),
              rule(LedgerRole.SHIPPING, Band.OSS_STANDARD, 8042),
              rule(LedgerRole.PRODUCT, Band.EU_GOODS, 8050),
              rule(LedgerRole.SHIPPING, Band.EU_GOODS, 8051),
              rule(LedgerRole.PRODUCT, Band.EU_SERVICES, 8052),
              rule(LedgerRole.SHIPPING, Band.EU_SERVICES, 8052),
              rule(LedgerRole.PRODUCT, Band.EXPORT, 8060),
              rule(LedgerRole.SHIPPING, Band.EXPORT, 8061)),
          oss(LocalDate.of(2026, 1, 1)));

  private Shop() {}

  static Composition compose(SaleOrder order) {
    return BookingComposer.compose(order, PLAIN, FACTS);
  }

  static Booking booked(SaleOrder order) {
    return booked(order, PLAIN);
  }

  static Booking booked(SaleOrder order, Mapping mapping) {
    return book(BookingComposer.compose(order, mapping, FACTS));
  }

  static Booking book(Composition composition) {
    if (composition instanceof Composition.Book book) {
      return book.booking();
    }
    throw new AssertionError("not booked: " + composition);
  }

  /** What becomes of an order, in one word or a few. */
  static String outcome(Composition composition) {
    return switch (composition) {
      case Composition.Book book -> "booked";
      case Composition.Order made -> "ordered";
      case Composition.Park park ->
          park.reasons().stream()
              .map(r -> r.code().name())
              .distinct()
              .reduce((a, b) -> a + " " + b)
              .orElseThrow();
      case Composition.Skip skip -> skip.reason().code().name();
    };
  }

  static Mapping.Schemes oss(LocalDate since) {
    return new Mapping.Schemes(Optional.of(since), Optional.of(ledger(1650)), false, false, false);
  }

  static Mapping.Rule rule(LedgerRole role, Band band, int number) {
    return new Mapping.Rule(role, band, ledger(number), Optional.empty());
  }

  static Mapping.Rule rule(
      LedgerRole role, Band band, int number, Mapping.Condition.Kind kind, String value) {
    return new Mapping.Rule(
        role, band, ledger(number), Optional.of(new Mapping.Condition(kind, value)));
  }

  static Mapping.Mark mark(Mapping.Mark.Kind kind, long product) {
    return new Mapping.Mark(
        kind, new Mapping.Condition(Mapping.Condition.Kind.PRODUCT, String.valueOf(product)));
  }

  static Mapping with(Mapping m, Mapping.Rule... rules) {
    List<Mapping.Rule> all = new ArrayList<>(m.rules());
    all.addAll(List.of(rules));
    return new Mapping(
        m.invoicePrefix(),
        m.paymentTermDays(),
        all,
        m.costCentre(),
        m.schemes(),
        m.choices(),
        m.marks(),
        7);
  }

  static Mapping without(Mapping m, LedgerRole role, Band band) {
    return new Mapping(
        m.invoicePrefix(),
        m.paymentTermDays(),
        m.rules().stream().filter(r -> r.role() != role || r.band() != band).toList(),
        m.costCentre(),
        m.schemes(),
        m.choices(),
        m.marks(),
        7);
  }

  static Mapping schemes(Mapping m, Mapping.Schemes schemes) {
    return new Mapping(
        m.invoicePrefix(),
        m.paymentTermDays(),
        m.rules(),
        m.costCentre(),
        schemes,
        m.choices(),
        m.marks(),
        7);
  }

  static Mapping choices(Mapping m, Mapping.Choices choices) {
    return new Mapping(
        m.invoicePrefix(),
        m.paymentTermDays(),
        m.rules(),
        m.costCentre(),
        m.schemes(),
        choices,
        m.marks(),
        7);
  }

  static Mapping marked(Mapping m, Mapping.Mark... marks) {
    return new Mapping(
        m.invoicePrefix(),
        m.paymentTermDays(),
        m.rules(),
        m.costCentre(),
        m.schemes(),
        m.choices(),
        List.of(marks),
        7);
  }

  static UUID ledger(int number) {
    return new UUID(0x8000_0000_0000_4000L, 0x8000_0000_0000_0000L | number);
  }

  static int number(UUID ledger) {
    return (int) (ledger.getLeastSignificantBits() & 0xffff);
  }

  private static Mapping mapping(Mapping.Rule... rules) {
    return new Mapping(
        "WEB-",
        14,
        List.of(rules),
        Optional.empty(),
        Mapping.Schemes.NONE,
        Mapping.Choices.USUAL,
        List.of(),
        7);
  }

  static RateTable.Period period(Band band, String percent, String from, String through) {
    return new RateTable.Period(
        band, new BigDecimal(percent), LocalDate.parse(from), LocalDate.parse(through));
  }

  private static RateTable.Foreign foreign(String country, Band band, String percent, String from) {
    return new RateTable.Foreign(country, band, new BigDecimal(percent), LocalDate.parse(from));
  }
}
