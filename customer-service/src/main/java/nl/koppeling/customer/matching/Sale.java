package nl.koppeling.customer.matching;

/**
 * What of an order decides whether the buyer's VAT number matters.
 *
 * @param destination ISO 3166 two letters where the goods go; empty when unknown
 * @param vatCharged whether the shop charged any VAT
 */
public record Sale(String destination, boolean vatCharged) {

  /**
   * True when the untaxed sale into another member state can only stand on the buyer's VAT number
   * (VAT reference 6). Then the number may not be left out: that would change the tax.
   */
  public boolean standsOnVatNumber() {
    return !vatCharged && !destination.equalsIgnoreCase("NL") && VatNumber.inUnion(destination);
  }
}
