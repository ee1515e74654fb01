package nl.koppeling.sandbox.snelstart.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer that says no. Carries no stack trace: refusing is ordinary work here. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient JsonNode body;

  /** A refusal with a status and the body that goes with it. */
  public Refusal(int status, JsonNode body) {
    super("Refused with " + status, null, false, false);
    this.status = status;
    this.body = body;
  }

  /** One business rule that was broken: 400 with the array form (reference 12.1). */
  public static Refusal code(Rule rule) {
    return new Refusal(400, Json.array().add(rule.json()));
  }

  /** A record that is not there: 404 with the array form (reference 13.7 of the examples). */
  public static Refusal notFound(Rule rule) {
    return new Refusal(404, Json.array().add(rule.json()));
  }

  /** The {@code {Message}} form of ASP.NET: bad filters (400) and unknown routes (404). */
  public static Refusal message(int status, String text) {
    return new Refusal(status, Json.object().put("Message", text));
  }

  /** The {@code {statusCode, message}} form of the gateway. */
  public static Refusal gateway(int status, String text) {
    return new Refusal(status, Json.object().put("statusCode", status).put("message", text));
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** The body to send. */
  public JsonNode body() {
    return body;
  }
}
