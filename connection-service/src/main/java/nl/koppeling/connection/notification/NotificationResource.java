package nl.koppeling.connection.notification;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which e-mails an owner gets about a connection. */
@Path("/api/connections/{id}/notifications")
@Tag(name = "Notifications")
@RolesAllowed(Caller.SHOP_OWNER)
public class NotificationResource {

  private final Caller caller;
  private final ChooseNotifications choosing;

  @Inject
  NotificationResource(Caller caller, ChooseNotifications choosing) {
    this.caller = caller;
    this.choosing = choosing;
  }

  @GET
  @Operation(summary = "Which notifications are on")
  public Uni<Map<Kind, Boolean>> get(UUID id) {
    return choosing.chosen(caller.person(), id);
  }

  @PUT
  @Operation(summary = "Switch notifications on or off; what is not named stays")
  public Uni<Map<Kind, Boolean>> put(UUID id, Map<Kind, Boolean> wanted) {
    return choosing.choose(caller.person(), id, wanted);
  }
}
