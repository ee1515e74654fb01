package nl.koppeling.events;

import java.util.UUID;

/**
 * The buyer's relation in SnelStart is known. Topic {@code linked-orders.v1}.
 *
 * @param relationId the relation's id in the administration
 * @param relationCreated true when it was made for this order
 */
public record CustomerLinked(
    OrderRef order,
    Lane lane,
    Order facts,
    SealedBuyer buyer,
    UUID relationId,
    boolean relationCreated)
    implements OrderEvent {}
