package nl.koppeling.turns;

import java.util.UUID;

/** The lease ran out and somebody else may be at work: nothing may be written any more. */
public final class TurnLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TurnLost(UUID connectionId, long epoch) {
    super("turn " + epoch + " on connection " + connectionId + " is lost");
  }
}
