package nl.koppeling.invoice.planning;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.EventCodec;
import nl.koppeling.invoice.posting.Posting;

/**
 * What a correcting document came from, kept with it as JSON: a person's decision and, for a
 * replaced sale, the later version of the order.
 *
 * @param decidedAt UTC; decides the day of the document
 * @param later present for a replacement
 */
public record CorrectionEvent(Instant decidedAt, Optional<CustomerLinked> later) {

  public CorrectionEvent {
    Objects.requireNonNull(decidedAt, "decidedAt");
    later = later == null ? Optional.empty() : later;
  }

  /** As it is stored. */
  public String json() {
    return EventCodec.write(this);
  }

  /** Of a correcting document; empty once its connection is gone. */
  public static Optional<CorrectionEvent> of(Posting posting) {
    return switch (posting.key().kind()) {
      case SALE, CREDIT -> Optional.empty();
      case WITHDRAWAL, REPLACEMENT, REVERSAL ->
          posting.event().isEmpty()
              ? Optional.empty()
              : Optional.of(
                  EventCodec.read(
                      posting.event().getBytes(StandardCharsets.UTF_8), CorrectionEvent.class));
    };
  }
}
