package nl.koppeling.connection.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.proof.ShopReading;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.setup.AskShop;
import nl.koppeling.connection.setup.SettingsForm;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which orders count as completed and paid. */
@Path("/api/connections/{id}/intake")
@Tag(name = "Intake")
@RolesAllowed(Caller.SHOP_OWNER)
public class IntakeResource {

  private final Caller caller;
  private final ChooseIntake choosing;
  private final AskShop shop;

  @Inject
  IntakeResource(Caller caller, ChooseIntake choosing, AskShop shop) {
    this.caller = caller;
    this.choosing = choosing;
    this.shop = shop;
  }

  @GET
  @RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
  @Operation(summary = "Which orders count as completed and paid, and whether bookings are noted")
  public Uni<Intake> get(UUID id) {
    return choosing.chosen(caller.person(), id);
  }

  @PUT
  @Operation(
      summary = "Choose which orders count as completed and paid",
      description =
          "`completedStatuses`: at least one. `paidRules`: by payment method, USUAL (the shop gives a"
              + " date of payment), COMPLETED_MEANS_PAID (on account, cash on delivery: booked when"
              + " completed, on that day) or NEVER (booked otherwise). `orderNotes`: one private note"
              + " with the booking's number at each order; needs a key that may write. Orders that"
              + " wait are judged again; what was booked stays booked.")
  public Uni<Intake> put(UUID id, Wish wish) {
    if (wish == null) {
      throw Refusal.of(RefusalCode.REQUEST_INVALID);
    }
    return choosing.choose(caller.person(), id, wish.read()).map(Intake::of);
  }

  /** The choice as it was typed: a field that is unknown is refused, not passed over. */
  public record Wish(@Schema(implementation = Intake.class) JsonNode intake) {

    Intake read() {
      return SettingsForm.read(intake, Intake.class);
    }
  }

  @GET
  @Path("offered")
  @Operation(
      summary = "What the shop has: its statuses, those of plugins too, and its payment methods",
      description =
          "Without those that cannot count as completed. Empty when the shop does not say.")
  @Spends
  public Uni<Offered> offered(UUID id) {
    Caller.Person owner = caller.person();
    return shop.statuses(owner, id)
        .flatMap(
            statuses ->
                shop.gateways(owner, id)
                    .map(
                        gateways ->
                            new Offered(
                                statuses.stream().filter(Offered::completable).toList(),
                                gateways)));
  }

  /** What there is to choose. */
  public record Offered(
      List<ShopReading.Status> statuses, List<ShopReading.Gateway> paymentMethods) {

    /** True for a status that may count as completed. */
    public static boolean completable(ShopReading.Status status) {
      return !Intake.NEVER_COMPLETED.contains(status.slug());
    }
  }
}
