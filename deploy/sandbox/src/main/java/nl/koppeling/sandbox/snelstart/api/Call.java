package nl.koppeling.sandbox.snelstart.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.wire.Input;
import nl.koppeling.sandbox.snelstart.wire.Refusal;
import nl.koppeling.sandbox.snelstart.wire.Rule;

/**
 * One accepted call, past the gateway.
 *
 * @param administration whose books it is about
 * @param path values of the template's parameters
 * @param query query options
 * @param body the parsed body, null when there was none
 * @param now Dutch wall clock of this call
 */
public record Call(
    Administration administration,
    Map<String, String> path,
    MultiMap query,
    JsonNode body,
    LocalDateTime now) {

  /** The id in the path; refuses with 404 when it is none, as no route matches then. */
  public UUID id() {
    return id("id");
  }

  /** An id in the path by its parameter's name. */
  public UUID id(String name) {
    try {
      return UUID.fromString(path.get(name));
    } catch (IllegalArgumentException noId) {
      throw Refusal.message(404, "No resource was found that matches the request URI.");
    }
  }

  /** A query option. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** The body as an object; an absent one is refused with ALG-0106. */
  public Input input() {
    if (body == null || body.isNull() || body.isMissingNode()) {
      throw Refusal.code(Rule.ALG_0106);
    }
    return Input.of(body);
  }

  /** The body of a POST: an id may not be given. */
  public Input newRecord(Rule idGiven) {
    Input input = input();
    if (input.id("id") != null) {
      throw Refusal.code(idGiven);
    }
    return input;
  }

  /** The body of a PUT: its id must be the one in the path. */
  public Input replacement(Rule idsDiffer) {
    Input input = input();
    UUID given = input.id("id");
    input.throwIfUnreadable();
    if (!id().equals(given)) {
      throw Refusal.code(idsDiffer);
    }
    return input;
  }
}
