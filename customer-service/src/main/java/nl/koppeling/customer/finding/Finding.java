package nl.koppeling.customer.finding;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import nl.koppeling.access.AccessRefused;
import nl.koppeling.customer.linking.RelationState;
import nl.koppeling.customer.linking.RelationState.CreateIntended;
import nl.koppeling.customer.linking.RelationState.InDoubt;
import nl.koppeling.customer.linking.RelationState.Planned;
import nl.koppeling.customer.matching.Choice;
import nl.koppeling.snelstart.SnelStartException;
import nl.koppeling.turns.TurnLost;
import org.jboss.logging.Logger;

/**
 * Finds one customer's relation: looks it up, adopts what fits, and otherwise has it made. One that
 * may have been made before is only ever looked up, until it was missed often enough.
 */
@ApplicationScoped
class Finding {

  private static final Logger LOG = Logger.getLogger(Finding.class);

  private final LookUp lookUp;
  private final Making making;
  private final Results results;
  private final Setbacks setbacks;

  Finding(LookUp lookUp, Making making, Results results, Setbacks setbacks) {
    this.lookUp = lookUp;
    this.making = making;
    this.results = results;
    this.setbacks = setbacks;
  }

  /** Never fails but with {@link TurnLost}, or when the database is away. */
  Uni<Void> find(Task task) {
    return lookUp
        .choose(task)
        .flatMap(choice -> act(task, choice))
        .onFailure(
            failure ->
                failure instanceof AccessRefused
                    || failure instanceof OutOfBudget
                    || failure instanceof SnelStartException)
        .recoverWithUni(failure -> setbacks.whileReading(task, failure))
        .onFailure(failure -> !(failure instanceof TurnLost))
        .recoverWithUni(failure -> setbacks.unforeseen(task, failure));
  }

  private Uni<Void> act(Task task, Choice choice) {
    return switch (choice) {
      case Choice.Adopt found -> adopt(task, found);
      case Choice.MakeNew none -> missed(task);
    };
  }

  private Uni<Void> adopt(Task task, Choice.Adopt found) {
    if (found.others() > 0) {
      LOG.infof(
          "connection %s: relation %s was chosen, %d others would have done as well",
          task.connection().connectionId(), found.relationId(), found.others());
    }
    return switch (task.customer().state()) {
      case Planned planned ->
          results.linked(task, planned.found(found.relationId(), found.code()), "found");
      case CreateIntended left ->
          results.linked(
              task, left.doubt().found(found.relationId(), found.code()), "found_after_doubt");
      case InDoubt doubt ->
          results.linked(task, doubt.found(found.relationId(), found.code()), "found_after_doubt");
      case RelationState.Linked done -> Uni.createFrom().voidItem();
      case RelationState.Parked done -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> missed(Task task) {
    return switch (task.customer().state()) {
      case Planned planned -> making.make(task, planned);
      case CreateIntended left -> missed(task, left.doubt());
      case InDoubt doubt -> missed(task, doubt);
      case RelationState.Linked done -> Uni.createFrom().voidItem();
      case RelationState.Parked done -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> missed(Task task, InDoubt doubt) {
    return doubt.notFound() instanceof Planned again
        ? making.make(task, again)
        : results.stillInDoubt(task, doubt.notFound());
  }
}
