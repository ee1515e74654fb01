package nl.koppeling.connection.handout;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.snelstart.Token;

/**
 * What is kept for one version of one connection's credentials: a token, a refusal, or a minting
 * under way.
 */
final class Drawer {

  static final Duration MARGIN = Duration.ofSeconds(60);
  static final Duration LEFT_ALONE = Duration.ofSeconds(60);

  /** A token this young is fresh enough for a caller who asks for a fresh one. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final long credentialsVersion;
  private final Clock clock;
  private Token token;
  private Instant mintedAt = Instant.EPOCH;
  private Throwable refusal;
  private Instant refusedUntil = Instant.EPOCH;
  private Uni<Token> flight;

  Drawer(long credentialsVersion, Clock clock) {
    this.credentialsVersion = credentialsVersion;
    this.clock = clock;
  }

  long credentialsVersion() {
    return credentialsVersion;
  }

  synchronized Uni<Token> token(boolean refresh, Supplier<Uni<Token>> mint) {
    Instant now = clock.instant();
    if (now.isBefore(refusedUntil)) {
      return Uni.createFrom().failure(refusal);
    }
    if (alive(now) && !(refresh && now.isAfter(mintedAt.plus(FRESH)))) {
      return Uni.createFrom().item(token);
    }
    if (flight == null) {
      flight = mint.get().onItemOrFailure().invoke(this::landed).memoize().indefinitely();
    }
    return flight;
  }

  synchronized boolean idle() {
    Instant now = clock.instant();
    return flight == null && !alive(now) && !now.isBefore(refusedUntil);
  }

  private boolean alive(Instant now) {
    return token != null && now.isBefore(token.expiresAt().minus(MARGIN));
  }

  private synchronized void landed(Token minted, Throwable failure) {
    flight = null;
    if (failure == null) {
      token = minted;
      mintedAt = clock.instant();
      return;
    }
    token = null;
    if (failure instanceof Refusal no) {
      Duration asked = no.retryAfter().orElse(LEFT_ALONE);
      refusal = failure;
      refusedUntil = clock.instant().plus(asked.compareTo(LEFT_ALONE) < 0 ? asked : LEFT_ALONE);
    }
  }
}
