package nl.koppeling.connection.replay;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.ReplayCode;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Replays, for operators. */
@Path("/api/operator/replays")
@Tag(name = "Operators")
@RolesAllowed(Caller.OPERATOR)
public class ReplaysResource {

  private final Caller caller;
  private final JsonWebToken token;
  private final Sessions sessions;
  private final Replays replays;
  private final AskReplay asking;
  private final SteerReplay steering;

  @Inject
  ReplaysResource(
      Caller caller,
      JsonWebToken token,
      Sessions sessions,
      Replays replays,
      AskReplay asking,
      SteerReplay steering) {
    this.caller = caller;
    this.token = token;
    this.sessions = sessions;
    this.replays = replays;
    this.asking = asking;
    this.steering = steering;
  }

  /** What is asked for; see {@link Selection}. */
  public record Asked(
      String topic,
      String reader,
      Instant from,
      Instant to,
      Integer partition,
      Long fromOffset,
      Long toOffset,
      UUID connection,
      Long order,
      String reason,
      String why) {

    Selection selection() {
      return new Selection(
          topic, reader, from, to, partition, fromOffset, toOffset, connection, order, reason);
    }
  }

  @POST
  @Operation(
      summary = "Asks for a replay; it is rehearsed and nothing else",
      description =
          "Events by topic, reader, time or offsets, connection, order; or documents parked for a reason. `why` is kept.")
  public Uni<RestResponse<ReplayView>> ask(@NotNull @Valid Asked asked) {
    return asking
        .ask(operator(), asked.selection(), asked.why())
        .map(
            replay ->
                RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED, ReplayView.of(replay, null))
                    .location(URI.create("/api/operator/replays/" + replay.id()))
                    .build());
  }

  @GET
  @Operation(summary = "The newest replays")
  public Uni<Map<String, List<ReplayView>>> newest(
      @RestQuery @DefaultValue("20") @Min(1) @Max(200) int limit) {
    return sessions
        .forNone(session -> replays.newest(session, limit))
        .map(
            all ->
                Map.of(
                    "replays", all.stream().map(replay -> ReplayView.of(replay, null)).toList()));
  }

  @GET
  @Path("{replay}")
  @Operation(summary = "One replay, with everything that was done with it")
  public Uni<ReplayView> one(UUID replay) {
    return sessions.forNone(
        session ->
            replays
                .find(session, replay)
                .map(found -> found.orElseThrow(() -> Refusal.of(ReplayCode.REPLAY_UNKNOWN)))
                .chain(
                    found ->
                        replays.acts(session, replay).map(acts -> ReplayView.of(found, acts))));
  }

  @POST
  @Path("{replay}/rehearsal")
  @Operation(summary = "Rehearses it anew; a rehearsal counts for an hour")
  public Uni<RestResponse<ReplayView>> rehearse(UUID replay) {
    return steering.rehearse(operator(), replay).map(ReplaysResource::accepted);
  }

  @POST
  @Path("{replay}/approval")
  @Operation(summary = "A second operator allows more than 1,000 events")
  public Uni<ReplayView> approve(UUID replay) {
    return steering.approve(operator(), replay).map(now -> ReplayView.of(now, null));
  }

  @POST
  @Path("{replay}/start")
  @Operation(summary = "Begins what was rehearsed; one at a time")
  public Uni<RestResponse<ReplayView>> start(UUID replay) {
    return steering.start(operator(), replay).map(ReplaysResource::accepted);
  }

  @POST
  @Path("{replay}/stop")
  @Operation(summary = "Stops it where it is; what was done stays done")
  public Uni<ReplayView> stop(UUID replay) {
    return steering.stop(operator(), replay).map(now -> ReplayView.of(now, null));
  }

  private static RestResponse<ReplayView> accepted(Replay replay) {
    return RestResponse.accepted(ReplayView.of(replay, null));
  }

  private Operator operator() {
    return new Operator(caller.person().subject(), token.getClaim("preferred_username"));
  }
}
