package nl.koppeling.connection.ownership;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The person who asks, by the subject of the token: names may be given to somebody else, subjects
 * are not.
 */
@RequestScoped
public class Caller {

  /** Role of a person with connections. */
  public static final String SHOP_OWNER = "shop-owner";

  /** Role of a person who looks after stuck work; reads everything. */
  public static final String OPERATOR = "operator";

  /** Role of the other services. */
  public static final String SERVICE = "service";

  private final JsonWebToken token;
  private final SecurityIdentity identity;

  @Inject
  Caller(JsonWebToken token, SecurityIdentity identity) {
    this.token = token;
    this.identity = identity;
  }

  /** Taken once, before anything asynchronous. */
  public Person person() {
    String subject = token.getSubject();
    if (subject == null || subject.isBlank()) {
      throw new jakarta.ws.rs.NotAuthorizedException("Bearer");
    }
    return new Person(subject, identity.hasRole(OPERATOR));
  }

  /** The person's e-mail address, when the identity provider verified it; in small letters. */
  public Optional<String> verifiedAddress() {
    return Boolean.TRUE.equals(token.<Boolean>getClaim("email_verified"))
        ? Optional.ofNullable(token.<String>getClaim("email"))
            .map(address -> address.strip().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** A person and what they may see. */
  public record Person(String subject, boolean operator) {

    /** The connection when the person may see it; refuses with 404 otherwise. */
    public Connection reads(Connection connection) {
      return operator ? connection : owns(connection);
    }

    /** The connection when it is the person's own; refuses with 404 otherwise. */
    public Connection owns(Connection connection) {
      if (!isOwnerOf(connection)) {
        throw Refusal.of(RefusalCode.CONNECTION_UNKNOWN);
      }
      return connection;
    }

    /** True when the connection is the person's own, so that it may be changed. */
    public boolean isOwnerOf(Connection connection) {
      return connection.particulars().owners().has(subject);
    }
  }
}
