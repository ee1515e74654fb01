package nl.koppeling.snelstart;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads the fields of one JSON object strictly: a field that matters is there and has its type, or
 * the answer is unreadable.
 */
record Row(JsonNode node) {

  Row {
    if (!node.isObject()) {
      throw new Unreadable("no object where one belongs");
    }
  }

  static <T> List<T> list(JsonNode array, Function<Row, T> reading) {
    if (!array.isArray()) {
      throw new Unreadable("no list where one belongs");
    }
    List<T> rows = new ArrayList<>(array.size());
    array.forEach(item -> rows.add(reading.apply(new Row(item))));
    return List.copyOf(rows);
  }

  /** The rows of a list field; absent is empty. */
  <T> List<T> list(String field, Function<Row, T> reading) {
    return absent(field) ? List.of() : list(node.get(field), reading);
  }

  /** Text; absent is empty. */
  String text(String field) {
    JsonNode value = node.path(field);
    if (value.isContainerNode()) {
      throw new Unreadable("field " + field);
    }
    return absent(field) ? "" : value.asText();
  }

  String required(String field) {
    String text = text(field);
    if (text.isEmpty()) {
      throw new Unreadable("field " + field);
    }
    return text;
  }

  /** The texts of a list; absent is empty. */
  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    node.path(field).forEach(item -> texts.add(item.asText()));
    return texts;
  }

  /** True only when the field says so. */
  boolean flag(String field) {
    return node.path(field).asBoolean(false);
  }

  int number(String field) {
    JsonNode value = node.path(field);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw new Unreadable("field " + field);
    }
    return value.intValue();
  }

  /** The number, or {@code other} when absent. */
  int number(String field, int other) {
    return absent(field) ? other : number(field);
  }

  /** Euros; SnelStart answers numbers, and strings are understood too. */
  BigDecimal money(String field) {
    JsonNode value = node.path(field);
    try {
      return Money.received(
          value.isNumber() ? value.decimalValue() : new BigDecimal(required(field)));
    } catch (IllegalArgumentException noAmount) {
      throw new Unreadable("field " + field);
    }
  }

  /** The day of a wall clock time; SnelStart's times have no zone. */
  LocalDate date(String field) {
    String text = required(field);
    try {
      return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
    } catch (DateTimeParseException noDate) {
      throw new Unreadable("field " + field);
    }
  }

  UUID id(String field) {
    return uuid(field, required(field));
  }

  /** The id inside a reference {@code {"id": ..., "uri": ...}}. */
  UUID reference(String field) {
    return optionalReference(field).orElseThrow(() -> new Unreadable("field " + field));
  }

  Optional<UUID> optionalReference(String field) {
    if (absent(field)) {
      return Optional.empty();
    }
    String id = new Row(node.get(field)).text("id");
    return id.isEmpty() ? Optional.empty() : Optional.of(uuid(field, id));
  }

  Optional<Row> row(String field) {
    return absent(field) ? Optional.empty() : Optional.of(new Row(node.get(field)));
  }

  private boolean absent(String field) {
    JsonNode value = node.path(field);
    return value.isMissingNode() || value.isNull();
  }

  private static UUID uuid(String field, String text) {
    try {
      UUID id = UUID.fromString(text);
      if (text.length() == 36 && !id.equals(new UUID(0, 0))) {
        return id;
      }
    } catch (IllegalArgumentException noId) {
      throw new Unreadable("field " + field);
    }
    throw new Unreadable("field " + field);
  }
}
