package nl.koppeling.connection.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import nl.koppeling.connection.line.Explanation;
import nl.koppeling.connection.line.Explanations;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.registry.Connections;

/** Explains the ledger lines of an order a person may see. */
@ApplicationScoped
public class ExplainOrder {

  private final Sessions sessions;
  private final Connections connections;
  private final Explanations explanations;

  @Inject
  ExplainOrder(Sessions sessions, Connections connections, Explanations explanations) {
    this.sessions = sessions;
    this.connections = connections;
    this.explanations = explanations;
  }

  /**
   * The explanation; refuses with 404 when the connection is not the person's or nothing of the
   * order was composed, with 503 when the invoice service does not answer.
   */
  public Uni<Explanation> explain(Caller.Person person, UUID id, long orderId) {
    return sessions
        .forPerson(person, session -> connections.find(session, id).map(person::reads))
        .flatMap(connection -> explanations.of(connection.id(), orderId));
  }
}
