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

  /** One of several owners goes, before he is taken off the list. */
  public Uni<Void> forget(Mutiny.Session session, UUID connectionId, String owner) {
    return mails
        .forget(session, connectionId, owner)
        .chain(() -> contacts.forget(session, connectionId, owner));
  }

  /** The owners leave: nothing more is told, and with the last connection the address goes. */
  public Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    return mails
        .forget(session, connectionId)
        .chain(() -> contacts.forgetOwnersOf(session, connectionId));
  }
}
