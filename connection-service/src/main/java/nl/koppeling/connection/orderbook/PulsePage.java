package nl.koppeling.connection.orderbook;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.overview.FollowOrders;
import nl.koppeling.connection.ownership.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** What an open page asks every few seconds: has anything changed? */
@Path("/app/connections/{id}/pulse")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class PulsePage {

  private final Caller caller;
  private final FollowOrders following;

  @Inject
  PulsePage(Caller caller, FollowOrders following) {
    this.caller = caller;
    this.following = following;
  }

  /** {@code order}: only this order; without it all of them, and how the connection is doing. */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(hidden = true)
  public Uni<String> version(UUID id, @RestQuery Optional<Long> order) {
    return following.version(caller.person(), id, order);
  }
}
