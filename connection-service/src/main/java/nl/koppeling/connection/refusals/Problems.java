package nl.koppeling.connection.refusals;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.koppeling.connection.lifecycle.IllegalStep;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns refusals into problem details (RFC 9457), in the caller's language: Dutch unless English is
 * preferred.
 */
public class Problems {

  /** Where the visit at hand keeps its refusal, for whoever answers with a page instead. */
  public static final String REFUSAL = "koppeling.refusal";

  /** The media type of a problem. */
  public static final String TYPE = "application/problem+json";

  @ServerExceptionMapper
  Response refused(Refusal refusal, @Context HttpHeaders headers, RoutingContext visit) {
    visit.put(REFUSAL, refusal);
    Response.ResponseBuilder response =
        Response.status(refusal.status())
            .type(TYPE)
            .entity(body(refusal, Languages.english(headers)));
    refusal
        .retryAfter()
        .ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
    return response.build();
  }

  /** The problem's members. */
  public static Map<String, Object> body(Refusal refusal, boolean english) {
    Map<String, Object> body = new LinkedHashMap<>();
    String text = text(refusal.code(), english);
    body.put("type", "urn:koppeling:" + refusal.code().wire());
    body.put("title", text.substring(0, text.indexOf('.') + 1));
    body.put("status", refusal.status());
    body.put("detail", text);
    body.put("code", refusal.code().wire());
    if (!refusal.details().isEmpty()) {
      body.put("problems", problems(refusal.details(), english));
    }
    return body;
  }

  @ServerExceptionMapper
  Response illegal(IllegalStep step, @Context HttpHeaders headers, RoutingContext visit) {
    return refused(Refusal.of(RefusalCode.STEP_NOT_POSSIBLE, step.state()), headers, visit);
  }

  private static List<Map<String, String>> problems(List<Refusal.Detail> details, boolean english) {
    return details.stream()
        .map(
            d ->
                Map.of(
                    "code", d.code().wire(), "about", d.what(), "detail", text(d.code(), english)))
        .toList();
  }

  private static String text(Code code, boolean english) {
    return english ? code.en() : code.nl();
  }
}
