package nl.koppeling.connection.faults;

import java.time.Instant;
import nl.koppeling.events.ConnectionFaulted.Side;

/**
 * A fault as the owner sees it.
 *
 * @param source the service that found it
 * @param since UTC
 */
public record Fault(Side side, String code, String nl, String en, String source, Instant since) {}
