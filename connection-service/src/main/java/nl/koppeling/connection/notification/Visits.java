package nl.koppeling.connection.notification;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Locale;
import nl.koppeling.connection.ownership.Caller;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Every visit of an owner tells where to reach him; only a verified address counts. */
class Visits {

  private static final Logger LOG = Logger.getLogger(Visits.class);

  private final Contacts contacts;
  private final SecurityIdentity identity;
  private final JsonWebToken token;

  Visits(Contacts contacts, SecurityIdentity identity, JsonWebToken token) {
    this.contacts = contacts;
    this.identity = identity;
    this.token = token;
  }

  /** Never stands in the way of the request. */
  @ServerRequestFilter
  Uni<Void> visited(ContainerRequestContext request) {
    if (!identity.hasRole(Caller.SHOP_OWNER)) {
      return Uni.createFrom().voidItem();
    }
    String address = token.getClaim("email");
    boolean verified = Boolean.TRUE.equals(token.<Boolean>getClaim("email_verified"));
    if (token.getSubject() == null || address == null || !verified) {
      return Uni.createFrom().voidItem();
    }
    return contacts
        .remember(token.getSubject(), new Contacts.Contact(address, language(request)))
        .onFailure()
        .invoke(failure -> LOG.warnf("an owner's contact was not kept: %s", failure.getMessage()))
        .onFailure()
        .recoverWithNull();
  }

  private static String language(ContainerRequestContext request) {
    return request.getAcceptableLanguages().stream()
        .map(Locale::getLanguage)
        .filter(l -> l.equals("nl") || l.equals("en"))
        .findFirst()
        .orElse("nl");
  }
}
