package nl.koppeling.connection.web;

import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Shows pages and sends browsers on, in the visit at hand. */
@RequestScoped
public class Pages {

  private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

  private final Visits visits;
  private final RoutingContext visit;
  private Page page;

  @Inject
  Pages(Visits visits, RoutingContext visit) {
    this.visits = visits;
    this.visit = visit;
  }

  /** What the layout needs in this visit. */
  public Page page() {
    if (page == null) {
      page = visits.page(visit);
    }
    return page;
  }

  /** A page. */
  public Response show(TemplateInstance template) {
    return show(200, template);
  }

  /** A page with a status of its own, for example a form that was refused. */
  public Response show(int status, TemplateInstance template) {
    template.setAttribute("locale", page().language().locale());
    visit.put(ErrorAnswers.PAGE, true);
    return Response.status(status).type(HTML).entity(template).build();
  }

  /** After a form: the browser goes on with a page that may be loaded again. */
  public Response goOn(String path) {
    return Response.status(Response.Status.SEE_OTHER).location(URI.create(path)).build();
  }

  /** Onward to another site. */
  public Response leaveFor(URI elsewhere) {
    return Response.status(Response.Status.SEE_OTHER).location(elsewhere).build();
  }

  /** The next page has a form that ends there, by a redirect of ours. */
  public void formsMayEndAt(URI site) {
    SecurityHeaders.formsMayEndAt(visit, site);
  }

  /** The browser at hand: what links handed out are bound to. */
  public String browser() {
    return visits.browserOf(visit);
  }
}
