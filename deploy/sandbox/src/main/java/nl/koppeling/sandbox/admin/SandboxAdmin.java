package nl.koppeling.sandbox.admin;

import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;

/** The front page, and starting afresh. */
@Path("/")
public class SandboxAdmin {

  private final List<Section> sections;

  SandboxAdmin(@All List<Section> sections) {
    this.sections = sections.stream().sorted(Comparator.comparing(Section::title)).toList();
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance index(List<Section> sections);
  }

  /** What there is. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance index() {
    return Templates.index(sections);
  }

  /** What there is. */
  @GET
  @Path("/__admin")
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance admin() {
    return index();
  }

  /** Every section forgets everything and seeds again. */
  @POST
  @Path("/__admin/reset")
  public void reset() {
    sections.forEach(Section::reset);
  }
}
