package nl.koppeling.connection.oversight;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import nl.koppeling.connection.line.YearFigures;
import nl.koppeling.connection.ownership.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What only many orders together show. */
@Path("/api/connections/{id}/years/{year}")
@Tag(name = "Statements")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class YearResource {

  private final Caller caller;
  private final ReadYear years;

  @Inject
  YearResource(Caller caller, ReadYear years) {
    this.caller = caller;
    this.years = years;
  }

  @GET
  @Operation(
      summary = "A year of bookings",
      description =
          "Net, VAT and gross per day, treatment, country and band; how far sales to consumers in"
              + " the EU are from the threshold of the one-stop shop; warnings about shipping,"
              + " coupons, evidence and rounding. 503 while the invoice service is away.")
  public Uni<YearFigures> year(UUID id, int year) {
    return years.read(caller.person(), id, year);
  }
}
