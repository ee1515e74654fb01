package nl.koppeling.connection.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The front door: what this is, and the way to sign in. */
@Path("/")
@PermitAll
public class HomeResource {

  private final Pages pages;

  @Inject
  HomeResource(Pages pages) {
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "web")
  static class Templates {
    static native TemplateInstance home(Page page);
  }

  @GET
  @Operation(hidden = true)
  public Response home() {
    return pages.show(Templates.home(pages.page()));
  }
}
