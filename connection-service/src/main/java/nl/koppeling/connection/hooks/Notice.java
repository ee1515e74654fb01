package nl.koppeling.connection.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.connection.handover.Reference;
import nl.koppeling.snelstart.ClientKey;

/**
 * What SnelStart tells of one coupling. SnelStart's pages show the names in two spellings, so their
 * case does not matter (SnelStart API reference 2.5). Holds a secret.
 *
 * @param key empty when none was told, as may be at the end of a coupling
 */
record Notice(Action action, Reference reference, Optional<ClientKey> key) {

  private static final int LONGEST_KEY = 10_000;

  /** What happened to the coupling. */
  enum Action {
    CREATE,
    REGENERATE,
    DELETE
  }

  /** Reads one; empty for what is none. */
  static Optional<Notice> read(ObjectMapper json, String body) {
    try {
      JsonNode told = json.readTree(body);
      Action action = Action.valueOf(field(told, "ActionType").toUpperCase(Locale.ROOT));
      Reference reference = new Reference(field(told, "ReferenceKey"));
      Optional<ClientKey> key = key(field(told, "KoppelSleutel"));
      return key.isEmpty() && action != Action.DELETE
          ? Optional.empty()
          : Optional.of(new Notice(action, reference, key));
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<ClientKey> key(String text) {
    return text.isEmpty() || text.length() > LONGEST_KEY
        ? Optional.empty()
        : Optional.of(new ClientKey(text));
  }

  private static String field(JsonNode told, String name) {
    Iterator<Map.Entry<String, JsonNode>> fields = told.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      if (field.getKey().equalsIgnoreCase(name)) {
        return field.getValue().asText("").strip();
      }
    }
    return "";
  }

  @Override
  public String toString() {
    return "Notice[" + action + "]";
  }
}
