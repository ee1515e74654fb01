package nl.koppeling.sandbox.snelstart.odata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** A record that can be listed, filtered and shown. */
public interface Row {

  /** Marks a property that {@link #peek} does not know. */
  Object UNKNOWN = new Object();

  /** Its id. */
  UUID id();

  /** As it is shown on the wire; made when asked. */
  ObjectNode json();

  /**
   * A property by its UpperCamelCase path, such as {@code Relatie/Id}, without writing the whole
   * record first, for the few properties that are filtered on over long lists; {@link #UNKNOWN} for
   * all others.
   */
  default Object peek(String property) {
    return UNKNOWN;
  }
}
