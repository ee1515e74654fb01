package nl.koppeling.connection.handout;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.snelstart.Token;

/**
 * Keeps one token per connection until shortly before it expires. However many ask at once, one
 * token is minted; a refused key is not tried again for a minute, unless it was replaced.
 */
@ApplicationScoped
public class TokenDesk {

  private final Minting minting;
  private final Clock clock = Clock.systemUTC();
  private final Map<UUID, Drawer> drawers = new ConcurrentHashMap<>();

  @Inject
  TokenDesk(Minting minting) {
    this.minting = minting;
  }

  /** A token of the pinned administration; fails with a {@link Refusal}. */
  public Uni<Token> token(Connection.Active connection, boolean refresh) {
    long credentials = connection.particulars().credentialsVersion();
    return drawers
        .compute(
            connection.id(),
            (id, drawer) ->
                drawer == null || drawer.credentialsVersion() != credentials
                    ? new Drawer(credentials, clock)
                    : drawer)
        .token(refresh, () -> minting.mint(connection));
  }

  @Scheduled(every = "10m", identity = "token-prune")
  void prune() {
    drawers.values().removeIf(Drawer::idle);
  }
}
