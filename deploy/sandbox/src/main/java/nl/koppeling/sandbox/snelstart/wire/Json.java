package nl.koppeling.sandbox.snelstart.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The JSON that crosses the wire: camelCase, exact decimals, nulls written out. */
public final class Json {

  private static final int LARGEST_TEXT = 16 * 1024 * 1024;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(LARGEST_TEXT)
                .maxNestingDepth(50)
                .build());
  }

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** Every item of a list, written by the given function. */
  public static <T> ArrayNode array(List<T> items, Function<T, ? extends JsonNode> writer) {
    ArrayNode array = array();
    items.forEach(item -> array.add(writer.apply(item)));
    return array;
  }

  /** A reference {@code {id, uri}} to a record, or null when there is none. */
  public static ObjectNode reference(String resource, UUID id) {
    return id == null
        ? null
        : object().put("id", id.toString()).put("uri", "/" + resource + "/" + id);
  }

  /** Money in euro with the two decimals SnelStart shows, more only when they were given. */
  public static BigDecimal money(BigDecimal amount) {
    if (amount == null) {
      return null;
    }
    BigDecimal bare = amount.stripTrailingZeros();
    return bare.scale() < 2 ? bare.setScale(2) : bare;
  }

  /** Reads a body; refuses with the 400 of model binding when it is no JSON. */
  public static JsonNode parse(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (IOException unreadable) {
      ModelErrors errors = new ModelErrors();
      errors.add("model", "The body is not valid JSON.");
      throw errors.refusal();
    }
  }

  /** Writes any node as UTF-8. */
  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A tree could not be written", impossible);
    }
  }
}
