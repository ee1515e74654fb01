package nl.koppeling.connection.backfill;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.line.OldOrders;
import nl.koppeling.connection.line.OldOrders.Word;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.registry.Connections;

/** The owner's word on the orders that were there before. */
@ApplicationScoped
public class SteerBackfill {

  private final Sessions sessions;
  private final Connections connections;
  private final Backfills backfills;
  private final AuditLog audit;
  private final OldOrders orders;

  @Inject
  SteerBackfill(
      Sessions sessions,
      Connections connections,
      Backfills backfills,
      AuditLog audit,
      OldOrders orders) {
    this.sessions = sessions;
    this.connections = connections;
    this.backfills = backfills;
    this.audit = audit;
    this.orders = orders;
  }

  /**
   * Says it. Who said so is remembered before the order service is asked; what came of it is shown
   * at once.
   */
  public Uni<Void> say(Caller.Person person, UUID id, Word word) {
    return sessions
        .forPerson(
            person,
            session ->
                connections
                    .find(session, id)
                    .map(person::owns)
                    .call(() -> audit.did(session, person, id, deed(word))))
        .chain(() -> orders.say(id, word))
        .flatMap(
            moved ->
                moved.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : sessions.forPerson(person, s -> backfills.keep(s, moved.get())));
  }

  private static Deed deed(Word word) {
    return switch (word) {
      case PAUSE -> Deed.BACKFILL_PAUSED;
      case RESUME -> Deed.BACKFILL_RESUMED;
      case CANCEL -> Deed.BACKFILL_CANCELLED;
    };
  }
}
