package nl.koppeling.connection.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.net.URI;

/**
 * Headers of every answer. Pages hold no script and no style of their own, load nothing from
 * elsewhere, are shown in no frame and are kept by no cache.
 */
class SecurityHeaders {

  private static final int EARLY = 1_000;
  private static final String FORM_TARGET = "koppeling.form-target";
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

  void register(@Observes Filters filters) {
    filters.register(
        visit -> {
          visit.addHeadersEndHandler(ignored -> add(visit));
          visit.next();
        },
        EARLY);
  }

  /**
   * A form of this page ends, by a redirect of ours, at another site; browsers ask for its origin
   * in the policy too.
   */
  static void formsMayEndAt(RoutingContext visit, URI site) {
    String port = site.getPort() > 0 ? ":" + site.getPort() : "";
    visit.put(FORM_TARGET, " " + site.getScheme() + "://" + site.getHost() + port);
  }

  private static void add(RoutingContext visit) {
    MultiMap headers = visit.response().headers();
    String target = visit.get(FORM_TARGET);
    headers.set("Content-Security-Policy", POLICY + (target == null ? "" : target));
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Strict-Transport-Security", "max-age=31536000");
    String type = headers.get("Content-Type");
    if (type == null || !visit.normalizedPath().startsWith("/assets/")) {
      headers.set("Cache-Control", "no-store");
    }
  }
}
