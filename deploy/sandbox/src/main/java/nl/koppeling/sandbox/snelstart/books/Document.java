package nl.koppeling.sandbox.snelstart.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.odata.Row;
import nl.koppeling.sandbox.snelstart.wire.Json;

/**
 * A document that hangs on a record, SnelStart API reference 7.14.
 *
 * @param parentField name under which the parent's id is shown
 * @param content base64
 */
public record Document(
    UUID id, String parentField, UUID parent, String fileName, boolean readOnly, String content)
    implements Row {

  @Override
  public ObjectNode json() {
    return Json.object()
        .put(parentField, parent.toString())
        .put("fileName", fileName)
        .put("readOnly", readOnly)
        .put("id", id.toString())
        .put("uri", "/documenten/" + id);
  }

  /** With its content. */
  public ObjectNode full() {
    return json().put("content", content);
  }
}
