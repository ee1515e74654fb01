package nl.koppeling.connection.recheck;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Which connection's settings are looked at next; however many instances run, each once a night.
 */
@ApplicationScoped
class Due {

  private static final String ENROL =
      "insert into settings_check (connection_id, due)"
          + " select id, cast(:night as timestamptz) + random() * cast(:seconds as int) * interval '1 second'"
          + " from connection c where state = 'ACTIVE'"
          + " and not exists (select 1 from settings_check s where s.connection_id = c.id)"
          + " on conflict do nothing";

  private static final String TAKE =
      "update settings_check set due ="
          + " cast(:night as timestamptz) + random() * cast(:seconds as int) * interval '1 second'"
          + " where connection_id = (select s.connection_id from settings_check s"
          + " join connection c on c.id = s.connection_id and c.state = 'ACTIVE'"
          + " where s.due <= :now order by s.due limit 1 for update of s skip locked)"
          + " returning connection_id";

  /** Gives every working connection without one a moment in this night. */
  Uni<Void> enrol(Mutiny.Session session, Night night) {
    return session
        .createNativeQuery(ENROL)
        .setParameter("night", night.begin())
        .setParameter("seconds", Math.toIntExact(night.length().toSeconds()))
        .executeUpdate()
        .replaceWithVoid();
  }

  /** One whose moment has come; its next one is in the night given. */
  Uni<Optional<UUID>> take(Mutiny.Session session, Instant now, Night next) {
    return session
        .createNativeQuery(TAKE, UUID.class)
        .setParameter("night", next.begin())
        .setParameter("seconds", Math.toIntExact(next.length().toSeconds()))
        .setParameter("now", now)
        .getResultList()
        .map(ids -> ids.stream().findFirst());
  }
}
