package nl.koppeling.sandbox.snelstart.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * One object of a request body, read the tolerant way SnelStart reads: names in any case, unknown
 * names ignored, numbers and dates also as text (SnelStart API reference 3). What cannot be read is
 * noted as a model error and answered as null, so that one request reports all of it.
 */
public final class Input {

  private static final BigDecimal LARGEST = new BigDecimal("1E15");

  private final Map<String, JsonNode> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final String path;
  private final ModelErrors errors;

  private Input(JsonNode object, String path, ModelErrors errors) {
    this.path = path;
    this.errors = errors;
    if (object.isObject()) {
      object
          .properties()
          .forEach(
              entry -> {
                if (!entry.getValue().isNull()) {
                  fields.put(entry.getKey(), entry.getValue());
                }
              });
    } else {
      errors.add(path, "An object is expected.");
    }
  }

  /** The whole body. */
  public static Input of(JsonNode body) {
    return new Input(body, "model", new ModelErrors());
  }

  /** Refuses with everything that could not be read so far. */
  public void throwIfUnreadable() {
    errors.throwIfAny();
  }

  /** Notes a model error at a field of this object. */
  public void reject(String name, String text) {
    errors.add(path + "." + name, text);
  }

  /** A text, or null. A number is taken as its digits. */
  public String text(String name) {
    JsonNode value = fields.get(name);
    if (value == null) {
      return null;
    }
    if (value.isContainerNode()) {
      reject(name, "A text is expected.");
      return null;
    }
    return value.asText();
  }

  /** A text without outer blanks, or null when nothing is left. */
  public String filledText(String name) {
    String text = text(name);
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** An exact amount, or null. */
  public BigDecimal decimal(String name) {
    JsonNode value = fields.get(name);
    if (value == null || value.isTextual() && value.asText().isBlank()) {
      return null;
    }
    try {
      BigDecimal number =
          value.isNumber() ? value.decimalValue() : new BigDecimal(value.asText().strip());
      if (number.abs().compareTo(LARGEST) > 0 || number.stripTrailingZeros().scale() > 10) {
        reject(name, "The number is out of range.");
        return null;
      }
      return number;
    } catch (NumberFormatException noNumber) {
      reject(name, "A number is expected.");
      return null;
    }
  }

  /** An amount, zero when absent. */
  public BigDecimal amount(String name) {
    BigDecimal value = decimal(name);
    return value == null ? BigDecimal.ZERO : value;
  }

  /** A whole number, or null. */
  public Integer integer(String name) {
    BigDecimal value = decimal(name);
    if (value == null) {
      return null;
    }
    try {
      return value.intValueExact();
    } catch (ArithmeticException fractionOrTooLarge) {
      reject(name, "A whole number is expected.");
      return null;
    }
  }

  /** A flag, false when absent. */
  public boolean flag(String name) {
    JsonNode value = fields.get(name);
    if (value == null) {
      return false;
    }
    String text = value.asText().toLowerCase(Locale.ROOT);
    if (!"true".equals(text) && !"false".equals(text)) {
      reject(name, "True or false is expected.");
    }
    return "true".equals(text);
  }

  /** A date, or null. */
  public LocalDateTime date(String name) {
    String text = filledText(name);
    if (text == null) {
      return null;
    }
    return WireDates.read(text)
        .orElseGet(
            () -> {
              reject(name, "A date is expected.");
              return null;
            });
  }

  /** One of the given names in any case, or null when absent. */
  public String oneOf(String name, List<String> names) {
    String text = filledText(name);
    if (text == null) {
      return null;
    }
    for (String known : names) {
      if (known.equalsIgnoreCase(text)) {
        return known;
      }
    }
    reject(name, "The value is none of " + names + ".");
    return null;
  }

  /** An id, or null; the all-zero id counts as none, as it does in .NET models. */
  public UUID id(String name) {
    String text = filledText(name);
    if (text == null) {
      return null;
    }
    try {
      UUID id = UUID.fromString(text);
      return id.getMostSignificantBits() == 0 && id.getLeastSignificantBits() == 0 ? null : id;
    } catch (IllegalArgumentException noId) {
      reject(name, "A guid is expected.");
      return null;
    }
  }

  /** The id inside a reference {@code {id, uri}}, or null. */
  public UUID reference(String name) {
    Input child = child(name);
    return child == null ? null : child.id("id");
  }

  /** A nested object, or null. */
  public Input child(String name) {
    JsonNode value = fields.get(name);
    return value == null ? null : new Input(value, path + "." + name, errors);
  }

  /** A nested object read by the given function, or null. */
  public <T> T child(String name, Function<Input, T> reader) {
    Input child = child(name);
    return child == null ? null : reader.apply(child);
  }

  /** A list of nested objects, empty when absent. */
  public <T> List<T> children(String name, Function<Input, T> reader) {
    JsonNode value = fields.get(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      reject(name, "A list is expected.");
      return List.of();
    }
    List<T> children = new ArrayList<>();
    for (JsonNode item : value) {
      Input child = new Input(item, path + "." + name + "[" + children.size() + "]", errors);
      children.add(reader.apply(child));
    }
    return List.copyOf(children);
  }

  /** A list of texts, each one of the given names in any case; empty when absent. */
  public List<String> names(String name, List<String> known) {
    JsonNode value = fields.get(name);
    if (value == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value.isArray() ? value : Json.array().add(value)) {
      known.stream()
          .filter(candidate -> candidate.equalsIgnoreCase(item.asText()))
          .findFirst()
          .ifPresentOrElse(texts::add, () -> reject(name, "The value is none of " + known + "."));
    }
    return List.copyOf(texts);
  }
}
