package nl.koppeling.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import nl.koppeling.testkit.PartFailed;

/** JSON from answers; amounts stay exact. */
final class Json {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Json() {}

  /** The body of a good answer. */
  static JsonNode of(HttpResponse<String> answer) {
    if (answer.statusCode() >= 300) {
      throw new PartFailed(
          answer.request().method()
              + " "
              + answer.uri()
              + " answered "
              + answer.statusCode()
              + ": "
              + answer.body());
    }
    try {
      return MAPPER.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new PartFailed(answer.uri() + " answered something that is no JSON.", e);
    }
  }

  static JsonNode of(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new PartFailed("That is no JSON.", e);
    }
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }
}
