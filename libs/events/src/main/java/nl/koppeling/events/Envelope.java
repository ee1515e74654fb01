package nl.koppeling.events;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * An event with its CloudEvents attributes.
 *
 * @param id unique; receivers remember it so that a repeated delivery has no effect
 * @param source the service that said it
 * @param time when it was said (UTC)
 */
public record Envelope(UUID id, String source, Instant time, Event event) {
  public Envelope {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(event, "event");
  }
}
