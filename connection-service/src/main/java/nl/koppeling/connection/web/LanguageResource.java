package nl.koppeling.connection.web;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The choice of a language, kept in a cookie. */
@Path("/language")
@PermitAll
public class LanguageResource {

  private static final Duration KEPT = Duration.ofDays(365);

  @GET
  @Path("{code}")
  @Operation(hidden = true)
  public Response choose(
      String code, @RestQuery @DefaultValue("/") String back, RoutingContext visit) {
    Language language = Language.of(code).orElseThrow(NotFoundException::new);
    visit
        .response()
        .addCookie(
            Visits.safe(
                visit,
                Cookie.cookie(Visits.LANGUAGE, language.code()).setMaxAge(KEPT.toSeconds())));
    return Response.seeOther(URI.create(local(back))).build();
  }

  /** A page of ours: nobody is sent elsewhere from here. */
  static String local(String back) {
    return back.matches("/(?!/)[A-Za-z0-9/_-]*") ? back : "/";
  }
}
