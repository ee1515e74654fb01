package nl.koppeling.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which fields a custom resource without a Java model may have; see {@code custom-resources.txt}.
 */
final class Vocabulary {

  private static final Set<String> ANY = Set.of("*");

  private final Map<String, Map<String, Set<String>>> kinds = new TreeMap<>();

  private Vocabulary(String text) {
    Map<String, Set<String>> places = Map.of();
    for (String line : text.split("\n")) {
      if (line.startsWith("  ")) {
        String[] parts = line.strip().split(": ");
        places.put(parts[0], Set.of(parts[1].split(" ")));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        places = new TreeMap<>();
        places.put("", Set.of("apiVersion", "kind", "metadata", "spec"));
        places.put("metadata", Set.of("name", "namespace", "labels", "annotations"));
        places.put("metadata.labels", ANY);
        places.put("metadata.annotations", ANY);
        kinds.put(line, places);
      }
    }
  }

  static Vocabulary read() {
    return new Vocabulary(
        Checkout.read("deploy/kubernetes/src/test/resources/custom-resources.txt"));
  }

  boolean knows(JsonNode document) {
    return kinds.containsKey(kind(document));
  }

  /** Places of fields that the kind does not have. */
  List<String> unknown(JsonNode document) {
    List<String> found = new ArrayList<>();
    walk(kinds.get(kind(document)), document, "", found);
    return found;
  }

  private static void walk(
      Map<String, Set<String>> places, JsonNode node, String place, List<String> found) {
    if (node.isArray()) {
      node.forEach(item -> walk(places, item, place, found));
    } else if (node.isObject()) {
      Set<String> known = places.getOrDefault(place, Set.of());
      if (known.equals(ANY)) {
        return;
      }
      node.fields()
          .forEachRemaining(
              field -> {
                String inside = place.isEmpty() ? field.getKey() : place + "." + field.getKey();
                if (known.contains(field.getKey())) {
                  walk(places, field.getValue(), inside, found);
                } else {
                  found.add(inside);
                }
              });
    }
  }

  private static String kind(JsonNode document) {
    return document.path("apiVersion").asText() + " " + document.path("kind").asText();
  }
}
