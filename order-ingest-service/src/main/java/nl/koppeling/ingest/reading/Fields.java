package nl.koppeling.ingest.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One JSON object of the shop, read field by field. Failures name the field, never its value. */
record Fields(JsonNode node, String where) {

  private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,13}(\\.\\d{1,12})?");
  private static final int LONGEST_TEXT = 10_000;

  Fields {
    if (node == null || !node.isObject()) {
      throw new UnreadableOrder(where, "is not an object");
    }
  }

  /** The text, or empty when absent or null; cut at a length no sensible text reaches. */
  String text(String name) {
    JsonNode value = node.path(name);
    String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }

  long number(String name) {
    JsonNode value = node.path(name);
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    if (value.isTextual() && value.textValue().matches("\\d{1,18}")) {
      return Long.parseLong(value.textValue());
    }
    throw new UnreadableOrder(where + "." + name, "is not a whole number");
  }

  long numberOr0(String name) {
    JsonNode value = node.path(name);
    return value.isMissingNode() || value.isNull() ? 0 : number(name);
  }

  boolean flag(String name) {
    return node.path(name).asBoolean(false);
  }

  /** A decimal text such as "12.40", or a JSON number (WooCommerce reference 4). */
  BigDecimal amount(String name) {
    return optionalAmount(name)
        .orElseThrow(() -> new UnreadableOrder(where + "." + name, "is no amount"));
  }

  /** Empty when the field is absent, null or an empty text; anything else must be an amount. */
  Optional<BigDecimal> optionalAmount(String name) {
    JsonNode value = node.path(name);
    String text = value.isNumber() ? value.decimalValue().toPlainString() : value.asText("");
    if (value.isMissingNode() || value.isNull() || text.isEmpty()) {
      return Optional.empty();
    }
    if (!AMOUNT.matcher(text).matches()) {
      throw new UnreadableOrder(where + "." + name, "is no amount");
    }
    return Optional.of(new BigDecimal(text));
  }

  /** A {@code _gmt} field: wall time without offset that is UTC (WooCommerce reference 4). */
  Optional<Instant> moment(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      throw new UnreadableOrder(where + "." + name, "is no time");
    }
  }

  Fields object(String name) {
    return new Fields(node.path(name), where + "." + name);
  }

  /** The objects of a list; an absent list is unreadable, because it would silently mean "none". */
  List<Fields> list(String name) {
    JsonNode list = node.path(name);
    if (!list.isArray()) {
      throw new UnreadableOrder(where + "." + name, "is not a list");
    }
    List<Fields> all = new ArrayList<>(list.size());
    list.forEach(element -> all.add(new Fields(element, where + "." + name)));
    return all;
  }
}
