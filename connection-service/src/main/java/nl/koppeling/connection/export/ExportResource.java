package nl.koppeling.connection.export;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import nl.koppeling.connection.limits.Limits;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.refusals.Languages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Everything to take along. */
@Path("/api/connections/{id}/export")
@Tag(name = "Leaving")
@RolesAllowed(Caller.SHOP_OWNER)
public class ExportResource {

  private final Caller caller;
  private final ExportConnection exporting;

  @Inject
  ExportResource(Caller caller, ExportConnection exporting) {
    this.caller = caller;
    this.exporting = exporting;
  }

  @GET
  @Produces("application/zip")
  @Operation(
      summary = "A zip of settings, orders with their outcomes, and the audit log; never a secret",
      description =
          "`connection.json`, `orders.csv`, `audit.csv`; CSV in Dutch form unless English is preferred."
              + " Take it before DELETE: afterwards nothing is left to export.")
  @Spends(Limits.Limit.EXPORT)
  public Uni<RestResponse<byte[]>> export(UUID id, @Context HttpHeaders headers) {
    return exporting
        .export(caller.person(), id, Languages.english(headers))
        .map(
            zip ->
                RestResponse.ResponseBuilder.ok(zip, "application/zip")
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"koppeling-" + id + ".zip\"")
                    .build());
  }
}
