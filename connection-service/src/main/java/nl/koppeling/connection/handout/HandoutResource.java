package nl.koppeling.connection.handout;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import nl.koppeling.connection.credentials.Vault;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.shop.Carriage;
import nl.koppeling.shop.ShopKey;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestQuery;

/** For the other services only; each answer is a secret. */
@Path("/internal/connections/{id}")
@Tag(name = "Internal")
@RolesAllowed(Caller.SERVICE)
@Cache(noStore = true)
public class HandoutResource {

  private final Sessions sessions;
  private final Connections connections;
  private final Vault vault;
  private final TokenDesk desk;

  @Inject
  HandoutResource(Sessions sessions, Connections connections, Vault vault, TokenDesk desk) {
    this.sessions = sessions;
    this.connections = connections;
    this.vault = vault;
    this.desk = desk;
  }

  /** A short-lived token; never of another administration than the pinned one. */
  record TokenView(String accessToken, Instant expiresAt, UUID administrationId) {
    @Override
    public String toString() {
      return "TokenView[***]";
    }
  }

  /** The shop's key, where its API is and how the key travels. */
  record ShopKeyView(
      URI shopHome,
      URI apiRoot,
      Carriage carriage,
      String consumerKey,
      String consumerSecret,
      long credentialsVersion) {
    @Override
    public String toString() {
      return "ShopKeyView[***]";
    }
  }

  @GET
  @Path("snelstart-token")
  @Operation(summary = "A SnelStart token of the connection's administration")
  public Uni<TokenView> token(UUID id, @RestQuery boolean refresh) {
    return sessions
        .forConnection(id, session -> connections.find(session, id))
        .map(HandoutResource::working)
        .flatMap(
            active ->
                desk.token(active, refresh)
                    .map(
                        token ->
                            new TokenView(
                                token.bearer(),
                                token.expiresAt(),
                                active.findings().administration().id())));
  }

  @GET
  @Path("shop-key")
  @Operation(summary = "The shop's REST key")
  public Uni<ShopKeyView> shopKey(UUID id) {
    return sessions.forConnection(
        id,
        session ->
            connections
                .find(session, id)
                .map(HandoutResource::working)
                .flatMap(active -> vault.shopKey(session, id).map(key -> view(active, key))));
  }

  private static ShopKeyView view(Connection.Active active, ShopKey key) {
    return new ShopKeyView(
        active.particulars().shop().home(),
        active.particulars().shop().apiRoot(),
        active.particulars().shop().carriage(),
        key.consumerKey(),
        key.consumerSecret(),
        active.particulars().credentialsVersion());
  }

  private static Connection.Active working(Connection connection) {
    return switch (connection) {
      case Connection.Active active -> active;
      case Connection.Paused paused ->
          throw Refusal.conflict(
              paused.cause() == Connection.PauseCause.OWNER
                  ? RefusalCode.CONNECTION_PAUSED
                  : RefusalCode.ADMINISTRATION_CHANGED);
      default -> throw Refusal.of(RefusalCode.CONNECTION_UNKNOWN); // nobody works for it yet
    };
  }
}
