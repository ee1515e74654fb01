package nl.koppeling.connection.doctor;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is wrong with a connection. */
@Path("/api/connections/{id}/doctor")
@Tag(name = "Doctor")
@RolesAllowed(Caller.SHOP_OWNER)
public class DoctorResource {

  private final Caller caller;
  private final Examine examining;

  @Inject
  DoctorResource(Caller caller, Examine examining) {
    this.caller = caller;
    this.examining = examining;
  }

  @POST
  @Operation(
      summary =
          "Test every link of the chain, from the shop's name to the ledgers; changes nothing",
      description =
          "A finding for each link in order, with what is wrong and what to do in Dutch and English."
              + " 429 EXAMINED_JUST_NOW with Retry-After when it was examined in the last half minute.")
  @Spends
  public Uni<Diagnosis> examine(UUID id) {
    return examining.examine(caller.person(), id);
  }
}
