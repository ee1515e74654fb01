package nl.koppeling.operator.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.koppeling.operator.terminal.Refused;

/** JSON. What an answer has beyond what is known is not looked at: the other side may be newer. */
public final class Json {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * @param from who said it, for the sentence when it is none
   * @throws Refused when the text is no JSON object
   */
  public static JsonNode parse(String text, String from) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      // What is no JSON is answered below; it is somebody else's page and not repeated.
    }
    throw new Refused(from + " answered something else than JSON: is the address right?");
  }

  /**
   * @throws Refused when the form is not known
   */
  public static <T> T as(Class<T> type, JsonNode node) {
    try {
      return MAPPER.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new Refused("The answer is not understood: is this program older than the service?", e);
    }
  }

  public static String pretty(JsonNode node) {
    return node.toPrettyString();
  }
}
