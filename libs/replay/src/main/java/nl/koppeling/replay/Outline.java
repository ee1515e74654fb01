package nl.koppeling.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a body is made of, without what it says: names of fields and the kinds of their values. A
 * value itself is shown only of fields that identify or version a document, and only in the form
 * such a value has.
 */
final class Outline {

  private static final int DEEPEST = 8;
  private static final int FIELDS = 60;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,40}");
  private static final Pattern VALUE =
      Pattern.compile("[0-9]{1,18}|[0-9a-f-]{16,64}|[A-Z_]{2,40}|[0-9]{4}-[0-9T:.Z-]{6,25}");
  private static final Set<String> SHOWN =
      Set.of(
          "connectionId",
          "orderId",
          "refundId",
          "version",
          "modifiedAt",
          "contentHash",
          "lane",
          "kind",
          "code",
          "revision",
          "relationId",
          "refundedAt",
          "credentialsVersion",
          "administrationId",
          "side");

  private Outline() {}

  /** Empty when the body is no JSON object. */
  static Optional<JsonNode> of(byte[] body) {
    try {
      JsonNode read = body == null ? null : JSON.readTree(body);
      return read == null || !read.isObject()
          ? Optional.empty()
          : Optional.of(outline("", read, 0));
    } catch (IOException e) {
      return Optional.empty(); // what it says instead may be anything
    }
  }

  private static JsonNode outline(String name, JsonNode node, int depth) {
    return switch (node.getNodeType()) {
      case OBJECT -> depth == DEEPEST ? text("object") : object(node, depth);
      case ARRAY -> array(name, node, depth);
      default -> value(name, node);
    };
  }

  private static JsonNode object(JsonNode node, int depth) {
    ObjectNode shape = JsonNodeFactory.instance.objectNode();
    int left = FIELDS;
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (left-- == 0) {
        shape.put("…", node.size() - FIELDS + " more fields");
        break;
      }
      String name = NAME.matcher(field.getKey()).matches() ? field.getKey() : "(odd name)";
      shape.set(name, outline(name, field.getValue(), depth + 1));
    }
    return shape;
  }

  private static JsonNode array(String name, JsonNode node, int depth) {
    if (node.isEmpty() || depth == DEEPEST) {
      return text("list of " + node.size());
    }
    ObjectNode shape = JsonNodeFactory.instance.objectNode();
    shape.set("list of " + node.size(), outline(name, node.get(0), depth + 1));
    return shape;
  }

  private static JsonNode value(String name, JsonNode node) {
    if (SHOWN.contains(name) && VALUE.matcher(node.asText()).matches()) {
      return node;
    }
    return text(
        switch (node.getNodeType()) {
          case STRING -> "text of " + node.textValue().length();
          case NUMBER -> "number";
          case BOOLEAN -> "true or false";
          case NULL -> "null";
          default -> "something else";
        });
  }

  private static TextNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }
}
