package nl.koppeling.connection.audit;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Who changed what. */
@Path("/api/connections/{id}/audit")
@Tag(name = "Audit")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class AuditResource {

  private final Caller caller;
  private final ReadAudit reading;

  @Inject
  AuditResource(Caller caller, ReadAudit reading) {
    this.caller = caller;
    this.reading = reading;
  }

  @GET
  @Operation(
      summary = "Who changed what and when, the newest first, 50 a page",
      description = "`before` is the id of the last entry of the page before. Never a secret.")
  public Uni<List<AuditEntry>> audit(
      UUID id, @RestQuery @DefaultValue("9223372036854775807") @Min(1) long before) {
    return reading.page(caller.person(), id, before);
  }
}
