package nl.koppeling.events;

import java.util.UUID;

/**
 * Something that happened, in the past tense. Every event belongs to one connection and has one
 * Kafka key.
 */
public sealed interface Event
    permits OrderEvent,
        ConnectionChanged,
        ConnectionRemoved,
        ConnectionFaulted,
        ConnectionRecovered,
        BackfillMoved {

  /** The connection (one shop and one administration) this happened in. */
  UUID connectionId();

  /** The Kafka key: events with equal keys stay in order. */
  default String key() {
    return connectionId().toString();
  }

  /** The same event, its work queued behind all live work: for what is taken along or replayed. */
  default Event behindLiveWork() {
    return this;
  }
}
