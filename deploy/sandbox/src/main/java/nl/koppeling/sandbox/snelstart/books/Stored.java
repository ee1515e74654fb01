package nl.koppeling.sandbox.snelstart.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.odata.Row;

/** A record kept as it is shown, for the parts of the API that have no rules beyond their shape. */
public record Stored(UUID id, ObjectNode shown) implements Row {

  @Override
  public ObjectNode json() {
    return shown.deepCopy();
  }
}
