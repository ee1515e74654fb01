package nl.koppeling.sandbox.snelstart.odata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The properties asked for with {@code $select}; all of them when it is absent. */
public final class Selection {

  private final List<String> names;

  private Selection(List<String> names) {
    this.names = names;
  }

  /** Reads a comma-separated list; refuses unknown properties. */
  public static Selection parse(Optional<String> text, Schema schema) {
    List<String> names =
        text.filter(given -> !given.isBlank())
            .map(given -> Arrays.stream(given.split(",")).map(String::strip).toList())
            .orElse(List.of());
    names.stream().filter(name -> !"*".equals(name)).forEach(schema::property);
    return new Selection(
        names.contains("*") ? List.of() : names.stream().map(Filter::wireName).toList());
  }

  /** The chosen properties of a record. */
  public ObjectNode of(ObjectNode record) {
    return names.isEmpty() ? record : record.retain(names);
  }
}
