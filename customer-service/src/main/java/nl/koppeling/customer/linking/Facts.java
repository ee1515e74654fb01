package nl.koppeling.customer.linking;

import java.math.BigDecimal;
import nl.koppeling.customer.matching.Sale;
import nl.koppeling.customer.matching.VatNumber;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.Order;
import nl.koppeling.events.SpecialArea;
import nl.koppeling.events.TaxLine;

/** What of an order's facts decides which relation it needs (VAT reference 3.1). */
final class Facts {

  private Facts() {}

  static Sale sale(Order order, BookingSettings settings) {
    boolean northernIreland =
        order.destinationArea().filter(SpecialArea.NORTHERN_IRELAND::equals).isPresent();
    String destination = northernIreland ? "XI" : order.destinationCountry().orElse("");
    boolean outside = order.destinationArea().isPresent() && !northernIreland;
    boolean oss = settings.taxation().ossSince().isPresent();
    return new Sale(destination, outside, vat(order, oss), oss);
  }

  private static Sale.Vat vat(Order order, boolean oss) {
    if (order.totalTax().signum() == 0) {
      return Sale.Vat.NONE;
    }
    return order.taxLines().stream().anyMatch(line -> foreign(line, oss))
        ? Sale.Vat.FOREIGN
        : Sale.Vat.DUTCH;
  }

  /** A rate the shop names no country for is foreign when foreign VAT is what is expected. */
  private static boolean foreign(TaxLine line, boolean oss) {
    BigDecimal tax = line.goodsTax().add(line.shippingTax());
    return tax.signum() != 0
        && (line.country().isBlank() ? oss : VatNumber.abroadInUnion(line.country()));
  }
}
