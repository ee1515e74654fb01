package nl.koppeling.events.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import nl.koppeling.events.Event;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.Topic;
import nl.koppeling.events.trace.Traces;
import org.hibernate.reactive.mutiny.Mutiny;

/** Remembers events to be told, inside the caller's transaction. */
@ApplicationScoped
public class Outbox {

  private static final String INSERT =
      "insert into outbox (id, topic, key, type, body, traceparent)"
          + " values (:id, :topic, :key, :type, :body, :traceparent)";

  /** Adds an event; it is published after the transaction of {@code session} commits, or never. */
  public Uni<Void> add(Mutiny.Session session, Topic topic, Event event) {
    return session
        .createNativeQuery(INSERT)
        .setParameter("id", UUID.randomUUID())
        .setParameter("topic", topic.topicName())
        .setParameter("key", event.key())
        .setParameter("type", EventCodec.typeOf(event))
        .setParameter("body", EventCodec.encode(event))
        .setParameter("traceparent", Traces.current())
        .executeUpdate()
        .replaceWithVoid();
  }
}
