package nl.koppeling.ingest.backfill;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.ingest.schedule.PollSettings;
import org.hibernate.reactive.mutiny.Mutiny;

/** Plans the reading of old orders when a connection begins, and tells so. */
@ApplicationScoped
public class Planning {

  private final Backfills backfills;
  private final Progress progress;
  private final PollSettings polls;

  Planning(Backfills backfills, Progress progress, PollSettings polls) {
    this.backfills = backfills;
    this.progress = progress;
    this.polls = polls;
  }

  /** Plans, in the caller's transaction; a connection that has a backfill keeps it. */
  public Uni<Void> begin(Mutiny.Session session, ConnectionChanged connection) {
    UUID id = connection.connectionId();
    return backfills
        .plan(session, id, connection.startFrom(), polls.pageSize())
        .flatMap(fresh -> fresh ? backfills.find(session, id) : Uni.createFrom().nullItem())
        .flatMap(
            found ->
                found == null || found.get().backfill().over()
                    ? Uni.createFrom().voidItem()
                    : progress
                        .tell(session, id, found.get().backfill(), found.get().now())
                        .replaceWithVoid());
  }

  /**
   * Plans the reading of everything that is there by now, whatever became of the plan before.
   *
   * @param from orders modified since
   */
  public Uni<Void> anew(Mutiny.Session session, UUID connectionId, Instant from) {
    return backfills
        .anew(session, connectionId, from, polls.pageSize())
        .flatMap(planned -> backfills.find(session, connectionId))
        .flatMap(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : progress
                        .tell(session, connectionId, found.get().backfill(), found.get().now())
                        .replaceWithVoid());
  }
}
