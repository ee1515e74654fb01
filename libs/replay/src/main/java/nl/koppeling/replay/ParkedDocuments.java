package nl.koppeling.replay;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** The documents a service can let go on after somebody removed what they were parked for. */
public interface ParkedDocuments {

  /**
   * Lets a document go on, behind all live work, inside the given transaction.
   *
   * @return false when it is not parked here, or no longer
   */
  Uni<Boolean> again(Mutiny.Session session, ParkedDocument document);
}
