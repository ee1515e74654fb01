package nl.koppeling.customer.linking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.VatProof;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.events.seal.SealBroken;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.turns.Turns;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Remembers a completed order in the transaction it arrives in. An order of a customer whose
 * relation is known is told at once, without any call; any other waits for a turn.
 */
@ApplicationScoped
public class Planning {

  private static final Logger LOG = Logger.getLogger(Planning.class);
  private static final Duration CONNECTION_MAY_FOLLOW = Duration.ofSeconds(2);

  private final ConnectionCopies copies;
  private final Linkings linkings;
  private final Relations relations;
  private final Telling telling;
  private final Seals seals;
  private final Turns turns;

  Planning(
      ConnectionCopies copies,
      Linkings linkings,
      Relations relations,
      Telling telling,
      Seals seals,
      Turns turns) {
    this.copies = copies;
    this.linkings = linkings;
    this.relations = relations;
    this.telling = telling;
    this.seals = seals;
    this.turns = turns;
  }

  /**
   * Takes an order. A version that does not supersede the remembered one says nothing new; a newer
   * version of a linked order keeps its relation, whatever the buyer changed, unless the tax now
   * asks for another one or its VAT number was not valid. What its owner took over stays closed.
   */
  public Uni<Void> remember(Mutiny.Session session, OrderCompleted order) {
    return linkings
        .known(session, order.order())
        .flatMap(
            known -> {
              if (known.isPresent() && !order.order().version().supersedes(known.get().version())) {
                return Uni.createFrom().voidItem();
              }
              if (known.filter(Known::closed).isPresent()) {
                return telling.closed(session, order);
              }
              return known.flatMap(Known::relationId).isPresent()
                  ? again(session, order, known.get())
                  : place(session, order);
            });
  }

  private Uni<Void> again(Mutiny.Session session, OrderCompleted order, Known known) {
    UUID relation = known.relationId().orElseThrow();
    WaitingOrder keeping = WaitingOrder.of(order, known.demand(), known.proof());
    return copies
        .find(session, order.connectionId())
        .flatMap(
            connection ->
                connection.map(c -> stands(c, order, known)).orElse(true)
                    ? telling.linked(session, keeping, relation, false)
                    : place(session, connection.get(), order));
  }

  private boolean stands(ConnectionChanged connection, OrderCompleted order, Known known) {
    try {
      return known.stands(Purchase.open(seals, connection, order).demand());
    } catch (SealBroken broken) {
      return true; // who bought is not known any better than before
    }
  }

  private Uni<Void> place(Mutiny.Session session, OrderCompleted order) {
    return copies
        .find(session, order.connectionId())
        .flatMap(
            found ->
                found
                    .map(connection -> place(session, connection, order))
                    .orElseGet(() -> unknown(session, order)));
  }

  /** No copy: the connection was removed, or its event has not come by yet. */
  private Uni<Void> unknown(Mutiny.Session session, OrderCompleted order) {
    return removed(session, order.connectionId())
        .flatMap(
            removed -> {
              if (removed) {
                LOG.infof("an order of removed connection %s is dropped", order.connectionId());
                return Uni.createFrom().voidItem();
              }
              return linkings
                  .arrived(session, order)
                  .flatMap(
                      done ->
                          turns.ring(
                              session, order.connectionId(), order.lane(), CONNECTION_MAY_FOLLOW));
            });
  }

  private static Uni<Boolean> removed(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select count(*) from connection_copy where connection_id = :connection and body = ''",
            Long.class)
        .setParameter("connection", connectionId)
        .getSingleResult()
        .map(count -> count > 0);
  }

  /** Gives an order its place: before the register, or among those that wait for one customer. */
  public Uni<Void> place(
      Mutiny.Session session, ConnectionChanged connection, OrderCompleted order) {
    Purchase purchase;
    try {
      purchase = Purchase.open(seals, connection, order);
    } catch (SealBroken broken) {
      LOG.error(broken.getMessage());
      return telling.parked(session, order, List.of(Refusals.unreadable()));
    }
    return purchase.needsProof() && purchase.key(Optional.empty()) instanceof Keyed.Somebody
        ? prove(session, purchase)
        : place(session, purchase, Optional.empty());
  }

  /** Gives an order its place among those that wait for one customer. */
  public Uni<Void> place(Mutiny.Session session, Purchase purchase, Optional<VatProof> proof) {
    OrderCompleted order = purchase.order();
    return switch (purchase.key(proof)) {
      case Keyed.Nobody nobody -> telling.parked(session, order, List.of(nobody.reason()));
      case Keyed.Somebody somebody ->
          await(session, WaitingOrder.of(order, purchase.demand(), proof), somebody.key());
    };
  }

  private Uni<Void> prove(Mutiny.Session session, Purchase purchase) {
    OrderCompleted order = purchase.order();
    return turns
        .ring(session, order.connectionId(), order.lane(), Duration.ZERO)
        .flatMap(
            rung ->
                linkings.proving(
                    session, WaitingOrder.of(order, purchase.demand(), Optional.empty())));
  }

  private Uni<Void> await(Mutiny.Session session, WaitingOrder waiting, CustomerKey key) {
    return relations
        .linked(session, key)
        .flatMap(
            linked ->
                linked
                    .map(relation -> telling.linked(session, waiting, relation.relationId(), false))
                    .orElseGet(() -> queue(session, waiting, key)));
  }

  /**
   * Rows are locked in the order of every turn: turn, relation, order. Else they would deadlock.
   */
  private Uni<Void> queue(Mutiny.Session session, WaitingOrder waiting, CustomerKey key) {
    Lane lane = waiting.order().lane();
    return turns
        .ring(session, key.connectionId(), lane, Duration.ZERO)
        .flatMap(rung -> relations.expect(session, key, lane))
        .flatMap(
            customer ->
                customer.state() instanceof RelationState.Linked linked
                    ? telling.linked(session, waiting, linked.relationId(), false)
                    : linkings.planned(session, waiting, key));
  }
}
