package nl.koppeling.sandbox.woocommerce.wire;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A query as PHP reads it: the last of two equal names wins, and {@code status[]} twice becomes
 * {@code status[0]} and {@code status[1]}, which is also how WooCommerce signs them.
 */
public record PhpQuery(Map<String, String> parameters) {

  public PhpQuery {
    parameters = new LinkedHashMap<>(parameters);
  }

  /** Reads the part behind the question mark; null and empty are no parameters. */
  public static PhpQuery parse(String raw) {
    Map<String, String> found = new LinkedHashMap<>();
    if (raw != null) {
      for (String part : raw.split("&")) {
        if (!part.isEmpty()) {
          String[] pair = part.split("=", 2);
          found.put(name(decode(pair[0]), found), pair.length == 2 ? decode(pair[1]) : "");
        }
      }
    }
    return new PhpQuery(found);
  }

  private static String name(String name, Map<String, String> taken) {
    if (!name.endsWith("[]")) {
      return name;
    }
    String base = name.substring(0, name.length() - 1);
    int index = 0;
    while (taken.containsKey(base + index + "]")) {
      index++;
    }
    return base + index + "]";
  }

  /** One value; an empty one counts as absent. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(v -> !v.isEmpty());
  }

  /** All values of a list parameter, given with commas or as an array. */
  public List<String> values(String name) {
    List<String> found = new ArrayList<>();
    parameters.forEach(
        (key, value) -> {
          if (key.equals(name) || key.startsWith(name + "[")) {
            Arrays.stream(value.split(",")).map(String::strip).forEach(found::add);
          }
        });
    found.removeIf(String::isEmpty);
    return found;
  }

  /** Whether a parameter is given in any form. */
  public boolean has(String name) {
    return parameters.keySet().stream().anyMatch(k -> k.equals(name) || k.startsWith(name + "["));
  }

  /** Encoded, in the order it stands. */
  public String encoded() {
    return parameters.entrySet().stream()
        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** RFC 3986, PHP's {@code rawurlencode}. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
