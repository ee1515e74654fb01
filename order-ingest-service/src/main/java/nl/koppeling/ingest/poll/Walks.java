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
                + " walk_size = :size, walk_newest = cast(cast(:newest as text) as timestamptz),"
                + " walk_last_order = :last, walk_index = :index,"
                + " walk_begun_at = cast(cast(:begun as text) as timestamptz),"
                + " walk_unbounded = :unbounded, walk_page = 1, walk_rounds = -1, walk_total = null where connection_id = :id")
        .setParameter("from", walk.from().toString())
        .setParameter("size", walk.place().size())
        .setParameter("newest", walk.newest().map(Instant::toString).orElse(null))
        .setParameter("last", walk.place().lastOrder())
        .setParameter("index", walk.place().index())
        .setParameter("begun", walk.begun().toString())
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
                + " walk_begun_at = null, walk_rounds = 0, walk_unbounded = false,"
                + " quiet_polls = :quiet,"
                + " due_at = now() + :wait * interval '1 millisecond' where connection_id = :id")
        .setParameter("cursor", cursor.toString())
        .setParameter("quiet", quietPolls)
        .setParameter("wait", wait.toMillis())
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }
}
