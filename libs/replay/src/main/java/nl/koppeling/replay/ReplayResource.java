package nl.koppeling.replay;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** Steps of replays, and dead letters; for the connection service, at which operators ask. */
@Path("/internal/replays")
@RolesAllowed("service")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReplayResource {

  private static final int MOST_LETTERS = 500;

  private final Rereading rereading;
  private final Recalling recalling;
  private final DeadLetters letters;

  ReplayResource(Rereading rereading, Recalling recalling, DeadLetters letters) {
    this.rereading = rereading;
    this.recalling = recalling;
    this.letters = letters;
  }

  /**
   * The parts of topics that hold what was written in a span of time.
   *
   * @param topic absent: all that this service reads, without dead letters
   * @param from an instant (UTC); absent: from the first record on
   * @param to an instant (UTC); absent: to what is the last record now
   * @return 200 with {@link Stretch}es, 400 for what is no instant
   */
  @GET
  @Path("stretches")
  public Uni<Response> stretches(
      @QueryParam("topic") String topic,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    Optional<Instant> begin;
    Optional<Instant> end;
    try {
      begin = Optional.ofNullable(from).map(Instant::parse);
      end = Optional.ofNullable(to).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Uni.createFrom().item(refused("no instant"));
    }
    return rereading.between(topic, begin, end).map(found -> Response.ok(found).build());
  }

  /**
   * Takes a {@link Stride}; 200 with what came of it, 400 when this service does not read the
   * topic.
   */
  @POST
  @Path("strides")
  public Uni<Response> stride(Stride stride) {
    return Uni.createFrom()
        .deferred(() -> rereading.stride(stride))
        .map(strode -> Response.ok(strode).build())
        .onFailure(IllegalArgumentException.class)
        .recoverWithItem(e -> refused(e.getMessage()));
  }

  /**
   * Lets parked documents go on; 200 with the {@link Tally}, 400 when none are ever parked here.
   */
  @POST
  @Path("parked")
  public Uni<Response> parked(Calling calling) {
    return Uni.createFrom()
        .deferred(() -> recalling.call(calling))
        .map(tally -> Response.ok(tally).build())
        .onFailure(IllegalArgumentException.class)
        .recoverWithItem(e -> refused(e.getMessage()));
  }

  /** The newest dead letters of this service. */
  @GET
  @Path("dead-letters")
  public Uni<Response> letters(
      @QueryParam("topic") String topic, @QueryParam("most") @DefaultValue("50") int most) {
    return letters
        .newest(topic, Math.clamp(most, 1, MOST_LETTERS))
        .map(found -> Response.ok(found).build());
  }

  /** One dead letter with the outline of its body; 404 when there is none at this place. */
  @GET
  @Path("dead-letters/{topic}/{partition}/{offset}")
  public Uni<Response> letter(
      @PathParam("topic") String topic,
      @PathParam("partition") int partition,
      @PathParam("offset") long offset) {
    return letters
        .open(topic, partition, offset)
        .map(
            found ->
                found
                    .map(opened -> Response.ok(opened).build())
                    .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build()));
  }

  private static Response refused(String why) {
    return Response.status(Response.Status.BAD_REQUEST).entity(Map.of("refused", why)).build();
  }
}
