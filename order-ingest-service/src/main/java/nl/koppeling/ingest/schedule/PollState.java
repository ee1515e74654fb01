package nl.koppeling.ingest.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

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
   * @param page the page to read next, from 1
   * @param newest newest modification seen so far
   * @param total how many orders there were at its start, when the shop said so
   * @param lastOrder the greatest id of the page before; 0 on the first
   * @param unbounded the shop answers with orders that were not asked for
   */
  public record Walk(
      Instant from,
      int page,
      int size,
      Optional<Instant> newest,
      OptionalInt total,
      int rounds,
      long lastOrder,
      boolean unbounded) {}

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
