package nl.koppeling.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Access tokens of the local realm. */
public final class Tokens {

  private final String realmUrl;

  public Tokens(String realmUrl) {
    this.realmUrl = realmUrl;
  }

  /**
   * A token of a local user ({@code owner}, {@code second}, {@code operator}, {@code operator2}),
   * whose password is the name.
   */
  public String ofUser(String name) {
    return ask(
        "grant_type=password&client_id=koppeling-cli&username=" + name + "&password=" + name);
  }

  /** A token of a service's own account. */
  public String ofService(String clientId, String secret) {
    return ask(
        "grant_type=client_credentials&client_id="
            + clientId
            + "&client_secret="
            + URLEncoder.encode(secret, StandardCharsets.UTF_8));
  }

  /** A token of who may change a realm; of the realm {@code master} only. */
  String ofAdministrator(String name, String password) {
    return ask(
        "grant_type=password&client_id=admin-cli&username=" + name + "&password=" + password);
  }

  private String ask(String form) {
    HttpResponse<String> answer =
        Http.post(
            realmUrl + "/protocol/openid-connect/token",
            form,
            "Content-Type",
            "application/x-www-form-urlencoded");
    if (answer.statusCode() != 200) {
      throw new PartFailed("Keycloak gave no token: status " + answer.statusCode());
    }
    try {
      return new ObjectMapper().readTree(answer.body()).get("access_token").asText();
    } catch (JsonProcessingException e) {
      throw new PartFailed("Keycloak's answer is no JSON.", e);
    }
  }
}
