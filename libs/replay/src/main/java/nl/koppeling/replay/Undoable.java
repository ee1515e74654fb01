package nl.koppeling.replay;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Transactions that can be rehearsed: everything is done as it would be, its effect is looked at,
 * and then it is undone.
 */
@ApplicationScoped
class Undoable {

  private static final String REMEMBER =
      "insert into inbox (event_id) values (:id) on conflict do nothing";

  private static final String TAKEN = "select event_id from inbox where event_id in (:ids)";

  // The view adds up what this database session has not reported yet, so only a difference counts.
  private static final String TOUCHED =
      "select cast(coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) as bigint)"
          + " from pg_stat_xact_user_tables where relname not in ('inbox', 'turn')";

  private final Mutiny.SessionFactory sessions;
  private final Consequences consequences;

  Undoable(Mutiny.SessionFactory sessions, Consequences consequences) {
    this.sessions = sessions;
    this.consequences = consequences;
  }

  /** Which of these events were taken before: most of a replay is, and needs no transaction. */
  Uni<Set<UUID>> taken(List<UUID> eventIds) {
    return eventIds.isEmpty()
        ? Uni.createFrom().item(Set.of())
        : transaction(
            false,
            session ->
                session
                    .createNativeQuery(TAKEN, UUID.class)
                    .setParameter("ids", eventIds)
                    .getResultList()
                    .map(Set::copyOf));
  }

  /** Takes an event unless it was taken before. */
  Uni<Effect> once(
      boolean rehearsal,
      UUID eventId,
      UUID connectionId,
      long orderId,
      Function<Mutiny.Session, Uni<Void>> work) {
    return transaction(
        rehearsal,
        session ->
            session
                .createNativeQuery(REMEMBER)
                .setParameter("id", eventId)
                .executeUpdate()
                .flatMap(
                    inserted ->
                        inserted == 0
                            ? Uni.createFrom().item(Effect.DONE)
                            : watched(session, connectionId, orderId, work)));
  }

  /** Does something of which the caller knows that it was not done before. */
  Uni<Effect> effect(
      boolean rehearsal,
      UUID connectionId,
      long orderId,
      Function<Mutiny.Session, Uni<Void>> work) {
    return transaction(rehearsal, session -> watched(session, connectionId, orderId, work));
  }

  private Uni<Effect> watched(
      Mutiny.Session session,
      UUID connectionId,
      long orderId,
      Function<Mutiny.Session, Uni<Void>> work) {
    return touched(session)
        .flatMap(
            before -> work.apply(session).flatMap(done -> touched(session)).map(before::equals))
        .flatMap(
            same ->
                same
                    ? Uni.createFrom().item(Effect.NOTHING)
                    : consequence(session, connectionId, orderId));
  }

  private Uni<Effect> consequence(Mutiny.Session session, UUID connectionId, long orderId) {
    return session
        .createNativeQuery(consequences.question(), String.class)
        .setParameter("connection", connectionId)
        .setParameter("order", orderId)
        .getSingleResult()
        .map(Effect::valueOf);
  }

  private static Uni<Long> touched(Mutiny.Session session) {
    return session.createNativeQuery(TOUCHED, Long.class).getSingleResult();
  }

  private <T> Uni<T> transaction(boolean rehearsal, Function<Mutiny.Session, Uni<T>> work) {
    return sessions
        .openSession()
        .flatMap(
            session ->
                session
                    .withTransaction(
                        begun -> {
                          if (rehearsal) {
                            begun.markForRollback();
                          }
                          return work.apply(session);
                        })
                    .eventually(session::close));
  }
}
