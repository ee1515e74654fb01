package nl.koppeling.connection.oversight;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.web.Figures;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A year at a glance. */
@Path("/app/connections/{id}/years")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class YearPage {

  private final Caller caller;
  private final Pages pages;
  private final ReadYear years;

  @Inject
  YearPage(Caller caller, Pages pages, ReadYear years) {
    this.caller = caller;
    this.pages = pages;
    this.years = years;
  }

  @CheckedTemplate(basePath = "oversight")
  static class Templates {
    static native TemplateInstance year(Page page, YearView view);
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> thisYear(UUID id) {
    return year(id, LocalDate.now(Figures.AMSTERDAM).getYear());
  }

  @GET
  @Path("{year}")
  @Operation(hidden = true)
  public Uni<Response> year(UUID id, int year) {
    Page page = pages.page();
    LocalDate today = LocalDate.now(Figures.AMSTERDAM);
    return years
        .read(caller.person(), id, year)
        .map(figures -> YearView.of(id, figures, today, page))
        .map(view -> pages.show(Templates.year(page, view)));
  }
}
