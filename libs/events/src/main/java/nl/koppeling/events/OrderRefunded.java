package nl.koppeling.events;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A refund was made on an order. Topic {@code orders.v1}.
 *
 * @param refundId the shop's refund id
 * @param amount positive, VAT included, in the order's currency
 * @param refundedAt when the shop made the refund (UTC), or the order's modification time when it
 *     does not say
 */
public record OrderRefunded(
    OrderRef order, Lane lane, long refundId, BigDecimal amount, Instant refundedAt)
    implements OrderEvent {}
