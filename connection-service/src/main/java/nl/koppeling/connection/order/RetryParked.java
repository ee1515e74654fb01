package nl.koppeling.connection.order;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.line.Retries;
import nl.koppeling.connection.overview.DocumentView;
import nl.koppeling.connection.overview.Overview;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;

/** Lets all documents go on that wait for other settings, after those were changed. */
@ApplicationScoped
public class RetryParked {

  /** At most so many at once; what is left is offered again. */
  public static final int MOST = 100;

  private static final Set<String> CODES = Remedy.codes(Action.CHANGE_SETTINGS);

  private final Sessions sessions;
  private final Connections connections;
  private final Overview overview;
  private final AuditLog audit;
  private final Retries retries;

  @Inject
  RetryParked(
      Sessions sessions,
      Connections connections,
      Overview overview,
      AuditLog audit,
      Retries retries) {
    this.sessions = sessions;
    this.connections = connections;
    this.overview = overview;
    this.audit = audit;
    this.retries = retries;
  }

  /**
   * What came of it.
   *
   * @param tried so many go on
   * @param refused so many could not: they moved on meanwhile, or the service does not answer
   */
  public record Outcome(int tried, int refused) {}

  /** Those that wait for other settings, at most {@value #MOST}. */
  public Uni<List<DocumentView>> waiting(Caller.Person person, UUID id) {
    return sessions.forPerson(
        person,
        session ->
            connections
                .find(session, id)
                .invoke(person::owns)
                .chain(() -> overview.stuck(session, id, CODES, MOST))
                .map(RetryParked::retriable));
  }

  /** Tries each of them, one after the other. Who asked is remembered first. */
  public Uni<Outcome> retry(Caller.Person person, UUID id) {
    return sessions
        .forPerson(
            person,
            session ->
                connections
                    .find(session, id)
                    .map(person::owns)
                    .invoke(RetryOrder::working)
                    .chain(() -> overview.stuck(session, id, CODES, MOST))
                    .map(RetryParked::retriable)
                    .call(
                        all ->
                            all.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : audit.did(
                                    session,
                                    person,
                                    id,
                                    Deed.RETRIED,
                                    all.size() + " documents that waited for settings",
                                    List.of())))
        .flatMap(all -> each(id, all));
  }

  private static List<DocumentView> retriable(List<DocumentView> all) {
    return all.stream().filter(view -> Retriable.of(view).isPresent()).toList();
  }

  private Uni<Outcome> each(UUID id, List<DocumentView> all) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(view -> one(id, view))
        .collect()
        .asList()
        .map(
            done -> {
              int tried = (int) done.stream().filter(ok -> ok).count();
              return new Outcome(tried, done.size() - tried);
            });
  }

  private Uni<Boolean> one(UUID id, DocumentView view) {
    return retries
        .retry(Retriable.of(view).orElseThrow(), id, view.orderId(), view.document().refundId())
        .replaceWith(true)
        .onFailure(Refusal.class)
        .recoverWithItem(false);
  }
}
