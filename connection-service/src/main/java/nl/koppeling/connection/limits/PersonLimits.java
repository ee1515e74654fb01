package nl.koppeling.connection.limits;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import nl.koppeling.connection.limits.Limits.Limit;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Counts what a person asks, once it is known who it is and that they may ask it at all. */
class PersonLimits {

  private static final int AFTER_THE_FORM_IS_TRUSTED = Priorities.USER + 1_000;

  @Inject SecurityIdentity identity;
  @Inject Limits limits;
  @Inject Spending spending;

  @ServerRequestFilter(priority = AFTER_THE_FORM_IS_TRUSTED)
  void count(ContainerRequestContext request) {
    // The other services are limited by the turns they take, not by how often they ask.
    if (identity.isAnonymous() || identity.hasRole(Caller.SERVICE)) {
      return;
    }
    String person = person();
    refuse(limits.take(Limit.PERSON, person));
    if (!request.getMethod().equals(HttpMethod.GET)
        && !request.getMethod().equals(HttpMethod.HEAD)) {
      refuse(limits.take(Limit.CHANGES, person));
    }
  }

  @Spends
  @ServerRequestFilter(priority = AFTER_THE_FORM_IS_TRUSTED + 1)
  Uni<Response> spend(ResourceInfo endpoint) {
    Limit limit = endpoint.getResourceMethod().getAnnotation(Spends.class).value();
    return spending
        .spend(limit, person())
        .invoke(wait -> refuse(limits.counted(limit, wait)))
        .replaceWith((Response) null);
  }

  private static void refuse(Optional<Duration> wait) {
    wait.ifPresent(
        time -> {
          throw Refusal.tooSoon(RefusalCode.TOO_MANY_REQUESTS, time);
        });
  }

  private String person() {
    String person =
        identity.getPrincipal() instanceof JsonWebToken token
            ? token.getSubject()
            : identity.getPrincipal().getName();
    if (person == null || person.isBlank()) {
      throw new NotAuthorizedException("Bearer");
    }
    return person;
  }
}
