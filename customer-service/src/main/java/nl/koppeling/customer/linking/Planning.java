package nl.koppeling.customer.linking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.koppeling.customer.matching.Email;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.events.seal.Seal;
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
   * version of a linked order keeps its relation, whatever the buyer changed.
   */
  public Uni<Void> remember(Mutiny.Session session, OrderCompleted order) {
    return linkings
        .known(session, order.order())
        .flatMap(
            known -> {
              if (known.isPresent() && !order.order().version().supersedes(known.get().version())) {
                return Uni.createFrom().voidItem();
              }
              return known
                  .flatMap(Known::relationId)
                  .map(relation -> telling.linked(session, order, relation, false))
                  .orElseGet(() -> place(session, order));
            });
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

  /** Gives an order its place among those that wait for the same customer. */
  public Uni<Void> place(
      Mutiny.Session session, ConnectionChanged connection, OrderCompleted order) {
    String address;
    Seal seal;
    try {
      seal = seals.open(connection.connectionId(), connection.wrappedKey());
      address = seal.open(order.buyer(), order.order().orderId()).email();
    } catch (SealBroken broken) {
      LOG.error(broken.getMessage());
      return telling.parked(session, order, List.of(Refusals.unreadable()));
    }
    return switch (Email.of(address)) {
      case Email.Absent none -> telling.parked(session, order, List.of(Refusals.withoutEmail()));
      case Email.Invalid bad -> telling.parked(session, order, List.of(Refusals.emailInvalid()));
      case Email.Usable email -> {
        String hash = seal.keyedHash(email.address());
        yield await(session, order, new CustomerKey(order.connectionId(), hash));
      }
    };
  }

  private Uni<Void> await(Mutiny.Session session, OrderCompleted order, CustomerKey key) {
    return relations
        .linked(session, key)
        .flatMap(
            linked ->
                linked
                    .map(relation -> telling.linked(session, order, relation.relationId(), false))
                    .orElseGet(() -> queue(session, order, key)));
  }

  /**
   * Rows are locked in the order of every turn: turn, relation, order. Else they would deadlock.
   */
  private Uni<Void> queue(Mutiny.Session session, OrderCompleted order, CustomerKey key) {
    return turns
        .ring(session, key.connectionId(), order.lane(), Duration.ZERO)
        .flatMap(rung -> relations.expect(session, key, order.lane()))
        .flatMap(
            customer ->
                customer.state() instanceof RelationState.Linked linked
                    ? telling.linked(session, order, linked.relationId(), false)
                    : linkings.planned(session, order, key));
  }
}
