package nl.koppeling.invoice.booking;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What one booking adds to the figures over many orders (VAT reference 3.3 and 6, warnings W1, W2,
 * W3, W7 and W8). On a credit the amounts have the opposite sign, so that a fully refunded order
 * adds up to nothing.
 *
 * @param day the day of the tax, Amsterdam; the booking itself may be dated later
 * @param country ISO 3166 country of destination, or empty when unknown
 * @param netToEuConsumers turnover excluding VAT to consumers in other member states (rows P6, P7
 *     and P10); gift cards and gifts are no turnover
 * @param excessShippingVat W1: VAT the shop charged above a division of the shipping over the rates
 *     of the goods, in proportion to their prices
 * @param couponDifference W2: VAT charged above what it had been if the coupon were divided by
 *     value; negative when less was charged
 * @param residual W7: whole cents by which the lines missed the total
 * @param rounding W8: how the shop rounded
 */
public record Figures(
    LocalDate day,
    String country,
    Cents netToEuConsumers,
    Cents excessShippingVat,
    Cents couponDifference,
    Cents residual,
    Rounding rounding) {

  public Figures {
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(netToEuConsumers, "netToEuConsumers");
    Objects.requireNonNull(excessShippingVat, "excessShippingVat");
    Objects.requireNonNull(couponDifference, "couponDifference");
    Objects.requireNonNull(residual, "residual");
    Objects.requireNonNull(rounding, "rounding");
    if (!country.matches("[A-Z0-9]{0,2}")) {
      throw new IllegalArgumentException("a country has two letters, or is unknown");
    }
  }
}
