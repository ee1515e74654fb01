package nl.koppeling.sandbox.snelstart.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What model binding found wrong with a body: field to texts. Answered as {@code {message,
 * modelState}} with status 400 (SnelStart API reference 12.1).
 */
public final class ModelErrors {

  private final ObjectNode state = Json.object();

  /** Notes one fault at a field. */
  public void add(String field, String text) {
    ((ArrayNode) state.withArrayProperty(field)).add(text);
  }

  /** Refuses when anything was noted. */
  public void throwIfAny() {
    if (!state.isEmpty()) {
      throw refusal();
    }
  }

  Refusal refusal() {
    ObjectNode body = Json.object().put("message", "The request is invalid.");
    body.set("modelState", state);
    return new Refusal(400, body);
  }
}
