package nl.koppeling.connection.notification;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.ownership.Sessions;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where owners can be reached: the verified address and the language of their last visit. */
@ApplicationScoped
class Contacts {

  private static final int KEPT = 10_000;

  private final Sessions sessions;

  /** What is known to be stored, so that a visit costs no write. */
  private final Map<String, Contact> stored =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Contact> eldest) {
              return size() > KEPT;
            }
          });

  Contacts(Sessions sessions) {
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
        .forNone(
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

  /** For each of its owners whose last connection goes, the address goes with it. */
  Uni<Void> forgetOwnersOf(Mutiny.Session session, UUID connectionId) {
    return forget(session, connectionId, "");
  }

  /** The same for one of its owners. */
  Uni<Void> forget(Mutiny.Session session, UUID connectionId, String owner) {
    return Sessions.overAll(session, () -> delete(session, connectionId, owner))
        .invoke(rows -> stored.clear())
        .replaceWithVoid();
  }

  private static Uni<Integer> delete(Mutiny.Session session, UUID connectionId, String owner) {
    return session
        .createNativeQuery(
            "delete from owner_contact where owner in (select p.owner from connection_owner p"
                + " where p.connection_id = :id and (:owner = '' or p.owner = :owner))"
                + " and not exists (select 1 from connection_owner other"
                + " where other.owner = owner_contact.owner and other.connection_id <> :id)")
        .setParameter("id", connectionId)
        .setParameter("owner", owner)
        .executeUpdate();
  }
}
