package nl.koppeling.replay;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Parked documents that are to go on, as it is asked of the service they are parked at.
 *
 * @param replay whose step it is; for the log
 * @param rehearsal true: everything is undone at the end
 * @param documents at most {@value #MOST}
 */
public record Calling(UUID replay, boolean rehearsal, List<ParkedDocument> documents) {

  /** Documents of one step. */
  public static final int MOST = 100;

  public Calling {
    Objects.requireNonNull(replay, "replay");
    documents = List.copyOf(documents);
    if (documents.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " documents");
    }
  }
}
