package nl.koppeling.images;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.koppeling.testkit.PartFailed;

/**
 * What a Dockerfile says, as far as it says it without running anything: {@code ARG}, {@code FROM},
 * {@code WORKDIR}, {@code USER}, {@code ENV}, {@code ENTRYPOINT} as a list, {@code COPY} and {@code
 * LABEL}, one to a line. Anything else is refused, so that it is never left out by one way of
 * building and not by the other.
 */
record Recipe(
    String base,
    String workingFolder,
    String user,
    Map<String, String> environment,
    List<String> entrypoint,
    List<Copy> copies,
    Map<String, String> labels) {

  private static final Pattern INSTRUCTION = Pattern.compile("([A-Z]+)\\s+(\\S.*)");
  private static final Pattern ARGUMENT = Pattern.compile("\\$\\{(\\w+)\\}");
  private static final Pattern PAIR = Pattern.compile("([\\w.-]+)=(?:\"([^\"]*)\"|(\\S*))");

  /** One layer: files and folders of the context, and where in the image they go. */
  record Copy(List<String> from, String to) {}

  static Recipe of(String dockerfile) {
    return new Reading(dockerfile).recipe();
  }

  private static final class Reading {
    private final Map<String, String> arguments = new HashMap<>();
    private final Map<String, String> single = new HashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final List<Copy> copies = new ArrayList<>();

    Reading(String dockerfile) {
      dockerfile
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(this::read);
    }

    private void read(String line) {
      Matcher instruction = INSTRUCTION.matcher(line);
      if (!instruction.matches()) {
        throw refused(line);
      }
      String value = filled(instruction.group(2).strip());
      switch (instruction.group(1)) {
        case "ARG" -> {
          if (value.contains("=")) {
            arguments.putAll(pairs(value));
          }
        }
        case "FROM", "WORKDIR", "USER", "ENTRYPOINT" -> {
          if (single.put(instruction.group(1), value) != null) {
            throw refused(line);
          }
        }
        case "ENV" -> environment.putAll(pairs(value));
        case "LABEL" -> labels.putAll(pairs(value));
        case "COPY" -> copies.add(copy(line, value));
        default -> throw refused(line);
      }
    }

    private String filled(String value) {
      return ARGUMENT
          .matcher(value)
          .replaceAll(
              found -> Matcher.quoteReplacement(arguments.getOrDefault(found.group(1), "")));
    }

    private static Map<String, String> pairs(String value) {
      Map<String, String> pairs = new LinkedHashMap<>();
      Matcher pair = PAIR.matcher(value);
      while (pair.find()) {
        pairs.put(pair.group(1), pair.group(2) == null ? pair.group(3) : pair.group(2));
      }
      if (!PAIR.matcher(value).replaceAll("").isBlank()) {
        throw refused(value);
      }
      return pairs;
    }

    private static Copy copy(String line, String value) {
      List<String> words = List.of(value.split("\\s+"));
      if (words.size() < 2 || value.contains("--")) {
        throw refused(line);
      }
      return new Copy(words.subList(0, words.size() - 1), words.get(words.size() - 1));
    }

    Recipe recipe() {
      return new Recipe(
          needed("FROM"),
          needed("WORKDIR"),
          needed("USER"),
          environment,
          words(needed("ENTRYPOINT")),
          copies,
          labels);
    }

    private String needed(String instruction) {
      if (!single.containsKey(instruction)) {
        throw new PartFailed("The Dockerfile has no " + instruction + ".");
      }
      return single.get(instruction);
    }

    private static List<String> words(String list) {
      try {
        return new ObjectMapper().readValue(list, new TypeReference<>() {});
      } catch (JsonProcessingException e) {
        throw refused(list);
      }
    }

    private static PartFailed refused(String line) {
      return new PartFailed("The Dockerfile says what only an engine could do: " + line);
    }
  }
}
