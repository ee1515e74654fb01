package nl.koppeling.connection.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.history.Station;
import nl.koppeling.connection.line.Closures;
import nl.koppeling.connection.overview.DocumentView;
import nl.koppeling.connection.overview.Overview;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;
import org.hibernate.reactive.mutiny.Mutiny;

/** "Booked elsewhere": a person takes the booking of a parked document of their own over. */
@ApplicationScoped
public class CloseOrder {

  private final Sessions sessions;
  private final Connections connections;
  private final Overview overview;
  private final AuditLog audit;
  private final Closures closures;

  @Inject
  CloseOrder(
      Sessions sessions,
      Connections connections,
      Overview overview,
      AuditLog audit,
      Closures closures) {
    this.sessions = sessions;
    this.connections = connections;
    this.overview = overview;
    this.audit = audit;
    this.closures = closures;
  }

  /**
   * Closes a document; nothing happens when it is closed already. Who said so is remembered before
   * the service is asked. It does not matter whether the connection works: nothing is booked.
   *
   * @param refundId the refund whose credit is meant, 0 for the sale
   */
  public Uni<Void> close(Caller.Person person, UUID id, long orderId, long refundId) {
    return sessions
        .forPerson(
            person,
            session ->
                connections
                    .find(session, id)
                    .map(person::owns)
                    .chain(() -> overview.order(session, id, orderId))
                    .map(documents -> station(Meant.of(documents, refundId)))
                    .call(station -> remember(session, person, id, orderId, refundId, station)))
        .flatMap(
            station ->
                station
                    .map(where -> closures.close(where, id, orderId, refundId))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  /** Where it is parked; empty when it is closed. */
  private static Optional<Station> station(DocumentView meant) {
    if (Closable.closed(meant)) {
      return Optional.empty();
    }
    return Optional.of(Closable.of(meant).orElseThrow(() -> Refusal.of(OrderCode.NOT_CLOSABLE)));
  }

  private Uni<Void> remember(
      Mutiny.Session session,
      Caller.Person person,
      UUID id,
      long orderId,
      long refundId,
      Optional<Station> station) {
    return station.isEmpty()
        ? Uni.createFrom().voidItem()
        : audit.did(
            session, person, id, Deed.BOOKED_ELSEWHERE, Meant.named(orderId, refundId), List.of());
  }
}
