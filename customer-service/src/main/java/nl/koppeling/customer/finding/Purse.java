package nl.koppeling.customer.finding;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import nl.koppeling.turns.CallBudgets;
import org.hibernate.reactive.mutiny.Mutiny;

/** Pays for the calls of a customer after the first one, and keeps the turn meanwhile. */
@ApplicationScoped
class Purse {

  /** A shorter wait is sat out: beginning again would cost more. */
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final Mutiny.SessionFactory sessions;
  private final CallBudgets budgets;

  Purse(Mutiny.SessionFactory sessions, CallBudgets budgets) {
    this.sessions = sessions;
    this.budgets = budgets;
  }

  /** Pays one call; fails with {@link OutOfBudget} when none may be made soon. */
  Uni<Void> pay(Task task) {
    return sessions
        .withTransaction(
            session ->
                task.turn()
                    .hold(session)
                    .flatMap(
                        held ->
                            budgets.spend(
                                session,
                                task.connection().administrationId(),
                                task.customer().lane(),
                                1)))
        .flatMap(wait -> wait.isZero() ? Uni.createFrom().voidItem() : later(task, wait));
  }

  private Uni<Void> later(Task task, Duration wait) {
    if (wait.compareTo(SHORT) > 0) {
      return Uni.createFrom().failure(new OutOfBudget(wait));
    }
    Context own = Vertx.currentContext();
    return Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(wait)
        .emitOn(MutinyHelper.executor(own))
        .flatMap(done -> pay(task));
  }
}
