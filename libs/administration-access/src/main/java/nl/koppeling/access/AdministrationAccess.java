package nl.koppeling.access;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Admissions to administrations. A token is kept in memory until 60 seconds before it expires;
 * those who need the same one at the same moment share one question. Every returned Uni fails with
 * an {@link AccessRefused} only, and answers on the Vert.x context of the caller.
 */
@ApplicationScoped
public class AdministrationAccess {

  private static final Duration MARGIN = Duration.ofSeconds(60);
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final TokensApi tokens;
  private final String subscriptionKey;
  private final Clock clock = Clock.systemUTC();
  private final ConcurrentMap<UUID, Desk> desks = new ConcurrentHashMap<>();

  AdministrationAccess(
      @RestClient TokensApi tokens,
      @ConfigProperty(name = "koppeling.snelstart.subscription-key") String subscriptionKey) {
    this.tokens = tokens;
    this.subscriptionKey = subscriptionKey;
  }

  /** The admission of a connection. */
  public Uni<Admission> forConnection(UUID connectionId) {
    return admission(connectionId, false, this::lasting);
  }

  /**
   * Another admission than the one whose bearer was refused. Ask this once; a second refusal is not
   * cured by a third token.
   */
  public Uni<Admission> refreshed(UUID connectionId, Admission refused) {
    return admission(
        connectionId, true, kept -> lasting(kept) && !kept.access().equals(refused.access()));
  }

  /** Forgets what is kept: the connection's credentials were replaced, or it was removed. */
  public void forget(UUID connectionId) {
    desks.remove(connectionId);
  }

  private Uni<Admission> admission(UUID id, boolean refresh, Predicate<Admission> good) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Uni<Admission> answer =
                  desks
                      .computeIfAbsent(id, k -> new Desk())
                      .admission(good, () -> ask(id, refresh));
              Context caller = Vertx.currentContext();
              // Who joined another's question would otherwise go on in the other's context.
              return caller == null ? answer : answer.emitOn(MutinyHelper.executor(caller));
            });
  }

  private Uni<Admission> ask(UUID id, boolean refresh) {
    return Uni.createFrom()
        .deferred(() -> tokens.token(id, refresh))
        .map(response -> TokenAnswer.read(response, subscriptionKey))
        .onFailure(failure -> !(failure instanceof AccessRefused))
        .transform(failure -> new AccessRefused.Unavailable(WAIT));
  }

  private boolean lasting(Admission admission) {
    return admission.expiresAt().minus(MARGIN).isAfter(clock.instant());
  }
}
