package nl.koppeling.connection.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * What is sent as a token but has not even the three parts of one (RFC 7515, 7.1) is refused like
 * any wrong token; further on it would be a fault of ours.
 */
class TokenShape {

  private static final int AFTER_THE_DOORMAN_BEFORE_SIGNING_IN = 890;
  private static final Pattern BEARER = Pattern.compile("(?i)bearer +");
  private static final Pattern TOKEN =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

  void register(@Observes Filters filters) {
    filters.register(TokenShape::check, AFTER_THE_DOORMAN_BEFORE_SIGNING_IN);
  }

  private static void check(RoutingContext visit) {
    String header = visit.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null
        || !BEARER.matcher(header).lookingAt()
        || TOKEN.matcher(BEARER.matcher(header).replaceFirst("").strip()).matches()) {
      visit.next();
      return;
    }
    visit.response().setStatusCode(401).putHeader("WWW-Authenticate", "Bearer").end();
  }
}
