package nl.koppeling.events;

import java.math.BigDecimal;

/**
 * A document will not be booked, and that is right: cancelled, free, before the start date. Any
 * stage's topic.
 */
public record OrderSkipped(OrderRef order, Document document, BigDecimal total, Reason reason)
    implements OrderEvent {}
