package nl.koppeling.connection.people;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.people.ReadPeople.OwnerView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The owners of a connection. */
@Path("/api/connections/{id}/owners")
@Tag(name = "Owners")
@RolesAllowed(Caller.SHOP_OWNER)
public class OwnersResource {

  private final Caller caller;
  private final ReadPeople reading;
  private final RemoveOwner removing;

  @Inject
  OwnersResource(Caller caller, ReadPeople reading, RemoveOwner removing) {
    this.caller = caller;
    this.reading = reading;
    this.removing = removing;
  }

  @GET
  @RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
  @Operation(summary = "Who owns the connection; all have the same rights")
  public Uni<List<OwnerView>> owners(UUID id) {
    return reading.read(caller.person(), id).map(ReadPeople.People::owners);
  }

  @DELETE
  @Path("{owner}")
  @Operation(
      summary = "Take an owner off the connection, another or oneself",
      description =
          "From the next request on the connection answers that person with 404. 404 OWNER_UNKNOWN,"
              + " 409 LAST_OWNER.")
  public Uni<Void> remove(UUID id, String owner) {
    return removing.remove(caller.person(), id, owner);
  }
}
