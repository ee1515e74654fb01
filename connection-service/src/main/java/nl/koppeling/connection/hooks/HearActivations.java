package nl.koppeling.connection.hooks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.koppeling.connection.handover.Activations;
import nl.koppeling.connection.handover.Activations.Asked;
import nl.koppeling.connection.handover.Notices;
import nl.koppeling.connection.handover.Reference;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.setup.Disconnect;
import nl.koppeling.connection.setup.ReplaceCredentials;
import nl.koppeling.snelstart.ClientKey;
import org.jboss.logging.Logger;

/**
 * Deals with what SnelStart told: a key is taken only when its reference is known, when it works,
 * and when it leads to no other administration than the one that is known already. What cannot be
 * decided now is tried again; what is refused is kept for the owner, without the key.
 */
@ApplicationScoped
class HearActivations {

  private static final int MOST_RETRIES = 3;

  static final String NEWS = "activation-notices";

  private static final Logger LOG = Logger.getLogger(HearActivations.class);

  private final Sessions sessions;
  private final Notices notices;
  private final Activations activations;
  private final ReplaceCredentials credentials;
  private final Disconnect disconnect;
  private final ObjectMapper json;

  @Inject
  HearActivations(
      Sessions sessions,
      Notices notices,
      Activations activations,
      ReplaceCredentials credentials,
      Disconnect disconnect,
      ObjectMapper json) {
    this.sessions = sessions;
    this.notices = notices;
    this.activations = activations;
    this.credentials = credentials;
    this.disconnect = disconnect;
    this.json = json;
  }

  @ConsumeEvent(NEWS)
  Uni<Void> news(String ignored) {
    return hearAll();
  }

  /** What was left behind, by a crash or because SnelStart did not answer. */
  @Scheduled(every = "20s", delayed = "10s", identity = "activation-notices")
  Uni<Void> hearAll() {
    return sessions
        .forNone(notices::next)
        .flatMap(
            waiting ->
                waiting
                    .map(one -> hear(one).chain(this::hearAll))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  @Scheduled(every = "6h", delayed = "5m", identity = "activation-notices-prune")
  Uni<Void> prune() {
    return sessions.forNone(notices::prune);
  }

  private Uni<Void> hear(Notices.Waiting waiting) {
    return Notice.read(json, waiting.body())
        .map(this::about)
        .orElseGet(
            () -> {
              LOG.warnf("notice %s is not one of a coupling; forgotten", waiting.id());
              return Uni.createFrom().voidItem();
            })
        .chain(() -> sessions.forNone(session -> notices.done(session, waiting.id())))
        .onFailure()
        .recoverWithItem(
            failure -> {
              // Its text may quote what was sent: only the kind is told.
              LOG.warnf(
                  "notice %s waits: %s",
                  waiting.id(),
                  failure instanceof Refusal no ? no.getMessage() : failure.getClass().getName());
              return null;
            });
  }

  private Uni<Void> about(Notice notice) {
    return sessions
        .forAll(session -> activations.find(session, notice.reference()))
        .flatMap(
            asked ->
                asked
                    .map(known -> dealWith(notice, known))
                    .orElseGet(
                        () -> {
                          LOG.warn("a notice of a coupling with an unknown reference; forgotten");
                          return Uni.createFrom().voidItem();
                        }));
  }

  private Uni<Void> dealWith(Notice notice, Asked asked) {
    return switch (notice.action()) {
      case CREATE, REGENERATE -> take(notice.reference(), notice.key().orElseThrow(), asked);
      case DELETE ->
          notice
              .key()
              .map(key -> disconnect.when(asked.connectionId(), key))
              .orElseGet(() -> Uni.createFrom().voidItem());
    };
  }

  private Uni<Void> take(Reference reference, ClientKey key, Asked asked) {
    return Uni.createFrom()
        .deferred(
            () ->
                credentials.replace(
                    new Caller.Person(asked.owner(), false),
                    asked.connectionId(),
                    Optional.empty(),
                    Optional.of(key),
                    session -> activations.bind(session, reference)))
        .onFailure(HearActivations::overtaken)
        .retry()
        .atMost(MOST_RETRIES)
        .replaceWithVoid()
        .onFailure(HearActivations::lasting)
        .recoverWithUni(failure -> refused(asked.connectionId(), reference, (Refusal) failure));
  }

  /** Two notices at once, or the owner meanwhile: it is looked at afresh. */
  private static boolean overtaken(Throwable failure) {
    return failure instanceof Refusal no && no.code() == RefusalCode.CHANGED_MEANWHILE;
  }

  /** Not for a while, not because of us, and not because somebody was faster. */
  private static boolean lasting(Throwable failure) {
    return failure instanceof Refusal no
        && no.retryAfter().isEmpty()
        && !overtaken(failure)
        && no.code() != RefusalCode.SUBSCRIPTION_KEY_REFUSED;
  }

  private Uni<Void> refused(UUID connectionId, Reference reference, Refusal refusal) {
    String lines =
        refusal.details().isEmpty()
            ? refusal.name()
            : refusal.details().stream()
                .map(detail -> refusal.name() + " " + detail.what())
                .collect(Collectors.joining("\n"));
    return sessions.forConnection(
        connectionId, session -> activations.refuse(session, reference, lines));
  }
}
