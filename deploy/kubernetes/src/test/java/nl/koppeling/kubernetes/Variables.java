package nl.koppeling.kubernetes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment variables that a module's code reads, found in its sources and in those of the
 * libraries it is made of: every {@code ${VARIABLE}} of the properties, and every property of ours
 * that is asked for and not fed by one of those, under the name the environment has for it.
 */
final class Variables {

  private static final Pattern LIBRARY =
      Pattern.compile(
          "<groupId>nl\\.koppeling</groupId>\\s*<artifactId>([\\w-]+)</artifactId>(?!\\s*<scope>test)");
  private static final Pattern LINE = Pattern.compile("^([a-z][^=\\s]*)=(.*)$", Pattern.MULTILINE);
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+|koppeling\\.[a-z.-]+)");
  private static final Pattern ASKED =
      Pattern.compile("@ConfigProperty\\(\\s*name = \"(koppeling\\.[a-z.-]+)\"");
  private static final Pattern SCHEDULED = Pattern.compile("\"\\$?\\{(koppeling\\.[a-z.-]+)");
  private static final Pattern MAPPING =
      Pattern.compile("@ConfigMapping\\(prefix = \"(koppeling[a-z.-]*)\"\\)(.*)", Pattern.DOTALL);
  private static final Pattern GETTER =
      Pattern.compile("^  [\\w<>, ]+ (\\w+)\\(\\);", Pattern.MULTILINE);

  private static final Map<String, Set<String>> READ = new ConcurrentHashMap<>();

  private final Set<String> found = new TreeSet<>();
  private final Set<String> fed = new HashSet<>();

  private Variables(String module) {
    List<String> modules = modules(module);
    modules.forEach(this::properties);
    modules.forEach(this::sources);
  }

  static Set<String> readBy(String module) {
    return new TreeSet<>(READ.computeIfAbsent(module, m -> new Variables(m).found));
  }

  /** The module and the libraries in its POM, which have none of their own that read settings. */
  private static List<String> modules(String module) {
    List<String> modules = new ArrayList<>(List.of(module));
    Matcher library = LIBRARY.matcher(Checkout.read(module + "/pom.xml"));
    while (library.find()) {
      String folder = "libs/" + library.group(1);
      if (Files.isDirectory(Checkout.root().resolve(folder))) {
        modules.add(folder);
      }
    }
    return modules;
  }

  private void properties(String module) {
    Path resources = Checkout.root().resolve(module).resolve("src/main/resources");
    if (!Files.isDirectory(resources)) {
      return;
    }
    for (Path file : Checkout.files(resources, ".properties")) {
      if (file.endsWith("application.properties")
          || file.endsWith("microprofile-config.properties")) {
        Matcher line = LINE.matcher(Checkout.read(file));
        while (line.find()) {
          Matcher placeholder = PLACEHOLDER.matcher(line.group(2));
          while (placeholder.find()) {
            found.add(environment(placeholder.group(1)));
            fed.add(line.group(1));
          }
        }
      }
    }
  }

  private void sources(String module) {
    for (Path source : Checkout.sources(module)) {
      String text = Checkout.read(source);
      for (Pattern pattern : List.of(ASKED, SCHEDULED)) {
        Matcher asked = pattern.matcher(text);
        while (asked.find()) {
          asked(asked.group(1));
        }
      }
      Matcher mapping = MAPPING.matcher(text);
      if (mapping.find()) {
        Matcher getter = GETTER.matcher(mapping.group(2));
        while (getter.find()) {
          asked(mapping.group(1) + "." + kebab(getter.group(1)));
        }
      }
    }
  }

  private void asked(String property) {
    if (!fed.contains(property)) {
      found.add(environment(property));
    }
  }

  private static String kebab(String method) {
    return method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String environment(String property) {
    return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }
}
