package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import nl.koppeling.access.AccessRefused;
import nl.koppeling.access.AdministrationAccess;
import nl.koppeling.access.Admission;
import nl.koppeling.access.Outage;
import nl.koppeling.turns.CallBudgets;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The way into an administration: leave from the outage watch, an admission to the pinned
 * administration, and calls taken out of its budget, all before an intent is written. Fails when
 * any of them is not to be had; nothing was sent then.
 */
@ApplicationScoped
class Administrations {

  private final Mutiny.SessionFactory sessions;
  private final AdministrationAccess access;
  private final Outage outage;
  private final CallBudgets budgets;
  private final CallMeters meters;

  Administrations(
      Mutiny.SessionFactory sessions,
      AdministrationAccess access,
      Outage outage,
      CallBudgets budgets,
      CallMeters meters) {
    this.sessions = sessions;
    this.access = access;
    this.outage = outage;
    this.budgets = budgets;
    this.meters = meters;
  }

  /** Opens the document's administration for a number of calls. */
  Uni<OpenAdministration> open(Document document, int calls) {
    UUID connectionId = document.connection().connectionId();
    Duration closed = outage.leave(connectionId);
    if (!closed.isZero()) {
      return Uni.createFrom().failure(new Closed(closed));
    }
    return access
        .forConnection(connectionId)
        .onFailure(AccessRefused.SubscriptionKeyRefused.class)
        .invoke(refused -> outage.subscriptionKeyRefused())
        .map(admission -> pinned(document, admission))
        .flatMap(admission -> spend(document, calls).replaceWith(admission))
        .map(
            admission ->
                new OpenAdministration(document.turn(), admission, access, outage, meters));
  }

  /** Effects land in the administration that was confirmed and nowhere else (I7). */
  private static Admission pinned(Document document, Admission admission) {
    if (!admission.administrationId().equals(document.connection().administrationId())) {
      throw new OtherAdministration(document.connection().connectionId());
    }
    return admission;
  }

  private Uni<Void> spend(Document document, int calls) {
    return sessions
        .withTransaction(
            session ->
                budgets.spend(
                    session,
                    document.connection().administrationId(),
                    document.posting().lane(),
                    calls))
        .invoke(
            wait -> {
              if (!wait.isZero()) {
                throw new OutOfBudget(wait);
              }
            })
        .replaceWithVoid();
  }
}
