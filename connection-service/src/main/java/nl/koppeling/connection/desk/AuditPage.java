package nl.koppeling.connection.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditEntry;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.ReadAudit;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Who changed what, the newest first. */
@Path("/app/connections/{id}/settings/audit")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class AuditPage {

  private final Caller caller;
  private final Pages pages;
  private final FindConnection finding;
  private final ReadAudit reading;

  @Inject
  AuditPage(Caller caller, Pages pages, FindConnection finding, ReadAudit reading) {
    this.caller = caller;
    this.pages = pages;
    this.finding = finding;
    this.reading = reading;
  }

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance audit(
        Page page, Head head, List<AuditLine> lines, boolean newest, String older);
  }

  /** {@code before}: only entries older than this one, for the next page. */
  @GET
  @Operation(hidden = true)
  public Uni<Response> audit(
      UUID id, @RestQuery @DefaultValue("9223372036854775807") @Min(1) long before) {
    Caller.Person person = caller.person();
    Page page = pages.page();
    return finding
        .read(person, id)
        .map(Head::of)
        .flatMap(
            head ->
                reading
                    .page(person, id, before)
                    .map(entries -> shown(page, head, person, entries, before)));
  }

  private Response shown(
      Page page, Head head, Caller.Person person, List<AuditEntry> entries, long before) {
    List<AuditLine> lines =
        entries.stream().map(entry -> AuditLine.of(entry, person, page)).toList();
    String older = entries.size() < AuditLog.PAGE ? "" : String.valueOf(entries.getLast().id());
    return pages.show(Templates.audit(page, head, lines, before == Long.MAX_VALUE, older));
  }
}
