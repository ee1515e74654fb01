package nl.koppeling.sandbox.woocommerce.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a shop answers: status, content type, body text and extra headers. */
public record Answer(int status, String contentType, String body, Map<String, String> headers) {

  private static final String JSON = "application/json; charset=UTF-8";
  private static final String HTML = "text/html; charset=UTF-8";

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** A 200 with JSON. */
  public static Answer ok(JsonNode body) {
    return json(200, body);
  }

  /** JSON with a status of its own. */
  public static Answer json(int status, JsonNode body) {
    return new Answer(status, JSON, Json.text(body), Map.of());
  }

  /** JSON that is text already. */
  public static Answer text(int status, String json) {
    return new Answer(status, JSON, json, Map.of());
  }

  /** A page. */
  public static Answer html(int status, String page) {
    return new Answer(status, HTML, page, Map.of());
  }

  /** The same with one more header. */
  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, contentType, body, more);
  }

  /** The same with another body. */
  public Answer saying(String other) {
    return new Answer(status, contentType, other, headers);
  }
}
