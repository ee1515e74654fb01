package nl.koppeling.connection.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.history.Station;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.line.Retries;
import nl.koppeling.connection.overview.DocumentView;
import nl.koppeling.connection.overview.Overview;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;

/** Lets a stuck document of a person's own order go on. */
@ApplicationScoped
public class RetryOrder {

  private final Sessions sessions;
  private final Connections connections;
  private final Overview overview;
  private final AuditLog audit;
  private final Retries retries;

  @Inject
  RetryOrder(
      Sessions sessions,
      Connections connections,
      Overview overview,
      AuditLog audit,
      Retries retries) {
    this.sessions = sessions;
    this.connections = connections;
    this.overview = overview;
    this.audit = audit;
    this.retries = retries;
  }

  /**
   * Tries a document again. Who asked is remembered before the service is asked.
   *
   * @param refundId the refund whose credit is meant, 0 for the sale
   */
  public Uni<Void> retry(Caller.Person person, UUID id, long orderId, long refundId) {
    return sessions
        .forPerson(
            person,
            session ->
                connections
                    .find(session, id)
                    .map(person::owns)
                    .invoke(RetryOrder::working)
                    .chain(() -> overview.order(session, id, orderId))
                    .map(documents -> station(documents, refundId))
                    .call(
                        station ->
                            audit.did(
                                session,
                                person,
                                id,
                                Deed.RETRIED,
                                Meant.named(orderId, refundId),
                                List.of())))
        .flatMap(station -> retries.retry(station, id, orderId, refundId));
  }

  /** Refuses with 409 while the connection is not at work. */
  static void working(Connection connection) {
    if (!(connection instanceof Connection.Active)) {
      throw Refusal.of(OrderCode.CONNECTION_NOT_WORKING);
    }
  }

  private static Station station(List<DocumentView> documents, long refundId) {
    return Retriable.of(Meant.of(documents, refundId))
        .orElseThrow(() -> Refusal.of(OrderCode.NOTHING_TO_RETRY));
  }
}
