package nl.koppeling.invoice.changes;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.invoice.posting.Chain;
import nl.koppeling.invoice.posting.Posting;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** The changes of all connections, in table {@code proposal}. */
@ApplicationScoped
class Changes {

  private static final int SHOWN = 100;

  /** Of an order ({@code refundId} 0) or of one of its refunds, the oldest first. */
  Uni<List<Change>> of(Mutiny.Session session, UUID connectionId, long orderId, long refundId) {
    return session
        .createSelectionQuery(
            "from Change where connectionId = :connection and orderId = :order"
                + " and refundId = :refund order by modifiedAt, createdAt, id",
            Change.class)
        .setParameter("connection", connectionId)
        .setParameter("order", orderId)
        .setParameter("refund", refundId)
        .getResultList();
  }

  /** What an order has seen so far: what is booked, and every later version. */
  Uni<History> history(Mutiny.Session session, UUID connectionId, long orderId, Chain chain) {
    return of(session, connectionId, orderId, 0)
        .map(changes -> new History(chain.sale().map(Posting::version), changes));
  }

  /** A change of a connection, locked until the transaction ends. */
  Uni<Optional<Change>> lock(Mutiny.Session session, UUID connectionId, UUID id) {
    return session
        .find(Change.class, id, LockMode.PESSIMISTIC_WRITE)
        .map(
            found -> Optional.ofNullable(found).filter(c -> c.connectionId().equals(connectionId)));
  }

  /** The last hundred of a connection that somebody may want to see, the newest first. */
  Uni<List<Change>> shown(Mutiny.Session session, UUID connectionId) {
    return session
        .createSelectionQuery(
            "from Change where connectionId = :connection and decision <> :noted"
                + " order by modifiedAt desc, createdAt desc, id",
            Change.class)
        .setParameter("connection", connectionId)
        .setParameter("noted", Decision.NOTED)
        .setMaxResults(SHOWN)
        .getResultList();
  }

  /** Remembers a change; an open one about the same document is superseded by it. */
  Uni<Void> remember(Mutiny.Session session, Change change) {
    return session
        .createMutationQuery(
            "update Change set decision = :superseded, event = '' where connectionId = :connection"
                + " and orderId = :order and refundId = :refund and decision = :open")
        .setParameter("superseded", Decision.SUPERSEDED)
        .setParameter("open", Decision.OPEN)
        .setParameter("connection", change.connectionId())
        .setParameter("order", change.orderId())
        .setParameter("refund", change.refundId())
        .executeUpdate()
        .flatMap(done -> session.persist(change));
  }
}
