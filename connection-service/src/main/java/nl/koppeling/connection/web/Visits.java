package nl.koppeling.connection.web;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who reads, in which language, in which browser. */
@ApplicationScoped
public class Visits {

  static final String LANGUAGE = "koppeling-language";
  static final String BROWSER = "koppeling-form";

  private final FormToken tokens;

  @Inject
  Visits(FormToken tokens) {
    this.tokens = tokens;
  }

  /** The page for a visit; gives the browser its cookie when it has none yet. */
  public Page page(RoutingContext visit) {
    SecurityIdentity identity = identity(visit);
    if (identity == null || identity.isAnonymous()) {
      return new Page(language(visit), "", "", visit.request().path());
    }
    return new Page(
        language(visit),
        name(identity),
        tokens.of(browser(visit), subject(identity)),
        visit.request().path());
  }

  /** True when the form comes from a page of ours, shown to this person in this browser. */
  boolean trusts(RoutingContext visit, String token) {
    SecurityIdentity identity = identity(visit);
    Cookie cookie = visit.request().getCookie(BROWSER);
    return identity != null
        && !identity.isAnonymous()
        && tokens.accepts(token, cookie == null ? null : cookie.getValue(), subject(identity));
  }

  /** What was chosen, else what the browser prefers. */
  static Language language(RoutingContext visit) {
    Cookie chosen = visit.request().getCookie(LANGUAGE);
    return chosen == null
        ? Language.accepted(visit.request().getHeader("Accept-Language"))
        : Language.of(chosen.getValue())
            .orElseGet(() -> Language.accepted(visit.request().getHeader("Accept-Language")));
  }

  /** The random value of this browser; empty when it has none. */
  String browserOf(RoutingContext visit) {
    Cookie known = visit.request().getCookie(BROWSER);
    return known == null ? "" : known.getValue();
  }

  private String browser(RoutingContext visit) {
    Cookie known = visit.request().getCookie(BROWSER);
    if (known != null && known.getValue().length() >= 43) {
      return known.getValue();
    }
    Cookie fresh = Cookie.cookie(BROWSER, tokens.browser());
    visit.response().addCookie(safe(visit, fresh));
    return fresh.getValue();
  }

  /** Not for scripts, not for other sites; over https only when the visit is. */
  static Cookie safe(RoutingContext visit, Cookie cookie) {
    return cookie
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(visit.request().isSSL() || "https".equals(visit.request().scheme()))
        .setSameSite(CookieSameSite.LAX);
  }

  private static SecurityIdentity identity(RoutingContext visit) {
    return visit.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
  }

  private static String subject(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? token.getSubject()
        : identity.getPrincipal().getName();
  }

  private static String name(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
            && token.getClaim("name") instanceof String name
            && !name.isBlank()
        ? name
        : identity.getPrincipal().getName();
  }
}
