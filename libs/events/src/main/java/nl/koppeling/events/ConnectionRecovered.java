package nl.koppeling.events;

import java.util.UUID;

/** A fault told before is over. Topic {@code connection-health.v1}. */
public record ConnectionRecovered(UUID connectionId, ConnectionFaulted.Side side)
    implements Event {}
