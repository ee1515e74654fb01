package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.events.trace.Traces;
import nl.koppeling.invoice.posting.DueWork;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.Postings;
import nl.koppeling.turns.NextDue;
import nl.koppeling.turns.Turn;
import nl.koppeling.turns.TurnLost;
import nl.koppeling.turns.TurnWork;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The work of a turn: one due document after the other, live ones first. A document found in an
 * intended state was left behind by a crash, so it is in doubt and read first.
 */
@ApplicationScoped
class InvoiceWork implements TurnWork {

  private final Mutiny.SessionFactory sessions;
  private final ConnectionCopies connections;
  private final Postings postings;
  private final DueWork dueWork;
  private final Steps steps;
  private final Setbacks setbacks;
  private final Faults faults;

  InvoiceWork(
      Mutiny.SessionFactory sessions,
      ConnectionCopies connections,
      Postings postings,
      DueWork dueWork,
      Steps steps,
      Setbacks setbacks,
      Faults faults) {
    this.sessions = sessions;
    this.connections = connections;
    this.postings = postings;
    this.dueWork = dueWork;
    this.steps = steps;
    this.setbacks = setbacks;
    this.faults = faults;
  }

  @Override
  public Uni<Void> serve(Turn turn) {
    return serve(turn, false)
        .flatMap(
            achieved -> achieved ? faults.over(turn.connectionId()) : Uni.createFrom().voidItem());
  }

  /** True when at least one document got through: the administration lets us in. */
  private Uni<Boolean> serve(Turn turn, boolean achieved) {
    if (turn.spent()) {
      return Uni.createFrom().item(achieved);
    }
    return sessions
        .withSession(session -> next(session, turn))
        .flatMap(
            document ->
                document.isEmpty()
                    ? Uni.createFrom().item(achieved)
                    : work(document.get())
                        .invoke(turn::countDocument)
                        .flatMap(further -> serve(turn, achieved || further)));
  }

  @Override
  public Uni<NextDue> nextDue(Mutiny.Session session, UUID connectionId) {
    return connections
        .find(session, connectionId)
        .flatMap(
            connection ->
                connection.isPresent() && connection.get().active()
                    ? dueWork.earliest(session, connectionId)
                    : Uni.createFrom().item(NextDue.NONE));
  }

  /** Nothing for an unknown or paused connection: its work waits for the event that wakes it. */
  private Uni<Optional<Document>> next(Mutiny.Session session, Turn turn) {
    return connections
        .find(session, turn.connectionId())
        .flatMap(
            connection ->
                connection.isEmpty() || !connection.get().active()
                    ? Uni.createFrom().item(Optional.empty())
                    : postings
                        .nextDue(session, turn.connectionId())
                        .map(due -> due.map(p -> new Document(turn, connection.get(), p))));
  }

  private Uni<Boolean> work(Document document) {
    Posting posting = document.posting();
    return Traces.within(
        posting.traceparent(),
        "invoice " + posting.state().getClass().getSimpleName(),
        () -> step(document));
  }

  private Uni<Boolean> step(Document document) {
    return Uni.createFrom()
        .deferred(() -> steps.take(document, Instant.now()))
        .onFailure(failure -> !(failure instanceof TurnLost || failure instanceof Superseded))
        .recoverWithUni(failure -> setbacks.met(document, document.posting().state(), failure))
        .map(
            after ->
                after.state() instanceof PostingState.Settled
                    || after.state() instanceof PostingState.LeftOpen
                    || after.state().ordered())
        .onFailure(Superseded.class)
        .recoverWithItem(false);
  }
}
