package nl.koppeling.connection.readback;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A document on which a place and our ledger do not agree. Amounts are euros, credits negative.
 *
 * @param orderId 0 when only the administration knows the document
 * @param refundId 0 for the sale
 * @param number the order's, as the customer sees it
 * @param ours empty when we do not know the document
 * @param theirs empty when the place does not have it
 */
public record Discrepancy(
    Kind kind,
    long orderId,
    long refundId,
    String number,
    String invoiceNumber,
    Optional<BigDecimal> ours,
    Optional<BigDecimal> theirs) {

  /** What does not agree. */
  public enum Kind {
    /** Completed and paid in the shop, and never heard of here. */
    ONLY_IN_SHOP,
    /** Known here, and the shop does not have it any more. */
    NOT_IN_SHOP,
    /** The shop says another amount, VAT included. */
    SHOP_AMOUNT,
    /** The shop says another VAT. */
    SHOP_VAT,
    /** Booked, and SnelStart has no such invoice in this month. */
    NOT_IN_SNELSTART,
    /** SnelStart has another amount, VAT included. */
    SNELSTART_AMOUNT,
    /** SnelStart's VAT accounts have another amount for it. */
    SNELSTART_VAT,
    /** Paid as far as we know, and still open in SnelStart by {@code theirs}. */
    SNELSTART_OPEN,
    /** SnelStart has an invoice with our prefix that we do not know. */
    ONLY_IN_SNELSTART
  }
}
