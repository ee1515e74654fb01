package nl.koppeling.turns;

import java.time.Instant;
import java.util.Optional;

/**
 * When a connection's earliest live and backfill work is due (database time, UTC); empty when there
 * is none.
 */
public record NextDue(Optional<Instant> live, Optional<Instant> backfill) {

  public static final NextDue NONE = new NextDue(Optional.empty(), Optional.empty());
}
