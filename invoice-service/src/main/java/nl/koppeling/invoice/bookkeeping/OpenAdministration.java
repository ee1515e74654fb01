package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import nl.koppeling.access.AdministrationAccess;
import nl.koppeling.access.Admission;
import nl.koppeling.access.Outage;
import nl.koppeling.snelstart.Access;
import nl.koppeling.snelstart.BearerRefused;
import nl.koppeling.snelstart.NotSent;
import nl.koppeling.snelstart.SubscriptionKeyRefused;
import nl.koppeling.snelstart.Unclear;
import nl.koppeling.turns.Turn;

/**
 * An administration that calls may be made in. A refused bearer is replaced once, then the failure
 * stands.
 */
record OpenAdministration(
    Turn turn,
    Admission admission,
    AdministrationAccess administrationAccess,
    Outage outage,
    CallMeters meters) {

  /**
   * Makes a call and reports to the outage watch what its answer says about SnelStart as a whole.
   */
  <T> Uni<T> call(Function<Access, Uni<T>> call) {
    return Uni.createFrom()
        .deferred(() -> call.apply(admission.access()))
        .onFailure(BearerRefused.class)
        .recoverWithUni(
            refused ->
                administrationAccess
                    .refreshed(turn.connectionId(), admission)
                    .flatMap(fresh -> call.apply(fresh.access())))
        .onItemOrFailure()
        .invoke((answer, failure) -> observe(failure));
  }

  private void observe(Throwable failure) {
    meters.made(failure);
    if (failure instanceof SubscriptionKeyRefused) {
      outage.subscriptionKeyRefused();
    } else if (failure instanceof NotSent || serverSilent(failure)) {
      outage.unanswered(turn.connectionId());
    } else {
      outage.answered();
    }
  }

  private static boolean serverSilent(Throwable failure) {
    return failure instanceof Unclear unclear
        && (unclear.cause() == Unclear.Cause.TIMEOUT
            || unclear.cause() == Unclear.Cause.SERVER_ERROR);
  }
}
