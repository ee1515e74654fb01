package nl.koppeling.replay;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What follows from the rows that the transaction at hand wrote. PostgreSQL says which rows those
 * are: their {@code xmin} is the transaction's own id.
 */
public interface Consequences {

  /**
   * {@link Effect#KEPT}, {@link Effect#WORK} or {@link Effect#BOOKING}.
   *
   * @param orderId 0 for an event that is about the connection as a whole
   */
  Uni<Effect> of(Mutiny.Session session, UUID connectionId, long orderId);
}
