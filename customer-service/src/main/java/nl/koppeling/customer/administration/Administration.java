package nl.koppeling.customer.administration;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import nl.koppeling.access.AccessRefused;
import nl.koppeling.access.AdministrationAccess;
import nl.koppeling.access.Admission;
import nl.koppeling.access.Outage;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.snelstart.Access;
import nl.koppeling.snelstart.BearerRefused;
import nl.koppeling.snelstart.Malformed;
import nl.koppeling.snelstart.NotSent;
import nl.koppeling.snelstart.SnelStartException;
import nl.koppeling.snelstart.SubscriptionKeyRefused;
import nl.koppeling.snelstart.Unclear;

/**
 * Makes calls to a connection's administration, and to no other one. A refused bearer is replaced
 * once and the call repeated, because it was not executed. Keeps the {@link Outage} informed.
 * Failures are {@link AccessRefused} (certainly nothing was sent) and {@link SnelStartException}.
 */
@ApplicationScoped
public class Administration {

  private final AdministrationAccess access;
  private final Outage outage;

  Administration(AdministrationAccess access, Outage outage) {
    this.access = access;
    this.outage = outage;
  }

  /** Makes one call; answers on the caller's Vert.x context, where its database session lives. */
  public <T> Uni<T> call(ConnectionChanged connection, Function<Access, Uni<T>> call) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Context caller = Vertx.currentContext();
              Uni<T> answer = admitted(connection, call);
              return caller == null ? answer : answer.emitOn(MutinyHelper.executor(caller));
            });
  }

  private <T> Uni<T> admitted(ConnectionChanged connection, Function<Access, Uni<T>> call) {
    return access
        .forConnection(connection.connectionId())
        .flatMap(
            admission ->
                call.apply(own(connection, admission).access())
                    .onFailure(BearerRefused.class)
                    .recoverWithUni(
                        refused ->
                            access
                                .refreshed(connection.connectionId(), admission)
                                .flatMap(fresh -> call.apply(own(connection, fresh).access()))))
        .onItem()
        .invoke(outage::answered)
        .onFailure()
        .invoke(failure -> note(connection, failure));
  }

  private static Admission own(ConnectionChanged connection, Admission admission) {
    if (!admission.administrationId().equals(connection.administrationId())) {
      throw new AccessRefused.KeyRefused("ADMINISTRATION_CHANGED");
    }
    return admission;
  }

  private void note(ConnectionChanged connection, Throwable failure) {
    switch (failure) {
      case SubscriptionKeyRefused key -> outage.subscriptionKeyRefused();
      case AccessRefused.SubscriptionKeyRefused key -> outage.subscriptionKeyRefused();
      case NotSent none -> outage.unanswered(connection.connectionId());
      case Unclear none -> outage.unanswered(connection.connectionId());
      case AccessRefused.Unavailable none -> outage.unanswered(connection.connectionId());
      case Malformed odd -> outage.unanswered(connection.connectionId());
      case SnelStartException answer -> outage.answered();
      default -> {
        // The connection service knows about this one connection; that says nothing of SnelStart.
      }
    }
  }
}
