package nl.koppeling.connection.setup;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.faults.Faults;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.registry.Connections;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;

/** An owner's connections. */
@Path("/api/connections")
@Tag(name = "Connections")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class ConnectionResource {

  private final Caller caller;
  private final OpenConnection opening;
  private final RemoveConnection removal;
  private final Connections connections;
  private final Faults faults;
  private final Sessions sessions;

  @Inject
  ConnectionResource(
      Caller caller,
      OpenConnection opening,
      RemoveConnection removal,
      Connections connections,
      Faults faults,
      Sessions sessions) {
    this.caller = caller;
    this.opening = opening;
    this.removal = removal;
    this.connections = connections;
    this.faults = faults;
    this.sessions = sessions;
  }

  @POST
  @RolesAllowed(Caller.SHOP_OWNER)
  @Operation(
      summary =
          "Open a connection with a shop's address, and keys or none yet; nothing is tried yet")
  public Uni<RestResponse<ConnectionView>> open(Requests.Opening opening) {
    return this.opening
        .open(caller.person(), Requests.present(opening))
        .map(
            c ->
                RestResponse.ResponseBuilder.<ConnectionView>created(
                        URI.create("/api/connections/" + c.id()))
                    .entity(ConnectionView.of(c, List.of()))
                    .build());
  }

  @GET
  @Operation(summary = "The owner's connections; an operator sees everybody's")
  public Uni<List<ConnectionView>> list() {
    Caller.Person person = caller.person();
    return sessions.forPerson(
        person,
        session ->
            connections
                .all(session, person.operator() ? "" : person.subject())
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(connection -> view(session, connection))
                .collect()
                .asList());
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One connection: state, faults and versions; never a secret")
  public Uni<ConnectionView> get(UUID id) {
    Caller.Person person = caller.person();
    return sessions.forPerson(
        person,
        session ->
            connections
                .find(session, id)
                .map(person::reads)
                .flatMap(connection -> view(session, connection)));
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Caller.SHOP_OWNER)
  @Operation(
      summary =
          "Leave: our webhooks leave the shop; credentials and the key of the sealed blocks are destroyed")
  @Spends
  public Uni<Void> remove(UUID id) {
    return removal.remove(caller.person(), id).replaceWithVoid();
  }

  private Uni<ConnectionView> view(Mutiny.Session session, Connection connection) {
    return faults.of(session, connection.id()).map(found -> ConnectionView.of(connection, found));
  }
}
