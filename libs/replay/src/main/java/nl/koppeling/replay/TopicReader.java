package nl.koppeling.replay;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.Topic;
import org.hibernate.reactive.mutiny.Mutiny;

/** What a service does with the events of a topic; its consumer and a replay use the same. */
public interface TopicReader {

  /** The topics read. */
  Set<Topic> topics();

  /** Writes the rows an event leads to, inside the given transaction; calls nobody. */
  Uni<Void> receive(Mutiny.Session session, Topic topic, Envelope envelope);
}
