package nl.koppeling.connection.readback;

import java.time.Instant;
import java.util.Optional;
import nl.koppeling.events.Reason;

/**
 * How reading a month back from a place stands.
 *
 * @param running somebody asked and it is not done yet
 * @param readAt UTC, when {@code reading} was true; empty while there is none
 * @param failure why the last attempt failed, when it failed after {@code readAt}
 */
public record Readback(
    Place place,
    boolean running,
    Optional<Instant> readAt,
    Optional<Reading> reading,
    Optional<Reason> failure) {}
