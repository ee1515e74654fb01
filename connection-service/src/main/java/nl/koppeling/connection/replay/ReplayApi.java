package nl.koppeling.connection.replay;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import nl.koppeling.replay.Calling;
import nl.koppeling.replay.Stride;
import org.jboss.resteasy.reactive.RestResponse;

/** The internal addresses of a reading service. */
@Consumes(MediaType.APPLICATION_JSON)
interface ReplayApi {

  @GET
  @Path("stretches")
  Uni<RestResponse<byte[]>> stretches(
      @QueryParam("topic") String topic,
      @QueryParam("from") String from,
      @QueryParam("to") String to);

  @POST
  @Path("strides")
  Uni<RestResponse<byte[]>> stride(Stride stride);

  @POST
  @Path("parked")
  Uni<RestResponse<byte[]>> parked(Calling calling);

  @GET
  @Path("dead-letters")
  Uni<RestResponse<byte[]>> letters(
      @QueryParam("topic") String topic, @QueryParam("most") int most);

  @GET
  @Path("dead-letters/{topic}/{partition}/{offset}")
  Uni<RestResponse<byte[]>> letter(
      @PathParam("topic") String topic,
      @PathParam("partition") int partition,
      @PathParam("offset") long offset);
}
