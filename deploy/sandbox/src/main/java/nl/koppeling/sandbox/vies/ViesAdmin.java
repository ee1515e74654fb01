package nl.koppeling.sandbox.vies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import nl.koppeling.sandbox.snelstart.wire.Json;

/** What was asked of the register, and what is wrong with it. */
@Path("/__admin/vies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class ViesAdmin {

  private final Register register;

  ViesAdmin(Register register) {
    this.register = register;
  }

  /** The last 1,000 questions, oldest first. */
  @GET
  @Path("/consultations")
  public List<ObjectNode> consultations() {
    return register.consultations().stream()
        .map(
            c ->
                Json.object()
                    .put("at", c.at().toString())
                    .put("countryCode", c.countryCode())
                    .put("vatNumber", c.vatNumber())
                    .put("requester", c.requester())
                    .put("outcome", c.outcome())
                    .put("requestIdentifier", c.requestIdentifier()))
        .toList();
  }

  /** Forgets them. */
  @DELETE
  @Path("/consultations")
  public void forget() {
    register.forgetConsultations();
  }

  /** What is wrong. */
  @GET
  @Path("/troubles")
  public List<ObjectNode> troubles() {
    return register.troubles().stream()
        .map(
            t ->
                Json.object()
                    .put("kind", t.kind())
                    .put("state", t.state())
                    .put("seconds", t.seconds())
                    .put("times", t.times())
                    .put("status", t.status()))
        .toList();
  }

  /**
   * Something goes wrong: {@code {"kind":"MS_UNAVAILABLE","state":"BE","times":0}}. Only {@code
   * kind} is needed; without {@code state} it strikes all of them, without {@code times} once.
   */
  @POST
  @Path("/troubles")
  public List<ObjectNode> disturb(byte[] body) {
    JsonNode wish = read(body);
    try {
      register.disturb(
          new Trouble(
              wish.path("kind").asText(""),
              wish.path("state").asText(""),
              wish.path("seconds").asInt(5),
              wish.path("times").asInt(1),
              wish.path("status").asInt(200)));
    } catch (IllegalArgumentException wrong) {
      throw refused(wrong.getMessage());
    }
    return troubles();
  }

  /** Nothing is wrong any more. */
  @DELETE
  @Path("/troubles")
  public void heal() {
    register.heal();
  }

  private static JsonNode read(byte[] body) {
    try {
      return Json.parse(body);
    } catch (RuntimeException unreadable) {
      throw refused("the body is no JSON");
    }
  }

  private static BadRequestException refused(String text) {
    return new BadRequestException(
        Response.status(400)
            .type(MediaType.APPLICATION_JSON)
            .entity(Json.object().put("error", text))
            .build());
  }
}
