package nl.koppeling.customer.linking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Lane;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The customers of all connections and their relations (table {@code relation}), unique per
 * connection and customer.
 */
@ApplicationScoped
public class Relations {

  private static final String COLUMNS =
      "customer_key, lane, attempts, state, omitted, made_for, unseen, relation_id, relation_code,"
          + " created, reasons";

  // A parked customer is tried again with the data of another order.
  private static final String EXPECT =
      "insert into relation (connection_id, customer_key, state, lane)"
          + " values (:connection, :key, 'PLANNED', :lane)"
          + " on conflict (connection_id, customer_key) do update set"
          + " lane = case when excluded.lane = 'LIVE' then 'LIVE' else relation.lane end,"
          + " attempts = case when relation.state = 'PARKED' then 0 else relation.attempts end,"
          + " reasons = '',"
          + " due_at = case when relation.state = 'PARKED' then clock_timestamp()"
          + "   else relation.due_at end,"
          + " state = case when relation.state = 'PARKED' then 'PLANNED' else relation.state end"
          + " returning "
          + COLUMNS;

  private static final String NEXT =
      "select "
          + COLUMNS
          + " from relation where connection_id = :connection"
          + " and state in ('PLANNED', 'CREATE_INTENDED', 'IN_DOUBT')"
          + " and due_at <= clock_timestamp() order by lane = 'LIVE' desc, due_at limit 1";

  private static final String SAVE =
      "update relation set state = :state, omitted = :omitted, made_for = cast(:madeFor as bigint),"
          + " unseen = :unseen, relation_id = cast(:relation as uuid),"
          + " relation_code = cast(:code as int), created = :created, reasons = :reasons,"
          + " attempts = :attempts, due_at = clock_timestamp() + :wait * interval '1 millisecond'"
          + " where connection_id = :connection and customer_key = :key";

  private static final String POSTPONE =
      "update relation set attempts = :attempts,"
          + " due_at = clock_timestamp() + :wait * interval '1 millisecond'"
          + " where connection_id = :connection and customer_key = :key";

  private static final String HASTEN =
      "update relation set due_at = clock_timestamp(), attempts = 0"
          + " where connection_id = :connection and state = 'PLANNED' and attempts > 0";

  /**
   * Makes sure that the customer has a row and holds it until the transaction ends, so that no
   * result can slip in between an order's arrival and the telling of those that wait.
   */
  public Uni<Customer> expect(Mutiny.Session session, CustomerKey key, Lane lane) {
    return session
        .createNativeQuery(EXPECT, Object[].class)
        .setParameter("connection", key.connectionId())
        .setParameter("key", key.hash())
        .setParameter("lane", lane.name())
        .getSingleResult()
        .map(row -> customer(key.connectionId(), row));
  }

  /** The customer's relation, when it is known; takes no lock, because that is never taken back. */
  public Uni<Optional<RelationState.Linked>> linked(Mutiny.Session session, CustomerKey key) {
    return session
        .createNativeQuery(
            "select "
                + COLUMNS
                + " from relation where connection_id = :connection and customer_key = :key"
                + " and state = 'LINKED'",
            Object[].class)
        .setParameter("connection", key.connectionId())
        .setParameter("key", key.hash())
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> customer(key.connectionId(), row).state())
                    .map(RelationState.Linked.class::cast));
  }

  /** The customer whose turn it is in a connection: live work first, longest due first. */
  public Uni<Optional<Customer>> next(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(NEXT, Object[].class)
        .setParameter("connection", connectionId)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(row -> customer(connectionId, row)));
  }

  /**
   * Writes a state.
   *
   * @param attempts failures in a row, 0 after progress
   * @param wait until it is looked at again; of no meaning for linked and parked ones
   */
  public Uni<Void> save(
      Mutiny.Session session, CustomerKey key, RelationState state, int attempts, Duration wait) {
    StateForm form = StateForm.of(state);
    return session
        .createNativeQuery(SAVE)
        .setParameter("state", form.state())
        .setParameter("omitted", form.omitted())
        .setParameter("madeFor", form.madeFor())
        .setParameter("unseen", form.unseen())
        .setParameter("relation", form.relationId())
        .setParameter("code", form.relationCode())
        .setParameter("created", form.created())
        .setParameter("reasons", form.reasons())
        .setParameter("attempts", attempts)
        .setParameter("wait", wait.toMillis())
        .setParameter("connection", key.connectionId())
        .setParameter("key", key.hash())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Leaves the state as it is and looks at it later. */
  public Uni<Void> postpone(Mutiny.Session session, CustomerKey key, int attempts, Duration wait) {
    return session
        .createNativeQuery(POSTPONE)
        .setParameter("attempts", attempts)
        .setParameter("wait", wait.toMillis())
        .setParameter("connection", key.connectionId())
        .setParameter("key", key.hash())
        .executeUpdate()
        .replaceWithVoid();
  }

  /**
   * What waits after a failure is due now: the cause is over. Those in doubt keep their settle
   * delay.
   */
  public Uni<Void> hasten(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(HASTEN)
        .setParameter("connection", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Forgets a customer without a relation, because no order waits for one any more. */
  public Uni<Void> forget(Mutiny.Session session, CustomerKey key) {
    return session
        .createNativeQuery(
            "delete from relation where connection_id = :connection and customer_key = :key"
                + " and state <> 'LINKED'")
        .setParameter("connection", key.connectionId())
        .setParameter("key", key.hash())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Forgets all customers of a connection. */
  public Uni<Void> forgetAll(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("delete from relation where connection_id = :connection")
        .setParameter("connection", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Customer customer(UUID connectionId, Object[] row) {
    StateForm form =
        new StateForm(
            (String) row[3],
            (String) row[4],
            row[5] == null ? null : ((Number) row[5]).longValue(),
            ((Number) row[6]).intValue(),
            (UUID) row[7],
            row[8] == null ? null : ((Number) row[8]).intValue(),
            (Boolean) row[9],
            (String) row[10]);
    return new Customer(
        new CustomerKey(connectionId, (String) row[0]),
        Lane.valueOf((String) row[1]),
        form.toState(),
        ((Number) row[2]).intValue());
  }
}
