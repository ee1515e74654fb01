package nl.koppeling.connection.orderbook;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.koppeling.connection.handout.TokenDesk;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.snelstart.Access;
import nl.koppeling.snelstart.LedgerAccount;
import nl.koppeling.snelstart.SnelStart;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What an administration calls its ledger accounts. Read from the administration itself at most
 * once an hour, with the token the line works with; a page never fails for want of a name.
 */
@ApplicationScoped
class LedgerNames {

  private static final Logger LOG = Logger.getLogger(LedgerNames.class);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration KEPT_WITHOUT = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int MOST = 500;

  private final TokenDesk tokens;
  private final SnelStart snelStart;
  private final String subscriptionKey;
  private final Clock clock = Clock.systemUTC();
  private final Map<UUID, Read> read = new ConcurrentHashMap<>();

  @Inject
  LedgerNames(
      TokenDesk tokens,
      SnelStart snelStart,
      @ConfigProperty(name = "koppeling.snelstart.subscription-key") String subscriptionKey) {
    this.tokens = tokens;
    this.snelStart = snelStart;
    this.subscriptionKey = subscriptionKey;
  }

  /** The accounts as they were read. */
  private record Read(Map<UUID, LedgerAccount> accounts, Instant until) {}

  /**
   * The accounts by their id; none when the connection does not work, or the administration does
   * not answer within three seconds.
   */
  Uni<Map<UUID, LedgerAccount>> of(Connection connection) {
    if (!(connection instanceof Connection.Active active)) {
      return Uni.createFrom().item(Map.of());
    }
    UUID administration = active.findings().administration().id();
    Read known = read.get(administration);
    return known != null && clock.instant().isBefore(known.until())
        ? Uni.createFrom().item(known.accounts())
        : ask(active)
            .map(accounts -> keep(administration, accounts, KEPT))
            .onFailure()
            .recoverWithItem(failure -> without(administration, failure));
  }

  private Uni<List<LedgerAccount>> ask(Connection.Active connection) {
    return tokens
        .token(connection, false)
        .flatMap(token -> snelStart.ledgerAccounts(new Access(token.bearer(), subscriptionKey)))
        .ifNoItem()
        .after(PATIENCE)
        .fail();
  }

  private Map<UUID, LedgerAccount> without(UUID administration, Throwable failure) {
    LOG.infof("no names of ledger accounts: %s", failure.getClass().getSimpleName());
    return keep(administration, List.of(), KEPT_WITHOUT);
  }

  private Map<UUID, LedgerAccount> keep(
      UUID administration, List<LedgerAccount> accounts, Duration period) {
    if (read.size() >= MOST) {
      read.clear();
    }
    Map<UUID, LedgerAccount> byId =
        accounts.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    LedgerAccount::id, Function.identity(), (first, second) -> first));
    read.put(administration, new Read(byId, clock.instant().plus(period)));
    return byId;
  }
}
