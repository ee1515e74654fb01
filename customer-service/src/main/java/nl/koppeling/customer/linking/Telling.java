package nl.koppeling.customer.linking;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Document;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.OrderWaiting;
import nl.koppeling.events.Reason;
import nl.koppeling.events.Topic;
import nl.koppeling.events.outbox.Outbox;
import nl.koppeling.events.trace.Traces;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells what became of orders: row and event in one transaction. */
@ApplicationScoped
public class Telling {

  private final Linkings linkings;
  private final Outbox outbox;
  private final MeterRegistry meters;

  Telling(Linkings linkings, Outbox outbox, MeterRegistry meters) {
    this.linkings = linkings;
    this.outbox = outbox;
    this.meters = meters;
  }

  /** All orders of the customer that wait have their relation. */
  public Uni<Void> linked(
      Mutiny.Session session, CustomerKey customer, RelationState.Linked relation) {
    return each(
        session,
        customer,
        waiting ->
            linked(
                session,
                waiting,
                relation.relationId(),
                relation.created() && relation.madeFor() == waiting.order().order().orderId()));
  }

  /** All orders of the customer that wait are parked. */
  public Uni<Void> parked(
      Mutiny.Session session, CustomerKey customer, RelationState.Parked refusal) {
    return each(session, customer, waiting -> parked(session, waiting.order(), refusal.reasons()));
  }

  /** This order alone is parked. */
  public Uni<Void> parked(Mutiny.Session session, OrderCompleted order, Reason reason) {
    return parked(session, order, List.of(reason));
  }

  /** This order waits for something that is over some time. */
  public Uni<Void> waiting(Mutiny.Session session, OrderCompleted order, Reason reason) {
    meters
        .counter("koppeling.customer.orders", "outcome", "waiting", "code", reason.code())
        .increment();
    return outbox.add(
        session,
        Topic.LINKED_ORDERS,
        new OrderWaiting(order.order(), order.facts().total(), reason));
  }

  Uni<Void> linked(Mutiny.Session session, WaitingOrder waiting, UUID relationId, boolean created) {
    OrderCompleted order = waiting.order();
    meters.counter("koppeling.customer.orders", "outcome", "linked", "code", "").increment();
    CustomerLinked event =
        new CustomerLinked(
            order.order(),
            order.lane(),
            order.facts(),
            order.buyer(),
            relationId,
            created,
            waiting.proof());
    return linkings
        .linked(session, waiting, relationId)
        .flatMap(done -> outbox.add(session, Topic.LINKED_ORDERS, event));
  }

  Uni<Void> parked(Mutiny.Session session, OrderCompleted order, List<Reason> reasons) {
    meters
        .counter(
            "koppeling.customer.orders", "outcome", "parked", "code", reasons.getFirst().code())
        .increment();
    OrderParked event =
        new OrderParked(order.order(), Document.SALE, order.facts().total(), reasons);
    return linkings
        .parked(session, order)
        .flatMap(done -> outbox.add(session, Topic.LINKED_ORDERS, event));
  }

  /** The order's owner books it. */
  public Uni<Void> closed(Mutiny.Session session, OrderCompleted order) {
    meters.counter("koppeling.customer.orders", "outcome", "closed", "code", "").increment();
    OrderSkipped event =
        new OrderSkipped(
            order.order(), Document.SALE, order.facts().total(), OrderSkipped.BOOKED_ELSEWHERE);
    return linkings
        .closed(session, order)
        .flatMap(done -> outbox.add(session, Topic.LINKED_ORDERS, event));
  }

  private Uni<Void> each(
      Mutiny.Session session, CustomerKey customer, Function<WaitingOrder, Uni<Void>> tell) {
    return linkings
        .waiting(session, customer)
        .flatMap(
            orders ->
                Multi.createFrom()
                    .iterable(orders)
                    .onItem()
                    .transformToUniAndConcatenate(
                        waiting ->
                            Traces.within(
                                waiting.traceparent(), "tell order", () -> tell.apply(waiting)))
                    .collect()
                    .last()
                    .replaceWithVoid());
  }
}
