package nl.koppeling.connection.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import java.util.Deque;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Lets no form through that is not one of our own (CSRF): every request under {@code /app} that may
 * change something carries the token of {@link FormToken}. No page can forget it.
 */
class FormGuard {

  static final String FIELD = "formToken";

  @Inject Visits visits;
  @Inject FormFields fields;

  @ServerRequestFilter
  @WithFormRead
  void check(ResteasyReactiveContainerRequestContext request, RoutingContext visit) {
    if (!visit.normalizedPath().startsWith("/app/") || safe(request.getMethod())) {
      return;
    }
    read((ResteasyReactiveRequestContext) request.getServerRequestContext());
    if (!visits.trusts(visit, fields.text(FIELD))) {
      throw new ForbiddenException();
    }
  }

  private static boolean safe(String method) {
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
  }

  private void read(ResteasyReactiveRequestContext context) {
    FormData form = context.getFormData();
    if (form == null) {
      return;
    }
    for (String name : form) {
      Deque<FormValue> values = form.get(name);
      if (!values.isEmpty() && !values.getLast().isFileItem()) {
        fields.put(name, values.getLast().getValue());
      }
    }
  }
}
