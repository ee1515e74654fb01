package nl.koppeling.connection.readback;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * An order as the shop has it now.
 *
 * @param number what the customer sees
 * @param completed its status counts as completed for its owner
 * @param gross euros, VAT included, refunds not taken off
 * @param paid day in Amsterdam
 * @param finished day of completion in Amsterdam
 * @param modified UTC
 * @param refunds by id: what went back in euros, negative
 */
record ShopOrder(
    long id,
    String number,
    boolean completed,
    BigDecimal gross,
    BigDecimal vat,
    Optional<LocalDate> paid,
    Optional<LocalDate> finished,
    Instant modified,
    Map<Long, BigDecimal> refunds) {

  ShopOrder {
    refunds = Map.copyOf(refunds);
  }
}
