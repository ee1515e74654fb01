package nl.koppeling.sandbox.snelstart.control;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.koppeling.sandbox.snelstart.books.PeriodLock;
import nl.koppeling.sandbox.snelstart.faults.Fault;
import nl.koppeling.sandbox.snelstart.faults.FaultKind;
import nl.koppeling.sandbox.snelstart.wire.Input;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.Refusal;

/** Reads bodies of the admin API; whatever is wrong is a 400 that says what. */
final class AdminInput {

  private AdminInput() {}

  static Input read(byte[] body) {
    return Input.of(tree(body));
  }

  static List<Fault> readFaults(byte[] body) {
    JsonNode tree = tree(body);
    List<Fault> faults = new ArrayList<>();
    for (JsonNode item : tree.isArray() ? tree : Json.array().add(tree)) {
      faults.add(fault(Input.of(item)));
    }
    return faults;
  }

  private static JsonNode tree(byte[] body) {
    try {
      return body == null || body.length == 0 ? Json.object() : Json.parse(body);
    } catch (Refusal unreadable) {
      throw refused("the body is no JSON");
    }
  }

  private static Fault fault(Input input) {
    String name = input.filledText("kind");
    FaultKind kind =
        FaultKind.named(name).orElseThrow(() -> refused("kind: one of " + FaultKind.wireNames()));
    try {
      Fault fault =
          new Fault(
              kind,
              input.filledText("method"),
              input.filledText("path"),
              input.integer("times"),
              input.id("administration"),
              input.integer("seconds"),
              day(input, "from"),
              day(input, "to"),
              lock(input),
              input.filledText("number"));
      input.throwIfUnreadable();
      return fault;
    } catch (IllegalArgumentException | Refusal wrong) {
      throw refused(wrong.getMessage());
    }
  }

  private static LocalDate day(Input input, String name) {
    LocalDateTime date = input.date(name);
    return date == null ? null : date.toLocalDate();
  }

  private static PeriodLock.Kind lock(Input input) {
    String name = input.filledText("lock");
    return name == null
        ? null
        : PeriodLock.Kind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static void require(boolean condition, String text) {
    if (!condition) {
      throw refused(text);
    }
  }

  static BadRequestException refused(String text) {
    return new BadRequestException(
        Response.status(400)
            .type(MediaType.APPLICATION_JSON)
            .entity(Json.object().put("error", text))
            .build());
  }
}
