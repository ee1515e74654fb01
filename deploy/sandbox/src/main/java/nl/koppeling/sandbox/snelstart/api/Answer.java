package nl.koppeling.sandbox.snelstart.api;

import com.fasterxml.jackson.databind.JsonNode;
import nl.koppeling.sandbox.snelstart.odata.Row;

/**
 * What goes back over the wire.
 *
 * @param status HTTP status
 * @param body JSON, or null for an empty body
 */
public record Answer(int status, JsonNode body) {

  /** 200 with a body. */
  public static Answer ok(JsonNode body) {
    return new Answer(200, body);
  }

  /** 200 with a record. */
  public static Answer ok(Row row) {
    return ok(row.json());
  }

  /** 200 without a body, as after a DELETE. */
  public static Answer done() {
    return new Answer(200, null);
  }

  /** 201 with the created record. */
  public static Answer created(Row row) {
    return new Answer(201, row.json());
  }
}
