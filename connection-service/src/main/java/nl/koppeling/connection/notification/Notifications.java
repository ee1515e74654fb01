package nl.koppeling.connection.notification;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the rest of the service may ask of notifications. */
@ApplicationScoped
public class Notifications {

  private final Mails mails;
  private final Contacts contacts;

  Notifications(Mails mails, Contacts contacts) {
    this.mails = mails;
    this.contacts = contacts;
  }

  /** The owner leaves: nothing more is told, and with the last connection the address goes. */
  public Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    return mails
        .forget(session, connectionId)
        .chain(() -> contacts.forgetOwnerOf(session, connectionId));
  }
}
