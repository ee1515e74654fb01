package nl.koppeling.sandbox.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The mailbox as a page, and as JSON for tests. */
@Path("/")
public class MailboxAdmin {

  private final Mailbox mailbox;

  MailboxAdmin(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance mails(List<Mailbox.Mail> mails);
  }

  /** All mail, the newest first. */
  @GET
  @Path("mail")
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance page() {
    return Templates.mails(mailbox.mails());
  }

  /** The same as JSON. */
  @GET
  @Path("__admin/mail")
  @Produces(MediaType.APPLICATION_JSON)
  public List<Mailbox.Mail> mails() {
    return mailbox.mails();
  }

  /** Forgets it. */
  @DELETE
  @Path("__admin/mail")
  public void empty() {
    mailbox.empty();
  }
}
