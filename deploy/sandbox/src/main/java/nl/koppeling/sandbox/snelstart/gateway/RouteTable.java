package nl.koppeling.sandbox.snelstart.gateway;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.sandbox.snelstart.api.Operations;
import nl.koppeling.sandbox.snelstart.api.Route;

/** Finds the row of the endpoint catalogue a request is meant for. Literal words in any case. */
@ApplicationScoped
class RouteTable {

  /** A route with the values of its parameters. */
  record Match(Route route, Map<String, String> path) {}

  private record Entry(Route route, List<String> words) {}

  private final Map<String, List<Entry>> entries = new HashMap<>();

  RouteTable(@All List<Operations> features) {
    for (Operations feature : features) {
      for (Route route : feature.routes()) {
        List<String> words = words(route.template());
        entries
            .computeIfAbsent(key(route.method(), words), any -> new ArrayList<>())
            .add(new Entry(route, words));
      }
    }
  }

  /** The match with the fewest parameters, so that words win over parameters. */
  Optional<Match> find(String method, String path) {
    List<String> words = words(path);
    Match best = null;
    for (Entry entry : entries.getOrDefault(key(method, words), List.of())) {
      Match match = match(entry, words);
      if (match != null && (best == null || match.path().size() < best.path().size())) {
        best = match;
      }
    }
    return Optional.ofNullable(best);
  }

  private static Match match(Entry entry, List<String> words) {
    Map<String, String> path = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      String expected = entry.words().get(i);
      String given = words.get(i);
      if (expected.startsWith("{")) {
        path.put(expected.substring(1, expected.length() - 1), decode(given));
      } else if (!expected.equalsIgnoreCase(given)) {
        return null;
      }
    }
    return new Match(entry.route(), path);
  }

  private static String decode(String word) {
    try {
      return URLDecoder.decode(word.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException badEscape) {
      return word;
    }
  }

  private static List<String> words(String path) {
    List<String> words = new ArrayList<>(4);
    for (String word : path.split("/")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static String key(String method, List<String> words) {
    return method + words.size();
  }
}
