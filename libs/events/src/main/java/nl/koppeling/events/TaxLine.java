package nl.koppeling.events;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * VAT of one rate over the whole order.
 *
 * @param percent for example 21 or 25.5; already looked up by rate id when the order itself says 0
 *     but has tax
 * @param country ISO 3166 two letters of the rate as the shop's table or rate code says, or empty
 *     when unknown
 * @param compound true when this rate is calculated over other taxes
 * @param goodsTax VAT on products and fees
 * @param shippingTax VAT on shipping
 */
public record TaxLine(
    long rateId,
    String code,
    String country,
    BigDecimal percent,
    boolean compound,
    BigDecimal goodsTax,
    BigDecimal shippingTax) {

  public TaxLine {
    Objects.requireNonNull(percent, "percent");
    Objects.requireNonNull(goodsTax, "goodsTax");
    Objects.requireNonNull(shippingTax, "shippingTax");
    code = code == null ? "" : code;
    country = country == null ? "" : country;
  }
}
