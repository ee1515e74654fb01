package nl.koppeling.events;

import java.util.UUID;

/**
 * A connection was removed: its key is destroyed, its work is dropped. Topic {@code
 * connections.v1}.
 */
public record ConnectionRemoved(UUID connectionId, long version) implements Event {}
