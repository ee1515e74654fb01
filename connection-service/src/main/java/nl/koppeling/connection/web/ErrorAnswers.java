package nl.koppeling.connection.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Turns a refusal that a page's visit met into an error page; the API keeps its problem details. */
class ErrorAnswers {

  @Inject ErrorPages pages;

  @ServerResponseFilter
  void answer(
      ContainerRequestContext request, ContainerResponseContext response, RoutingContext visit) {
    boolean page = visit.normalizedPath().startsWith("/app");
    MediaType type = response.getMediaType();
    boolean html = type != null && MediaType.TEXT_HTML_TYPE.isCompatible(type);
    if (page && response.getStatus() >= 400 && !(html && response.hasEntity())) {
      response.setEntity(
          pages.page(visit, response.getStatus()),
          null,
          MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    }
  }
}
