package nl.koppeling.sandbox.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.koppeling.sandbox.admin.Section;

/** The mailbox as a section of the sandbox. */
@ApplicationScoped
class MailSection implements Section {

  private final Mailbox mailbox;

  MailSection(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  @Override
  public String title() {
    return "Mail";
  }

  @Override
  public List<Place> places() {
    return mailbox.open()
        ? List.of(
            new Place("/mail", "Everybody's mailbox"),
            new Place("/__admin/mail", "The same as JSON"))
        : List.of();
  }

  @Override
  public void reset() {
    mailbox.empty();
  }
}
