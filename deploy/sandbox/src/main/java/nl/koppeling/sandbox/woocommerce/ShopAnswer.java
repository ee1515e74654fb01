package nl.koppeling.sandbox.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What a shop answers: status, body text and extra headers. */
record ShopAnswer(int status, String contentType, String body, Map<String, String> headers) {

  static final String JSON = "application/json; charset=UTF-8";

  static ShopAnswer ok(JsonNode body) {
    return json(200, body);
  }

  static ShopAnswer json(int status, JsonNode body) {
    return new ShopAnswer(status, JSON, body.toString(), Map.of());
  }

  ShopAnswer with(Map<String, String> more) {
    return new ShopAnswer(status, contentType, body, more);
  }
}
