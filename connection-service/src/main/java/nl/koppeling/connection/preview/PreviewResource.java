package nl.koppeling.connection.preview;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The last orders of a shop as they would be booked. */
@Path("/api/connections/{id}")
@Tag(name = "Orders")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class PreviewResource {

  private final Caller caller;
  private final ReadPreview reading;
  private final ReadShadow shadows;

  @Inject
  PreviewResource(Caller caller, ReadPreview reading, ReadShadow shadows) {
    this.caller = caller;
    this.reading = reading;
    this.shadows = shadows;
  }

  @GET
  @Path("preview")
  @Spends
  @Operation(
      summary = "The last ten completed or refunded orders as they would be booked, line by line",
      description =
          "Composed by the code that books, with the confirmed settings; nothing is written in the"
              + " shop, in SnelStart or here. An order of before the start (`beforeStart`) would be"
              + " left alone; it is shown as one of after it. 409 before the settings are confirmed;"
              + " 503 when the shop, SnelStart or a part of the line does not answer.")
  public Uni<Preview> preview(UUID id) {
    return reading.read(caller.person(), id);
  }

  @GET
  @Path("shadow")
  @Spends
  @Operation(
      summary = "The journal of a month (yyyy-MM, by default this one) as it would be",
      description =
          "Of a connection in shadow: it reads and judges orders and books none. Composed of at most"
              + " 500 orders, the last ones (`capped`). 409 NOT_IN_SHADOW; 503 when SnelStart or a"
              + " part of the line does not answer.")
  public Uni<ShadowJournal> shadow(UUID id, @RestQuery String month) {
    return shadows.read(caller.person(), id, Months.read(month));
  }
}
