package nl.koppeling.ingest.backfill;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import nl.koppeling.events.BackfillMoved;
import nl.koppeling.events.EventCodec;

/**
 * Pause, resume and cancel; for the connection service, which checks whose connection it is, and
 * operators.
 */
@Path("/internal/connections/{connection}/backfill")
@RolesAllowed({"service", "operator"})
public class BackfillResource {

  private final Steering steering;

  BackfillResource(Steering steering) {
    this.steering = steering;
  }

  /**
   * Lets it rest.
   *
   * @return 200 with how it stands now, as it is told; 202 when it was so before; 404 when nothing
   *     is read for this connection; 409 when it is over
   */
  @POST
  @Path("pause")
  public Uni<Response> pause(@PathParam("connection") UUID connectionId) {
    return answer(connectionId, Steering.Word.PAUSE);
  }

  /** Lets it go on: the same answers. */
  @POST
  @Path("resume")
  public Uni<Response> resume(@PathParam("connection") UUID connectionId) {
    return answer(connectionId, Steering.Word.RESUME);
  }

  /** Leaves the rest: the same answers. */
  @POST
  @Path("cancel")
  public Uni<Response> cancel(@PathParam("connection") UUID connectionId) {
    return answer(connectionId, Steering.Word.CANCEL);
  }

  private Uni<Response> answer(UUID connectionId, Steering.Word word) {
    return steering.take(connectionId, word).map(BackfillResource::answer);
  }

  private static Response answer(Steering.Result result) {
    return switch (result) {
      case Steering.Result.Changed(BackfillMoved moved) ->
          Response.ok(EventCodec.encode(moved), MediaType.APPLICATION_JSON).build();
      case Steering.Result.AsItWas same -> Response.accepted().build();
      case Steering.Result.Unknown unknown -> Response.status(Response.Status.NOT_FOUND).build();
      case Steering.Result.Over over -> Response.status(Response.Status.CONFLICT).build();
    };
  }
}
