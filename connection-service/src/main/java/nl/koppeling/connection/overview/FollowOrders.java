package nl.koppeling.connection.overview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.registry.Connections;

/** Tells a person who may see a connection whether something changed. */
@ApplicationScoped
public class FollowOrders {

  private final Sessions sessions;
  private final Connections connections;
  private final Pulse pulse;

  @Inject
  FollowOrders(Sessions sessions, Connections connections, Pulse pulse) {
    this.sessions = sessions;
    this.connections = connections;
    this.pulse = pulse;
  }

  /**
   * Another text whenever the page would show something else; refuses with 404.
   *
   * @param orderId empty: the board or the list
   */
  public Uni<String> version(Caller.Person person, UUID id, Optional<Long> orderId) {
    return sessions.forPerson(
        person,
        session ->
            connections
                .find(session, id)
                .invoke(person::reads)
                .chain(
                    () ->
                        orderId
                            .map(order -> pulse.of(session, id, order))
                            .orElseGet(() -> pulse.of(session, id))));
  }
}
