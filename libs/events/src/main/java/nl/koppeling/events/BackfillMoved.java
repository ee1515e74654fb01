package nl.koppeling.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * How far the orders that were there before the connection are read. Told at each change of state
 * and every few seconds while it runs. Topic {@code connection-health.v1}.
 *
 * @param version rises with every telling; an older one never replaces a newer one
 * @param planned how many orders there are to read as the shop said last; empty: not asked yet
 * @param done how many of them were read
 * @param startedAt when the first was read, UTC
 * @param finishedAt when the last was read or it was cancelled, UTC
 * @param perMinute orders read a minute since it was started or resumed; 0: not known
 */
public record BackfillMoved(
    UUID connectionId,
    long version,
    State state,
    Optional<Integer> planned,
    int done,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    BigDecimal perMinute)
    implements Event {

  public BackfillMoved {
    Objects.requireNonNull(connectionId, "connectionId");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(perMinute, "perMinute");
    if (version < 1 || done < 0) {
      throw new IllegalArgumentException("version from 1, done from 0");
    }
  }

  /** Where it stands. */
  public enum State {
    PLANNED,
    RUNNING,
    PAUSED,
    CANCELLED,
    DONE
  }
}
