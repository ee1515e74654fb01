package nl.koppeling.turns;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The outside work of a service. One bean per service implements it. */
public interface TurnWork {

  /**
   * Does due work of the turn's connection, one document after the other, until there is none or
   * the turn is {@link Turn#spent()}. Runs on a Vert.x context of its own, so sessions may be
   * opened.
   */
  Uni<Void> serve(Turn turn);

  /**
   * When the connection's remaining work is due, in both lanes; read inside the transaction that
   * ends the turn.
   */
  Uni<NextDue> nextDue(Mutiny.Session session, UUID connectionId);
}
