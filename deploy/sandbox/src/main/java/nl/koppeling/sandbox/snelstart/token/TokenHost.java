package nl.koppeling.sandbox.snelstart.token;

import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import nl.koppeling.sandbox.snelstart.api.Answer;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Administrations;
import nl.koppeling.sandbox.snelstart.wire.Json;

/**
 * The token host: both grants, credentials from the body only (SnelStart API reference 2.2).
 * Whatever is wrong is a 400 with an {@code error} text.
 */
@ApplicationScoped
public class TokenHost {

  private final Administrations administrations;
  private final Tokens tokens;

  TokenHost(Administrations administrations, Tokens tokens) {
    this.administrations = administrations;
    this.tokens = tokens;
  }

  /** Answers a form. */
  public Answer grant(MultiMap form) {
    String grant = form.get("grant_type");
    if ("clientkey".equals(grant)) {
      return answer(form.get("clientkey"), grant, "clientkey");
    }
    if ("password".equals(grant)) {
      String key = Administrations.encode(form.get("username") + ":" + form.get("password"));
      return answer(key, grant, "username and password");
    }
    return refused("unsupported_grant_type");
  }

  private Answer answer(String key, String grant, String parameter) {
    Optional<Administration> opened =
        Optional.ofNullable(key)
            .flatMap(administrations::opened)
            .filter(books -> !books.disturbances().keysRevoked());
    if (opened.isEmpty()) {
      return refused(
          grant + " grant: parameter " + parameter + " is missing or has no valid value.");
    }
    return Answer.ok(
        Json.object()
            .put("access_token", tokens.mint(opened.get(), key))
            .put("token_type", "bearer")
            .put("expires_in", Tokens.LIFETIME_SECONDS));
  }

  private static Answer refused(String error) {
    return new Answer(400, Json.object().put("error", error));
  }
}
