package nl.koppeling.operator.signin;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.koppeling.operator.terminal.Refused;
import nl.koppeling.operator.web.Address;
import nl.koppeling.operator.web.Json;
import nl.koppeling.operator.web.Web;

/**
 * The realm's endpoints, as its own description names them, for the public client of this program.
 */
final class Realm {

  static final String CLIENT = "koppeling-operator";

  private final Web web;
  private final Address address;
  private final JsonNode description;

  /**
   * @throws Refused when no realm is there
   */
  Realm(Web web, Address address) {
    this.web = web;
    this.address = address;
    HttpResponse<String> answer =
        web.send(Web.request(address.at("/.well-known/openid-configuration")).GET());
    if (answer.statusCode() != 200) {
      throw new Refused(
          "There is no realm at " + address + " (status " + answer.statusCode() + ").");
    }
    this.description = Json.parse(answer.body(), address.toString());
  }

  String url() {
    return address.url();
  }

  /** An answer of an endpoint: what was asked for, or the error's code (RFC 6749, 5.2). */
  record Answer(int status, JsonNode body) {

    boolean good() {
      return status == 200;
    }

    String error() {
      return body.path("error").asText("status " + status);
    }
  }

  Answer device() {
    return ask("device_authorization_endpoint", Map.of("scope", "openid"));
  }

  Answer redeem(String deviceCode) {
    return ask(
        "token_endpoint",
        Map.of(
            "grant_type",
            "urn:ietf:params:oauth:grant-type:device_code",
            "device_code",
            deviceCode));
  }

  Answer refresh(String refreshToken) {
    return ask(
        "token_endpoint", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
  }

  /** Ends the sign-in at the realm (RFC 7009). */
  boolean revoke(String refreshToken) {
    return web.send(form("revocation_endpoint", Map.of("token", refreshToken))).statusCode() == 200;
  }

  private Answer ask(String endpoint, Map<String, String> fields) {
    HttpResponse<String> answer = web.send(form(endpoint, fields));
    return new Answer(answer.statusCode(), Json.parse(answer.body(), address.toString()));
  }

  private HttpRequest.Builder form(String endpoint, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("client_id", CLIENT);
    return Web.form(endpoint(endpoint), all);
  }

  private URI endpoint(String name) {
    if (!description.hasNonNull(name)) {
      throw new Refused("The realm at " + address + " has no " + name.replace('_', ' ') + ".");
    }
    return new Address(description.get(name).asText()).at("");
  }
}
