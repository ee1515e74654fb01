package nl.koppeling.operator.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import nl.koppeling.operator.signin.Session;
import nl.koppeling.operator.terminal.Refused;
import nl.koppeling.operator.web.Address;
import nl.koppeling.operator.web.Json;
import nl.koppeling.operator.web.Unreachable;
import nl.koppeling.operator.web.Web;

/** The operators' API. Every refusal is a {@link Refused} with a sentence. */
public final class Api {

  private static final String HOME = "/api/operator";

  private final Web web;
  private final Address address;
  private final Session session;

  public Api(Web web, Address address, Session session) {
    this.web = web;
    this.address = address;
    this.session = session;
  }

  /**
   * @param path below the operators' API, beginning with a slash
   */
  public JsonNode get(String path) {
    return Json.parse(send(request(path).GET()).body(), address.toString());
  }

  /** Asks for something to be done; the answer's body. */
  public JsonNode post(String path, JsonNode body) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    return Json.parse(send(request).body(), address.toString());
  }

  /** Asks for something to be done that needs no words. */
  public void post(String path) {
    send(request(path).POST(BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path) {
    return Web.request(address.at(HOME + path))
        .header("Authorization", "Bearer " + session.token());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    HttpResponse<String> answer = web.send(request);
    if (answer.statusCode() / 100 != 2) {
      throw refusal(answer.statusCode(), answer.body());
    }
    return answer;
  }

  private Refused refusal(int status, String body) {
    return switch (status) {
      case 401 -> new Refused(session.advice());
      case 403 -> new Refused("Only who has the role operator in the realm may do this.");
      case 429, 502, 503, 504 -> new Unreachable(sentence(status, body));
      default -> new Refused(sentence(status, body));
    };
  }

  /** What a problem (RFC 9457) says, else the status. */
  private String sentence(int status, String body) {
    JsonNode problem = problem(body);
    String said = problem.path("detail").asText(problem.path("title").asText(""));
    if (said.isBlank()) {
      return address + " refuses this (status " + status + ").";
    }
    return problem.hasNonNull("code") ? said + " (" + code(problem) + ")" : said;
  }

  /** With what it is about, when that is told. */
  private static String code(JsonNode problem) {
    StringBuilder words = new StringBuilder(problem.get("code").asText());
    for (JsonNode part : problem.path("problems")) {
      words.append("; ").append(part.path("about").asText());
    }
    return words.toString();
  }

  private JsonNode problem(String body) {
    try {
      return Json.parse(body, address.toString());
    } catch (Refused noProblem) {
      return Json.object();
    }
  }
}
