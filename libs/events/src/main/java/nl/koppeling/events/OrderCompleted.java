package nl.koppeling.events;

/** An order is completed and paid, and eligible: it is to be booked. Topic {@code orders.v1}. */
public record OrderCompleted(OrderRef order, Lane lane, Order facts, SealedBuyer buyer)
    implements OrderEvent {

  @Override
  public OrderCompleted behindLiveWork() {
    return new OrderCompleted(order, Lane.BACKFILL, facts, buyer);
  }
}
