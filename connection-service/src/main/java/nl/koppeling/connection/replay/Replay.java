package nl.koppeling.connection.replay;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A replay that an operator asked for.
 *
 * @param why in the operator's words, 3 to 200 characters
 * @param askedAt UTC
 * @param trouble why it does not get on at the moment; empty when it does
 */
record Replay(
    UUID id,
    Selection selection,
    String why,
    Operator askedBy,
    Instant askedAt,
    ReplayState state,
    String trouble) {
  Replay {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(state, "state");
  }

  Replay in(ReplayState next) {
    return new Replay(id, selection, why, askedBy, askedAt, next, "");
  }
}
