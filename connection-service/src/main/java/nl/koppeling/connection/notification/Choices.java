package nl.koppeling.connection.notification;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which notifications an owner wants of a connection; what was never chosen is on. */
@ApplicationScoped
class Choices {

  Uni<Map<Kind, Boolean>> of(Mutiny.Session session, UUID connectionId, String owner) {
    return session
        .createNativeQuery(
            "select kind from notification_off where connection_id = :id and owner = :owner",
            String.class)
        .setParameter("id", connectionId)
        .setParameter("owner", owner)
        .getResultList()
        .map(
            off -> {
              Map<Kind, Boolean> wanted = new EnumMap<>(Kind.class);
              for (Kind kind : Kind.values()) {
                wanted.put(kind, !off.contains(kind.name()));
              }
              return wanted;
            });
  }

  Uni<Void> choose(
      Mutiny.Session session, UUID connectionId, String owner, Kind kind, boolean wanted) {
    return session
        .createNativeQuery(
            wanted
                ? "delete from notification_off where connection_id = :id and owner = :owner"
                    + " and kind = :kind"
                : "insert into notification_off (connection_id, owner, kind)"
                    + " values (:id, :owner, :kind)"
                    + " on conflict do nothing")
        .setParameter("id", connectionId)
        .setParameter("owner", owner)
        .setParameter("kind", kind.name())
        .executeUpdate()
        .replaceWithVoid();
  }
}
