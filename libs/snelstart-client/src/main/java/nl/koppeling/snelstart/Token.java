package nl.koppeling.snelstart;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * A freshly minted bearer of one administration (SnelStart API reference 2.2). Lives about an hour;
 * there is no refresh, only minting again. A secret; {@link #toString()} shows the expiry and the
 * scopes only.
 *
 * @param bearer the access token
 * @param expiresAt UTC, counted from before the request was sent, so never too late
 * @param scopes rights in the token ({@code boekhouden:write}, ...); empty when the token is not a
 *     readable JWT
 */
public record Token(String bearer, Instant expiresAt, Set<String> scopes) {

  /** Refuses a blank bearer. */
  public Token {
    bearer = Texts.headerValue("bearer", bearer);
    Objects.requireNonNull(expiresAt, "expiresAt");
    scopes = Set.copyOf(scopes);
  }

  @Override
  public String toString() {
    return "Token[***, expiresAt=" + expiresAt + ", scopes=" + scopes + "]";
  }
}
