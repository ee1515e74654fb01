package nl.koppeling.connection.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import nl.koppeling.connection.limits.Limits;
import nl.koppeling.connection.limits.Limits.Limit;
import nl.koppeling.connection.refusals.Problems;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts visits by address before anything else is done for them, signing in included. A shop or
 * SnelStart that knows its reference is never turned away for what it sends: of hooks only the
 * refused ones count, for SnelStart tells a thing once.
 */
@ApplicationScoped
class Doorman {

  private static final int TOO_MANY = 429;
  private static final int AFTER_THE_HEADERS_BEFORE_SIGNING_IN = 900;
  private static final String SIGNED_IN = "/app/signed-in";

  private final Limits limits;
  private final ClientAddress addresses;
  private final ErrorPages pages;
  private final String identityServer;

  @Inject
  Doorman(
      Limits limits,
      ClientAddress addresses,
      ErrorPages pages,
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") String identityServer) {
    this.limits = limits;
    this.addresses = addresses;
    this.pages = pages;
    this.identityServer = identityServer;
  }

  void register(@Observes Filters filters) {
    filters.register(this::admit, AFTER_THE_HEADERS_BEFORE_SIGNING_IN);
  }

  private void admit(RoutingContext visit) {
    String path = visit.normalizedPath();
    if (path.startsWith("/internal/")) {
      visit.next(); // of the other services, from inside
      return;
    }
    String address = addresses.of(visit);
    Optional<Duration> wait = tooOften(visit, path, address);
    if (wait.isPresent()) {
      refuse(visit, path, wait.get());
      return;
    }
    visit.addHeadersEndHandler(ignored -> charge(visit, path, address));
    visit.next();
  }

  private Optional<Duration> tooOften(RoutingContext visit, String path, String address) {
    if (program(path)) {
      Optional<Duration> refused = limits.look(Limit.REFUSED, address);
      return refused.isPresent() || path.startsWith("/hooks/")
          ? refused
          : limits.take(Limit.ADDRESS, address);
    }
    return signsIn(visit, path)
        ? limits.look(Limit.SIGN_IN, address).or(() -> limits.take(Limit.ADDRESS, address))
        : limits.take(Limit.ADDRESS, address);
  }

  private void charge(RoutingContext visit, String path, String address) {
    int status = visit.response().getStatusCode();
    boolean toSignIn =
        String.valueOf(visit.response().headers().get(HttpHeaders.LOCATION))
            .startsWith(identityServer);
    if (path.equals(SIGNED_IN) || toSignIn) {
      limits.charge(Limit.SIGN_IN, address);
    } else if (program(path) && (status == 401 || status >= 400 && path.startsWith("/hooks/"))) {
      limits.charge(Limit.REFUSED, address);
    }
  }

  /** Called by programs, which are answered with problem details. */
  private static boolean program(String path) {
    return path.startsWith("/hooks/") || path.startsWith("/api/") || path.equals("/api");
  }

  private static boolean signsIn(RoutingContext visit, String path) {
    boolean session =
        visit.request().cookies().stream()
            .anyMatch(cookie -> cookie.getName().startsWith("q_session_web"));
    return path.equals(SIGNED_IN) || path.startsWith("/app") && !session;
  }

  private void refuse(RoutingContext visit, String path, Duration wait) {
    Refusal refusal = Refusal.tooSoon(RefusalCode.TOO_MANY_REQUESTS, wait);
    visit.put(Problems.REFUSAL, refusal);
    boolean json = program(path);
    String body =
        json
            ? new JsonObject(Problems.body(refusal, Visits.language(visit) == Language.EN)).encode()
            : pages.page(visit, TOO_MANY);
    visit
        .response()
        .setStatusCode(TOO_MANY)
        .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()))
        .putHeader(HttpHeaders.CONTENT_TYPE, json ? Problems.TYPE : "text/html;charset=UTF-8")
        .end(body);
  }
}
