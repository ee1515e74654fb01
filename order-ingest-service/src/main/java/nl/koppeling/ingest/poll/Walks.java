package nl.koppeling.ingest.poll;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.koppeling.ingest.schedule.PollState;
import org.hibernate.reactive.mutiny.Mutiny;

/** The part of {@code shop_poll} that says how far the walk is. */
@ApplicationScoped
class Walks {

  /** The walk goes on with another page; remembered with the rows of the page before. */
  Uni<Void> proceed(Mutiny.Session session, UUID connectionId, PollState.Walk walk) {
    return session
        .createNativeQuery(
            "update shop_poll set walk_from = cast(cast(:from as text) as timestamptz),"
                + " walk_page = :page,"
                + " walk_size = :size, walk_newest = cast(cast(:newest as text) as timestamptz),"
                + " walk_total = cast(cast(:total as text) as integer), walk_rounds = :rounds,"
                + " walk_last_order = :last, walk_unbounded = :unbounded"
                + " where connection_id = :id")
        .setParameter("from", walk.from().toString())
        .setParameter("page", walk.page())
        .setParameter("size", walk.size())
        .setParameter("newest", walk.newest().map(Instant::toString).orElse(null))
        .setParameter(
            "total", walk.total().isPresent() ? Integer.toString(walk.total().getAsInt()) : null)
        .setParameter("rounds", walk.rounds())
        .setParameter("last", walk.lastOrder())
        .setParameter("unbounded", walk.unbounded())
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /**
   * The walk is finished: only now the cursor moves, in the transaction of the last page's rows.
   *
   * @param quietPolls finished walks in a row that found nothing new, this one included
   */
  Uni<Void> finish(
      Mutiny.Session session, UUID connectionId, Instant cursor, int quietPolls, Duration wait) {
    return session
        .createNativeQuery(
            "update shop_poll set cursor_at ="
                + " greatest(cursor_at, cast(cast(:cursor as text) as timestamptz)),"
                + " walk_from = null, walk_page = 1, walk_newest = null, walk_total = null,"
                + " walk_rounds = 0, walk_last_order = 0, walk_unbounded = false, quiet_polls = :quiet,"
                + " due_at = now() + :wait * interval '1 millisecond' where connection_id = :id")
        .setParameter("cursor", cursor.toString())
        .setParameter("quiet", quietPolls)
        .setParameter("wait", wait.toMillis())
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** A page was too much for the shop: the same place again in pages of a fifth. */
  Uni<Void> smaller(Mutiny.Session session, UUID connectionId, int fullSize) {
    return session
        .createNativeQuery(
            "update shop_poll set walk_size = :full / 5, walk_page = (walk_page - 1) * 5 + 1"
                + " where connection_id = :id and walk_size = :full and walk_from is not null")
        .setParameter("full", fullSize)
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }
}
