package nl.koppeling.connection.notification;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.registry.Connections;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which e-mails an owner gets about a connection. */
@Path("/api/connections/{id}/notifications")
@Tag(name = "Notifications")
@RolesAllowed(Caller.SHOP_OWNER)
public class NotificationResource {

  private final Caller caller;
  private final Mutiny.SessionFactory sessions;
  private final Connections connections;
  private final Choices choices;

  @Inject
  NotificationResource(
      Caller caller, Mutiny.SessionFactory sessions, Connections connections, Choices choices) {
    this.caller = caller;
    this.sessions = sessions;
    this.connections = connections;
    this.choices = choices;
  }

  @GET
  @Operation(summary = "Which notifications are on")
  public Uni<Map<Kind, Boolean>> get(UUID id) {
    Caller.Person person = caller.person();
    return sessions.withSession(
        session ->
            connections
                .find(session, id)
                .invoke(person::owns)
                .chain(() -> choices.of(session, id)));
  }

  @PUT
  @Operation(summary = "Switch notifications on or off; what is not named stays")
  public Uni<Map<Kind, Boolean>> put(UUID id, Map<Kind, Boolean> wanted) {
    Caller.Person person = caller.person();
    return sessions.withTransaction(
        session ->
            connections
                .lock(session, id)
                .invoke(person::owns)
                .chain(
                    () ->
                        Multi.createFrom()
                            .iterable(wanted.entrySet())
                            .onItem()
                            .transformToUniAndConcatenate(
                                choice ->
                                    choices.choose(
                                        session,
                                        id,
                                        choice.getKey(),
                                        Boolean.TRUE.equals(choice.getValue())))
                            .collect()
                            .last())
                .chain(() -> choices.of(session, id)));
  }
}
