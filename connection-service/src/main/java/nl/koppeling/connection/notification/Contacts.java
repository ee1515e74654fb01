package nl.koppeling.connection.notification;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where owners can be reached: the verified address and the language of their last visit. */
@ApplicationScoped
class Contacts {

  private static final int KEPT = 10_000;

  private final Mutiny.SessionFactory sessions;

  /** What is known to be stored, so that a visit costs no write. */
  private final Map<String, Contact> stored =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Contact> eldest) {
              return size() > KEPT;
            }
          });

  Contacts(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /**
   * How somebody is reached.
   *
   * @param language {@code nl} or {@code en}
   */
  record Contact(String address, String language) {
    @Override
    public String toString() {
      return "Contact[***]";
    }
  }

  Uni<Void> remember(String owner, Contact contact) {
    if (contact.equals(stored.get(owner))) {
      return Uni.createFrom().voidItem();
    }
    return sessions
        .withTransaction(
            session ->
                session
                    .createNativeQuery(
                        "insert into owner_contact (owner, address, language)"
                            + " values (:owner, :address, :language) on conflict (owner) do update"
                            + " set address = excluded.address, language = excluded.language")
                    .setParameter("owner", owner)
                    .setParameter("address", contact.address())
                    .setParameter("language", contact.language())
                    .executeUpdate())
        .invoke(rows -> stored.put(owner, contact))
        .replaceWithVoid();
  }

  /** The last connection of its owner goes, and with it the address. */
  Uni<Void> forgetOwnerOf(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "delete from owner_contact where owner = (select owner from connection where id = :id)"
                + " and not exists (select 1 from connection other, connection self"
                + " where self.id = :id and other.owner = self.owner and other.id <> :id"
                + " and other.state <> 'REMOVED')")
        .setParameter("id", connectionId)
        .executeUpdate()
        .invoke(rows -> stored.clear())
        .replaceWithVoid();
  }
}
