package nl.koppeling.customer.matching;

import java.util.Objects;
import java.util.Optional;

/**
 * What of an order decides which relation it needs.
 *
 * @param destination ISO 3166 two letters where the goods go, {@code XI} for Northern Ireland;
 *     empty when unknown
 * @param outside true when that is a part of a country outside the EU's VAT area (VAT reference
 *     3.1)
 * @param vat which VAT the shop charged
 * @param oss whether the owner takes part in the one-stop shop
 */
public record Sale(String destination, boolean outside, Vat vat, boolean oss) {

  /** Which VAT is in the order. */
  public enum Vat {
    NONE,
    DUTCH,
    FOREIGN
  }

  public Sale {
    destination = destination == null ? "" : destination.strip().toUpperCase(java.util.Locale.ROOT);
    Objects.requireNonNull(vat, "vat");
  }

  /** True when the goods go to another member state than the Netherlands, or Northern Ireland. */
  public boolean abroadInUnion() {
    return !outside && VatNumber.abroadInUnion(destination);
  }

  /**
   * True when the sale bears no VAT and goes to another member state: only a valid VAT number of
   * the buyer can be the reason (VAT reference 3.2, P5), so a number that was given has to be
   * proven.
   */
  public boolean standsOnVatNumber() {
    return abroadInUnion() && vat == Vat.NONE;
  }

  /**
   * The relation it needs.
   *
   * @param proven the buyer's VAT number when the register knows it
   */
  public Seat seat(Optional<VatId> proven) {
    Optional<VatId> foreign = proven.filter(id -> !id.prefix().equals("NL"));
    if (standsOnVatNumber() && foreign.isPresent()) {
      return new Seat.Business(foreign.get());
    }
    return abroadInUnion() && oss && vat == Vat.FOREIGN
        ? new Seat.Consumer(VatNumber.prefixOf(destination))
        : new Seat.Open(oss);
  }
}
