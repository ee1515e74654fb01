package nl.koppeling.connection.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** After leaving: what was done, and what is left for the owner to do in the shop. */
@Path("/app/connections/left")
@RolesAllowed(Caller.SHOP_OWNER)
public class LeftPage {

  private final Pages pages;

  @Inject
  LeftPage(Pages pages) {
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance left(Page page, String webhooks);
  }

  /** {@code webhooks}: what became of those in the shop. */
  @GET
  @Path("{webhooks}")
  @Operation(hidden = true)
  public Response left(String webhooks) {
    if (!webhooks.matches("removed|kept|none")) {
      throw new NotFoundException();
    }
    Page page = pages.page();
    String said = webhooks.equals("none") ? "" : page.text("left_webhooks_" + webhooks);
    return pages.show(Templates.left(page, said));
  }
}
