package nl.koppeling.events;

/**
 * A refund that was told is no longer in the shop. Topic {@code orders.v1}.
 *
 * @param refundId the shop's refund id
 */
public record RefundDeleted(OrderRef order, Lane lane, long refundId) implements OrderEvent {}
