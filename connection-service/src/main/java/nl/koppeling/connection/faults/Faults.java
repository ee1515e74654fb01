package nl.koppeling.connection.faults;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.events.ConnectionFaulted.Side;
import org.hibernate.reactive.mutiny.Mutiny;

/** The faults of connections, one per side and service that found it. */
@ApplicationScoped
public class Faults {

  /** Only of a connection that exists; told again with the same code it keeps its beginning. */
  private static final String RECORD =
      "insert into connection_fault (connection_id, side, source, code, nl, en, since)"
          + " select id, :side, :source, :code, :nl, :en, :since from connection"
          + " where id = :id and state <> 'REMOVED'"
          + " on conflict (connection_id, side, source) do update set code = excluded.code,"
          + " nl = excluded.nl, en = excluded.en,"
          + " since = case when connection_fault.code = excluded.code then connection_fault.since"
          + " else excluded.since end";

  public Uni<Void> record(Mutiny.Session session, UUID connectionId, Fault fault) {
    return session
        .createNativeQuery(RECORD)
        .setParameter("id", connectionId)
        .setParameter("side", fault.side().name())
        .setParameter("source", fault.source())
        .setParameter("code", fault.code())
        .setParameter("nl", fault.nl())
        .setParameter("en", fault.en())
        .setParameter("since", fault.since())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** One service's fault is over. */
  public Uni<Void> clear(Mutiny.Session session, UUID connectionId, Side side, String source) {
    return session
        .createNativeQuery(
            "delete from connection_fault where connection_id = :id and side = :side and source = :source")
        .setParameter("id", connectionId)
        .setParameter("side", side.name())
        .setParameter("source", source)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** A side has a new key: whatever was wrong with it is to be found again. */
  public Uni<Void> clear(Mutiny.Session session, UUID connectionId, Side side) {
    return session
        .createNativeQuery(
            "delete from connection_fault where connection_id = :id and side = :side")
        .setParameter("id", connectionId)
        .setParameter("side", side.name())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Settings no longer fit the administration; work goes on, and what is refused is parked. */
  public Uni<Void> settingsOutdated(
      Mutiny.Session session, UUID connectionId, List<Refusal.Detail> objections) {
    return record(session, connectionId, OutdatedSettings.fault(objections, Instant.now()));
  }

  /** Settings were held against the administration and fit. */
  public Uni<Void> settingsFit(Mutiny.Session session, UUID connectionId) {
    return clear(session, connectionId, Side.ADMINISTRATION, OutdatedSettings.SOURCE);
  }

  public Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    return clear(session, connectionId, Side.SHOP)
        .chain(() -> clear(session, connectionId, Side.ADMINISTRATION));
  }

  public Uni<List<Fault>> of(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select side, code, nl, en, source, since from connection_fault where connection_id = :id"
                + " order by since",
            Tuple.class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(rows -> rows.stream().map(Faults::fault).toList());
  }

  private static Fault fault(Tuple row) {
    return new Fault(
        Side.valueOf(row.get(0, String.class)),
        row.get(1, String.class),
        row.get(2, String.class),
        row.get(3, String.class),
        row.get(4, String.class),
        row.get(5, OffsetDateTime.class).toInstant());
  }
}
