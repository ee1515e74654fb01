package nl.koppeling.customer.finding;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import nl.koppeling.customer.administration.Administration;
import nl.koppeling.customer.administration.Countries;
import nl.koppeling.customer.linking.RelationState.CreateIntended;
import nl.koppeling.customer.linking.RelationState.Planned;
import nl.koppeling.customer.linking.Relations;
import nl.koppeling.customer.matching.Drafted;
import nl.koppeling.snelstart.NewRelation;
import nl.koppeling.snelstart.SnelStart;
import nl.koppeling.turns.CallBudgets;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes a relation: the intent is written, and the call paid for, before the call. */
@ApplicationScoped
class Making {

  private final Mutiny.SessionFactory sessions;
  private final Administration administration;
  private final SnelStart snelStart;
  private final Countries countries;
  private final Relations relations;
  private final CallBudgets budgets;
  private final Results results;
  private final Setbacks setbacks;
  private final Settle settle;
  private final Purse purse;

  Making(
      Mutiny.SessionFactory sessions,
      Administration administration,
      SnelStart snelStart,
      Countries countries,
      Relations relations,
      CallBudgets budgets,
      Results results,
      Setbacks setbacks,
      Settle settle,
      Purse purse) {
    this.sessions = sessions;
    this.administration = administration;
    this.snelStart = snelStart;
    this.countries = countries;
    this.relations = relations;
    this.budgets = budgets;
    this.results = results;
    this.setbacks = setbacks;
    this.settle = settle;
    this.purse = purse;
  }

  Uni<Void> make(Task task, Planned planned) {
    return switch (task.draft(planned.omitted())) {
      case Drafted.NoAddressThere none -> results.withoutAddressThere(task);
      case Drafted.Draft draft ->
          draft.address().isPresent() && !countries.known(task.connection())
              ? purse
                  .pay(task)
                  .flatMap(paid -> countries.read(task.connection()))
                  .flatMap(done -> intend(task, planned, draft))
              : intend(task, planned, draft);
    };
  }

  private Uni<Void> intend(Task task, Planned planned, Drafted.Draft draft) {
    NewRelation relation =
        Border.relation(
            draft, draft.address().flatMap(a -> countries.find(task.connection(), a.country())));
    if (draft.addressNeeded() && relation.address().isEmpty()) {
      return results.withoutAddressThere(task); // the administration does not know the country
    }
    CreateIntended intended = planned.intend(task.orderId());
    return sessions
        .withTransaction(session -> intend(session, task, intended))
        .flatMap(wait -> wait.isZero() ? call(task, intended, relation) : rest(task, wait));
  }

  private Uni<Duration> intend(Mutiny.Session session, Task task, CreateIntended intended) {
    return task.turn()
        .hold(session)
        .flatMap(held -> spend(session, task))
        .flatMap(
            wait ->
                wait.isZero()
                    ? relations
                        .save(
                            session,
                            task.customer().key(),
                            intended,
                            task.customer().attempts(),
                            settle.delay())
                        .replaceWith(wait)
                    : Uni.createFrom().item(wait));
  }

  private Uni<Void> call(Task task, CreateIntended intended, NewRelation relation) {
    return administration
        .call(task.connection(), access -> snelStart.createRelation(access, relation))
        .map(made -> intended.made(made.id(), made.code()))
        .onItemOrFailure()
        .transformToUni(
            (linked, failure) ->
                failure == null
                    ? results.linked(task, linked, "made")
                    : setbacks.whileMaking(task, intended, failure));
  }

  private Uni<Duration> spend(Mutiny.Session session, Task task) {
    return budgets.spend(session, task.connection().administrationId(), task.customer().lane(), 1);
  }

  private static Uni<Void> rest(Task task, Duration wait) {
    task.turn().rest(wait);
    return Uni.createFrom().voidItem();
  }
}
