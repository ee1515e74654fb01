package nl.koppeling.connection.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.AuthenticationRedirectException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import nl.koppeling.connection.refusals.Problems;
import nl.koppeling.connection.refusals.Refusal;
import org.jboss.logging.Logger;

/**
 * What somebody sees instead of a page: what is wrong and what to do, never where in the program it
 * went wrong.
 */
@ApplicationScoped
class ErrorPages {

  private static final Logger LOG = Logger.getLogger(ErrorPages.class);

  private final Visits visits;

  @Inject
  ErrorPages(Visits visits) {
    this.visits = visits;
  }

  @CheckedTemplate(basePath = "web")
  static class Templates {
    static native TemplateInstance error(Page page, int status, String title, String text);
  }

  /** Failures that no resource answered: unknown pages, missing roles, our own faults. */
  void register(@Observes Router router) {
    router.route("/app/*").failureHandler(this::fail);
  }

  private void fail(RoutingContext visit) {
    if (visit.failure() instanceof SecurityException
        || visit.failure() instanceof AuthenticationRedirectException) {
      visit.next(); // on the way to signing in, which is no fault
      return;
    }
    int status = visit.statusCode() >= 400 ? visit.statusCode() : 500;
    if (visit.response().ended() || visit.response().headWritten()) {
      return;
    }
    if (status >= 500) {
      LOG.error("a page could not be shown", visit.failure());
    }
    visit
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
        .end(page(visit, status));
  }

  /** The error page for a status; a refusal, when there is one, says why. */
  String page(RoutingContext visit, int status) {
    Page page = visits.page(visit);
    String title = title(page, status);
    Refusal refusal = visit.get(Problems.REFUSAL);
    String text =
        refusal == null
            ? Texts.orElse(page.language(), "error_" + status + "_text", page.text("error_text"))
            : page.language().pick(refusal.code().nl(), refusal.code().en());
    TemplateInstance template = Templates.error(page, status, title, text);
    template.setAttribute("locale", page.language().locale());
    return template.render();
  }

  private static String title(Page page, int status) {
    return Texts.orElse(page.language(), "error_" + status, page.text("error"));
  }
}
