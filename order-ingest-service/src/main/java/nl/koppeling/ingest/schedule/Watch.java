package nl.koppeling.ingest.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * How a shop is watched.
 *
 * @param bell what the shop does by itself when an order changes
 * @param lookedAt when the shop answered well last, UTC
 * @param repairedAt when a webhook that did not tell us any more was mended last, UTC
 */
public record Watch(
    PollState.WebhookHealth bell, Optional<Instant> lookedAt, Optional<Instant> repairedAt) {}
