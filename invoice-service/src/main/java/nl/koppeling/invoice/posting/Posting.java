package nl.koppeling.invoice.posting;

import java.math.BigDecimal;
import java.util.Objects;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderVersion;

/**
 * One document with its state.
 *
 * @param number what the customer sees
 * @param total what the shop asks, VAT included; euros
 * @param attempts transient failures in a row
 * @param event JSON of the event it came from
 */
public record Posting(
    PostingKey key,
    String number,
    OrderVersion version,
    BigDecimal total,
    Lane lane,
    PostingState state,
    int attempts,
    String event,
    String traceparent) {

  public Posting {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(state, "state");
  }

  /** The order and version this speaks of. */
  public OrderRef order() {
    return new OrderRef(key.connectionId(), key.orderId(), number, version);
  }

  /** The same document in its next state, with the count of transient failures at 0. */
  public Posting with(PostingState next) {
    return new Posting(key, number, version, total, lane, next, 0, event, traceparent);
  }

  /** The same document in a state it falls back to after one more transient failure. */
  public Posting failed(PostingState back) {
    return new Posting(key, number, version, total, lane, back, attempts + 1, event, traceparent);
  }

  /** The same document, its work queued behind all live work. */
  public Posting behindLiveWork() {
    return new Posting(
        key, number, version, total, Lane.BACKFILL, state, attempts, event, traceparent);
  }
}
