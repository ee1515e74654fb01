package nl.koppeling.events;

import java.math.BigDecimal;

/**
 * An order was seen and cannot be booked yet: it is not completed or not paid. Topic {@code
 * orders.v1}.
 */
public record OrderWaiting(OrderRef order, BigDecimal total, Reason reason) implements OrderEvent {}
