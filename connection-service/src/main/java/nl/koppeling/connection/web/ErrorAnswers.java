package nl.koppeling.connection.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Turns a refusal that a page's visit met into an error page; the API keeps its problem details.
 */
class ErrorAnswers {

  /** Where a visit keeps that what is answered is a page of ours already. */
  static final String PAGE = "koppeling.page";

  @Inject ErrorPages pages;

  /** What has no resource has no filter either, so it is answered here. */
  @ServerExceptionMapper
  Response unknown(NotFoundException unknown, RoutingContext visit) {
    return visit.normalizedPath().startsWith("/app/")
        ? Response.status(Response.Status.NOT_FOUND)
            .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
            .entity(pages.page(visit, Response.Status.NOT_FOUND.getStatusCode()))
            .build()
        : Response.status(Response.Status.NOT_FOUND).build();
  }

  @ServerResponseFilter
  void answer(
      ContainerRequestContext request, ContainerResponseContext response, RoutingContext visit) {
    boolean ours = visit.get(PAGE) != null;
    if (visit.normalizedPath().startsWith("/app") && response.getStatus() >= 400 && !ours) {
      response.setEntity(
          pages.page(visit, response.getStatus()),
          null,
          MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    }
  }
}
