package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
              period(Band.LOW, "6", "2001-01-01", "2018-12-31")));

  static final Facts FACTS =
      new Facts(UUID.fromString("5a4db0c0-0000-4000-8000-000000000001"), RATES);

  static final Mapping PLAIN =
      mapping(
          Map.of(
              slot(LedgerRole.PRODUCT, Band.HIGH), 8000,
              slot(LedgerRole.PRODUCT, Band.LOW), 8001,
              slot(LedgerRole.SHIPPING, Band.HIGH), 8005,
              slot(LedgerRole.SHIPPING, Band.LOW), 8006,
              slot(LedgerRole.FEE, Band.HIGH), 8007,
              slot(LedgerRole.FEE, Band.LOW), 8004,
              slot(LedgerRole.DISCOUNT, Band.HIGH), 8009,
              slot(LedgerRole.DISCOUNT, Band.LOW), 8008));

  static final Mapping WITH_ZERO = with(PLAIN, slot(LedgerRole.PRODUCT, Band.ZERO), 8070);

  private Shop() {}

  static Composition compose(SaleOrder order) {
    return BookingComposer.compose(order, PLAIN, FACTS);
  }

  static Booking booked(SaleOrder order) {
    Composition composition = compose(order);
    if (composition instanceof Composition.Book book) {
      return book.booking();
    }
    throw new AssertionError("not booked: " + composition);
  }

  static Mapping.Slot slot(LedgerRole role, Band band) {
    return new Mapping.Slot(role, band);
  }

  static Mapping with(Mapping mapping, Mapping.Slot slot, int number) {
    Map<Mapping.Slot, UUID> ledgers = new HashMap<>(mapping.ledgers());
    ledgers.put(slot, ledger(number));
    return new Mapping(
        mapping.invoicePrefix(), mapping.paymentTermDays(), ledgers, mapping.costCentre(), 7);
  }

  static Mapping without(Mapping mapping, Mapping.Slot slot) {
    Map<Mapping.Slot, UUID> ledgers = new HashMap<>(mapping.ledgers());
    ledgers.remove(slot);
    return new Mapping(
        mapping.invoicePrefix(), mapping.paymentTermDays(), ledgers, mapping.costCentre(), 7);
  }

  static UUID ledger(int number) {
    return new UUID(0x8000_0000_0000_4000L, 0x8000_0000_0000_0000L | number);
  }

  static int number(UUID ledger) {
    return (int) (ledger.getLeastSignificantBits() & 0xffff);
  }

  private static Mapping mapping(Map<Mapping.Slot, Integer> numbers) {
    Map<Mapping.Slot, UUID> ledgers = new HashMap<>();
    numbers.forEach((slot, number) -> ledgers.put(slot, ledger(number)));
    return new Mapping("WEB-", 14, ledgers, Optional.empty(), 7);
  }

  private static RateTable.Period period(Band band, String percent, String from, String through) {
    return new RateTable.Period(
        band, new BigDecimal(percent), LocalDate.parse(from), LocalDate.parse(through));
  }
}
