package nl.koppeling.sandbox.woocommerce.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The parameter {@code _fields}: only what is asked, nested names with dots. */
public record Fields(List<String> names) {

  public static Fields of(PhpQuery query) {
    return new Fields(query.values("_fields"));
  }

  /** The asked part of an object, or of each object in a list; everything when nothing is named. */
  public JsonNode of(JsonNode whole) {
    if (names.isEmpty()) {
      return whole;
    }
    if (whole instanceof ArrayNode list) {
      ArrayNode parts = Json.array();
      list.forEach(item -> parts.add(of(item)));
      return parts;
    }
    return whole instanceof ObjectNode object ? part(object) : whole;
  }

  private ObjectNode part(ObjectNode whole) {
    ObjectNode part = Json.object();
    names.forEach(name -> copy(whole, part, name));
    return part;
  }

  private static void copy(ObjectNode whole, ObjectNode part, String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      if (whole.has(name)) {
        part.set(name, whole.get(name));
      }
    } else if (whole.get(name.substring(0, dot)) instanceof ObjectNode inner) {
      copy(inner, part.withObjectProperty(name.substring(0, dot)), name.substring(dot + 1));
    }
  }
}
