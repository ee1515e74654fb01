package nl.koppeling.invoice.booking;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A correction of what was booked, on the word of a person (VAT reference, decision V22).
 *
 * @param number 1 for the first accepted change of the order; for the reversal of a credit the
 *     revision of that credit, which may be 0
 * @param firstInvoiceNumber of the sale as it was booked first: all later numbers are made of it
 * @param decidedAt UTC; its day in Amsterdam is the day of the documents
 */
public record Revision(
    UUID connectionId, long orderId, int number, String firstInvoiceNumber, Instant decidedAt) {

  public Revision {
    Objects.requireNonNull(connectionId, "connectionId");
    Objects.requireNonNull(firstInvoiceNumber, "firstInvoiceNumber");
    Objects.requireNonNull(decidedAt, "decidedAt");
    if (number < 0) {
      throw new IllegalArgumentException("a revision is counted from 0");
    }
  }
}
