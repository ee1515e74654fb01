package nl.koppeling.customer.finding;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import nl.koppeling.customer.linking.DueWork;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.events.trace.Traces;
import nl.koppeling.turns.NextDue;
import nl.koppeling.turns.Turn;
import nl.koppeling.turns.TurnWork;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The turns of this service: one VAT number or customer after the other, until the turn is spent.
 */
@ApplicationScoped
class LinkTurns implements TurnWork {

  private final Mutiny.SessionFactory sessions;
  private final Picking picking;
  private final Finding finding;
  private final Proving proving;
  private final DueWork work;
  private final ConnectionCopies copies;

  LinkTurns(
      Mutiny.SessionFactory sessions,
      Picking picking,
      Finding finding,
      Proving proving,
      DueWork work,
      ConnectionCopies copies) {
    this.sessions = sessions;
    this.picking = picking;
    this.finding = finding;
    this.proving = proving;
    this.work = work;
    this.copies = copies;
  }

  @Override
  public Uni<Void> serve(Turn turn) {
    return step(turn)
        .flatMap(more -> more && !turn.spent() ? serve(turn) : Uni.createFrom().voidItem());
  }

  @Override
  public Uni<NextDue> nextDue(Mutiny.Session session, UUID connectionId) {
    return copies
        .find(session, connectionId)
        .flatMap(
            connection ->
                connection.filter(c -> !c.active()).isPresent()
                    ? Uni.createFrom().item(NextDue.NONE) // its resumption rings
                    : work.next(session, connectionId));
  }

  /** True when there may be more to do. */
  private Uni<Boolean> step(Turn turn) {
    return sessions
        .withTransaction(session -> picking.next(session, turn))
        .flatMap(
            next ->
                switch (next) {
                  case Next.Nothing none -> Uni.createFrom().item(false);
                  case Next.Again again -> Uni.createFrom().item(true);
                  case Next.Rest rest -> {
                    turn.rest(rest.period());
                    yield Uni.createFrom().item(false);
                  }
                  case Next.Prove prove -> {
                    turn.countDocument();
                    yield prove(prove.doubtful()).replaceWith(true);
                  }
                  case Next.Find find -> {
                    turn.countDocument();
                    yield find(find.task()).replaceWith(true);
                  }
                });
  }

  private Uni<Void> prove(Doubtful doubtful) {
    return Traces.within(
        doubtful.unproven().waiting().traceparent(),
        "prove VAT number",
        () -> proving.prove(doubtful));
  }

  private Uni<Void> find(Task task) {
    return Traces.within(task.first().traceparent(), "link customer", () -> finding.find(task));
  }
}
