package nl.koppeling.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A refund was made on an order. Topic {@code orders.v1}.
 *
 * @param refundId the shop's refund id
 * @param amount positive, VAT included, in the order's currency
 * @param refundedAt when the shop made the refund (UTC), or the order's modification time when it
 *     does not say
 * @param refundedSoFar this refund and all earlier ones of the order, positive, VAT included
 * @param lines what was refunded; empty when the shop only named an amount
 */
public record OrderRefunded(
    OrderRef order,
    Lane lane,
    long refundId,
    BigDecimal amount,
    Instant refundedAt,
    BigDecimal refundedSoFar,
    List<Line> lines)
    implements OrderEvent {

  public OrderRefunded {
    Objects.requireNonNull(amount, "amount");
    refundedSoFar = refundedSoFar == null ? amount : refundedSoFar;
    lines = lines == null ? List.of() : List.copyOf(lines);
  }

  /** A refund that only names an amount. */
  public OrderRefunded(
      OrderRef order, Lane lane, long refundId, BigDecimal amount, Instant refundedAt) {
    this(order, lane, refundId, amount, refundedAt, amount, List.of());
  }

  @Override
  public OrderRefunded behindLiveWork() {
    return new OrderRefunded(
        order, Lane.BACKFILL, refundId, amount, refundedAt, refundedSoFar, lines);
  }

  /**
   * The refunded part of one line, excluding VAT. Amounts are positive when money goes back.
   *
   * @param lineId id of the line of the order this takes back ({@code _refunded_item_id}); 0 when
   *     the shop does not say
   * @param taxes VAT per rate of the shop
   */
  public record Line(
      OrderLine.Kind kind,
      long lineId,
      BigDecimal net,
      BigDecimal tax,
      List<OrderLine.LineTax> taxes) {
    public Line {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(net, "net");
      Objects.requireNonNull(tax, "tax");
      taxes = List.copyOf(taxes);
    }
  }
}
