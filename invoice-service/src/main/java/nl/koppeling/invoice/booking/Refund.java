package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A refund as the shop states it. Amounts in euros, positive when money goes back.
 *
 * @param refundedAt UTC; its day in Amsterdam is the day of the credit
 * @param amount VAT included
 * @param lines what was refunded; empty when the shop only named an amount
 */
public record Refund(
    long orderId, long refundId, Instant refundedAt, BigDecimal amount, List<Line> lines) {

  public Refund {
    Objects.requireNonNull(refundedAt, "refundedAt");
    if (amount.signum() <= 0) {
      throw new IllegalArgumentException("a refund gives money back");
    }
    lines = List.copyOf(lines);
  }

  /**
   * The refunded part of one line, excluding VAT.
   *
   * @param lineId the line of the order, 0 when the shop does not say
   */
  public record Line(long lineId, BigDecimal net, BigDecimal tax) {}
}
