package nl.koppeling.ingest.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.ingest.schedule.PollState.WebhookHealth;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table {@code shop_poll}: reading it, and what makes a shop due. */
@ApplicationScoped
public class Schedule {

  /** Where the connection stands; empty when it was never scheduled. */
  public Uni<Optional<PollState>> find(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(PollRow.READ, Object[].class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(PollRow::state));
  }

  /**
   * A connection is new, changed or active again: read its shop and look at its webhooks now. Ends
   * a pause when its credentials are newer than the refused ones.
   */
  public Uni<Void> begin(Mutiny.Session session, UUID connectionId, long credentialsVersion) {
    return session
        .createNativeQuery(
            "insert into shop_poll as p (connection_id) values (:id)"
                + " on conflict (connection_id) do update"
                + " set due_at = now(), webhooks_due_at = now(), quiet_polls = 0,"
                + " failures = case when p.paused_at_credentials < :version then 0 else p.failures end,"
                + " paused_at_credentials ="
                + " case when p.paused_at_credentials < :version then null"
                + " else p.paused_at_credentials end")
        .setParameter("id", connectionId)
        .setParameter("version", credentialsVersion)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** The walk begins anew, as that of a connection which is new. */
  public Uni<Void> anew(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "update shop_poll set cursor_at = default, walk_from = null, walk_page = 1,"
                + " walk_newest = null, walk_total = null, walk_begun_at = null,"
                + " walk_rounds = 0, walk_unbounded = false, quiet_polls = 0,"
                + " due_at = now() where connection_id = :id")
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Something happened that cannot be named: read the shop now. */
  public Uni<Void> pollNow(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "insert into shop_poll as p (connection_id) values (:id) on conflict (connection_id)"
                + " do update set due_at = least(p.due_at, now()), quiet_polls = 0")
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** How the shop is watched; empty when it was never scheduled. */
  public Uni<Optional<Watch>> watch(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select webhooks, "
                + PollRow.millis("last_good_at")
                + ", "
                + PollRow.millis("repaired_at")
                + " from shop_poll where connection_id = :id",
            Object[].class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(
                        row ->
                            new Watch(
                                WebhookHealth.valueOf((String) row[0]),
                                PollRow.moment(row[1]),
                                PollRow.moment(row[2]))));
  }

  /** A webhook of ours did not tell us, and does again. */
  public Uni<Void> repaired(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("update shop_poll set repaired_at = now() where connection_id = :id")
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** What a look at the webhooks brought, and when to look again. */
  public Uni<Void> webhooks(
      Mutiny.Session session,
      UUID connectionId,
      WebhookHealth health,
      String secretHash,
      Duration wait) {
    return session
        .createNativeQuery(
            "update shop_poll set webhooks = :health, webhooks_secret = :secret,"
                + " webhooks_due_at = now() + :wait * interval '1 millisecond'"
                + " where connection_id = :id")
        .setParameter("health", health.name())
        .setParameter("secret", secretHash)
        .setParameter("wait", wait.toMillis())
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** When the connection's shop is due; empty when paused or unknown. */
  public Uni<Optional<Due>> due(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select "
                + PollRow.millis("due_at")
                + ", "
                + PollRow.millis("webhooks_due_at")
                + " from shop_poll"
                + " where connection_id = :id and paused_at_credentials is null",
            Object[].class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(
                        row ->
                            new Due(
                                PollRow.moment(row[0]).orElseThrow(),
                                PollRow.moment(row[1]).orElseThrow())));
  }

  /** When work is due, database time. */
  public record Due(Instant walk, Instant webhooks) {}
}
