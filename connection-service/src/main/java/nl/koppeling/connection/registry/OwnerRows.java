package nl.koppeling.connection.registry;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table {@code connection_owner}. */
final class OwnerRows {

  private static final String OF_ALL =
      "select o.connection_id, o.owner from connection_owner o where :owner = '' or exists"
          + " (select 1 from connection_owner mine where mine.connection_id = o.connection_id"
          + " and mine.owner = :owner)";

  private OwnerRows() {}

  static Uni<Set<String>> of(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select owner from connection_owner where connection_id = :id", String.class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(Set::copyOf);
  }

  /** The owners of every connection that this one owns, or of all when it is empty. */
  static Uni<Map<UUID, Set<String>>> ofAll(Mutiny.Session session, String owner) {
    return session
        .createNativeQuery(OF_ALL, Tuple.class)
        .setParameter("owner", owner)
        .getResultList()
        .map(OwnerRows::byConnection);
  }

  private static Map<UUID, Set<String>> byConnection(List<Tuple> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.get(0, UUID.class),
                HashMap::new,
                Collectors.mapping(
                    row -> row.get(1, String.class), Collectors.toCollection(HashSet::new))));
  }

  static Uni<Void> add(Mutiny.Session session, UUID connectionId, String owner) {
    return session
        .createNativeQuery(
            "insert into connection_owner (connection_id, owner) values (:id, :owner)"
                + " on conflict do nothing")
        .setParameter("id", connectionId)
        .setParameter("owner", owner)
        .executeUpdate()
        .replaceWithVoid();
  }

  static Uni<Void> remove(Mutiny.Session session, UUID connectionId, String owner) {
    return session
        .createNativeQuery(
            "delete from connection_owner where connection_id = :id and owner = :owner")
        .setParameter("id", connectionId)
        .setParameter("owner", owner)
        .executeUpdate()
        .replaceWithVoid();
  }

  static Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("delete from connection_owner where connection_id = :id")
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }
}
