package nl.koppeling.invoice.changes;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import nl.koppeling.events.Reason;

/**
 * Orders and refunds that changed after they were booked (VAT reference, decision V22); for the
 * connection service, which checks whose they are, and operators.
 */
@Path("/internal/connections/{connection}/changes")
@RolesAllowed({"service", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ChangesResource {

  private final ShowChanges show;
  private final DecideChange decide;

  ChangesResource(ShowChanges show, DecideChange decide) {
    this.show = show;
    this.decide = decide;
  }

  /**
   * Who decides.
   *
   * @param person id of the deciding person, for the audit; 1 to 200 characters
   */
  record Word(String person) {
    private static final int LONGEST = 200;

    boolean names() {
      return person != null && !person.isBlank() && person.length() <= LONGEST;
    }
  }

  /** Why nothing was done. */
  record Refusal(String code, List<Reason> reasons) {}

  /** The last hundred changes of a connection, the newest first; an unknown connection has none. */
  @GET
  public Uni<List<ChangeView>> changes(@PathParam("connection") UUID connectionId) {
    return show.of(connectionId);
  }

  /**
   * Does what a change proposes.
   *
   * @return 202 with the decision, 400 when nobody is named, 404 for an unknown change, 409 with a
   *     code and reasons when nothing was done
   */
  @POST
  @Path("{change}/acceptance")
  public Uni<Response> accept(
      @PathParam("connection") UUID connectionId, @PathParam("change") UUID changeId, Word word) {
    return decided(word, person -> decide.accept(connectionId, changeId, person));
  }

  /** Leaves what stands; answers like the acceptance. */
  @POST
  @Path("{change}/refusal")
  public Uni<Response> decline(
      @PathParam("connection") UUID connectionId, @PathParam("change") UUID changeId, Word word) {
    return decided(word, person -> decide.decline(connectionId, changeId, person));
  }

  private static Uni<Response> decided(
      Word word, Function<String, Uni<DecideChange.Result>> decision) {
    return word == null || !word.names()
        ? Uni.createFrom().item(Response.status(Response.Status.BAD_REQUEST).build())
        : decision.apply(word.person()).map(ChangesResource::answer);
  }

  private static Response answer(DecideChange.Result result) {
    return switch (result) {
      case DecideChange.Result.Done done ->
          Response.accepted(Map.of("decision", done.decision().name())).build();
      case DecideChange.Result.Unknown unknown ->
          Response.status(Response.Status.NOT_FOUND).build();
      case DecideChange.Result.Refused refused ->
          Response.status(Response.Status.CONFLICT)
              .entity(new Refusal(refused.obstruction().name(), refused.reasons()))
              .build();
    };
  }
}
