package nl.koppeling.ingest.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import nl.koppeling.ingest.shop.Place;

/**
 * Where a connection stands, as read at the start of a step.
 *
 * @param cursor newest modification seen by a finished walk; at first an hour before the connection
 * @param pollDue true when the walk is due (database time)
 * @param webhooksDue true when the webhooks are to be checked
 * @param pausedAt the credentials that were refused; present means nothing is asked of the shop
 */
public record PollState(
    Instant cursor,
    Optional<Walk> walk,
    boolean pollDue,
    boolean webhooksDue,
    int quietPolls,
    int failures,
    OptionalLong pausedAt,
    WebhookHealth webhooks,
    String webhooksSecret,
    Instant now) {

  /**
   * A walk under way.
   *
   * @param from modifications after this moment, UTC
   * @param newest newest modification seen so far
   * @param begun when its first page was read, database time
   * @param unbounded the shop answers with orders that were not asked for
   */
  public record Walk(
      Instant from, Place place, Optional<Instant> newest, Instant begun, boolean unbounded) {

    /** The same walk at another place. */
    public Walk at(Place next, Optional<Instant> seen) {
      return new Walk(from, next, seen, begun, unbounded);
    }

    /**
     * The walk with what a page says of the shop.
     *
     * @param older orders on it that were not asked for
     */
    public Walk seen(boolean older) {
      return new Walk(from, place, newest, begun, unbounded || older);
    }
  }

  /** How the shop's webhooks to us are doing. */
  public enum WebhookHealth {
    /** Not looked at yet. */
    UNKNOWN,
    /** All there and active. */
    HEALTHY,
    /** The key cannot write or the shop hides them: polling has to do. */
    NOT_ALLOWED,
    /** Missing or switched off, and not repaired. */
    BROKEN
  }
}
