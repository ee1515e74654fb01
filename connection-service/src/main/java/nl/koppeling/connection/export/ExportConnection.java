package nl.koppeling.connection.export;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.overview.Cursor;
import nl.koppeling.connection.overview.DocumentView;
import nl.koppeling.connection.overview.OrderFilter;
import nl.koppeling.connection.overview.Overview;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.events.EventCodec;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts everything of a person's own connection into one zip: to keep, and before leaving. */
@ApplicationScoped
public class ExportConnection {

  private static final int PORTION = 2_000;
  private static final int MOST_ENTRIES = 10_000;

  private final Sessions sessions;
  private final Connections connections;
  private final Overview overview;
  private final AuditLog audit;

  @Inject
  ExportConnection(Sessions sessions, Connections connections, Overview overview, AuditLog audit) {
    this.sessions = sessions;
    this.connections = connections;
    this.overview = overview;
    this.audit = audit;
  }

  /**
   * The zip: {@code connection.json}, {@code orders.csv}, {@code audit.csv}. That it was taken is
   * remembered, and stands in it.
   *
   * @param english the language of the CSV files
   */
  public Uni<byte[]> export(Caller.Person person, UUID id, boolean english) {
    return sessions
        .forPerson(
            person,
            session ->
                connections
                    .find(session, id)
                    .map(person::owns)
                    .call(() -> audit.did(session, person, id, Deed.EXPORTED))
                    .flatMap(connection -> files(session, connection, english)))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(Archive::of);
  }

  private Uni<Map<String, String>> files(
      Mutiny.Session session, Connection connection, boolean english) {
    UUID id = connection.id();
    OrdersFile orders = new OrdersFile(english);
    return portion(session, id, Optional.empty(), orders)
        .chain(() -> audit.newest(session, id, MOST_ENTRIES))
        .map(
            entries -> {
              Map<String, String> files = new LinkedHashMap<>();
              files.put("connection.json", EventCodec.write(ConnectionFile.of(connection)));
              files.put("orders.csv", orders.toString());
              files.put("audit.csv", AuditFile.of(entries, english));
              return files;
            });
  }

  private Uni<Void> portion(
      Mutiny.Session session, UUID id, Optional<Cursor> after, OrdersFile orders) {
    return overview
        .search(session, id, OrderFilter.ALL, after, PORTION)
        .flatMap(
            found -> {
              found.forEach(orders::add);
              session.clear(); // or a large shop would be held in memory twice
              return found.size() < PORTION
                  ? Uni.createFrom().voidItem()
                  : portion(session, id, Optional.of(last(found)), orders);
            });
  }

  private static Cursor last(List<DocumentView> found) {
    return Cursor.after(found.getLast());
  }
}
