package nl.koppeling.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * An overlay as {@code kubectl kustomize} renders it. Without kubectl on the path the test that
 * asks is skipped: nothing else renders it as a cluster would get it.
 */
enum Overlay {
  LOCAL,
  PRODUCTION;

  private static final Map<Overlay, List<JsonNode>> RENDERED = new ConcurrentHashMap<>();

  /** What {@code ./koppeling secrets} prints; values of no meaning. */
  private static final String SECRETS =
      Stream.of(
              "KEYCLOAK_ADMIN_PASSWORD",
              "KOPPELING_ACTIVATION_SECRET",
              "KOPPELING_CLIENT_SECRET",
              "KOPPELING_CREDENTIALS_KEYSET",
              "KOPPELING_DB_PASSWORD",
              "KOPPELING_EVENTS_KEYSET",
              "KOPPELING_SESSION_SECRET",
              "KOPPELING_SNELSTART_SUBSCRIPTION_KEY",
              "KOPPELING_WEB_CLIENT_SECRET")
          .map(name -> name + "=of-" + name.toLowerCase(Locale.ROOT))
          .collect(Collectors.joining("\n"));

  /** Every document. */
  List<JsonNode> documents() {
    return RENDERED.computeIfAbsent(this, Overlay::render);
  }

  /** The documents of a kind. */
  List<JsonNode> all(String kind) {
    return documents().stream().filter(d -> d.path("kind").asText().equals(kind)).toList();
  }

  /** The one document of a kind with that name. */
  JsonNode one(String kind, String name) {
    return all(kind).stream()
        .filter(d -> name(d).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " in " + this));
  }

  static String name(JsonNode document) {
    return document.path("metadata").path("name").asText();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static List<JsonNode> render(Overlay overlay) {
    try {
      Path copy = Files.createTempDirectory("kubernetes");
      for (String folder : List.of("base", "overlays")) {
        copy(Checkout.kubernetes().resolve(folder), copy.resolve(folder));
      }
      Files.writeString(copy.resolve("overlays/local/.env"), SECRETS);
      Path rendered = copy.resolve("rendered.yaml");
      int end = kustomize(copy.resolve("overlays").resolve(overlay.toString()), rendered);
      String text = Files.readString(rendered);
      if (end != 0) {
        throw new AssertionError("kubectl kustomize overlays/" + overlay + ": " + text);
      }
      try (MappingIterator<JsonNode> all =
          Serialization.yamlMapper().readerFor(JsonNode.class).readValues(text)) {
        return all.readAll();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int kustomize(Path overlay, Path into) throws InterruptedException {
    try {
      return new ProcessBuilder("kubectl", "kustomize", overlay.toString())
          .redirectErrorStream(true)
          .redirectOutput(into.toFile())
          .start()
          .waitFor();
    } catch (IOException e) {
      Assumptions.abort("kubectl is not on the path: manifests were not rendered");
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path source : all.toList()) {
        Path target = to.resolve(from.relativize(source).toString());
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else {
          Files.copy(source, target);
        }
      }
    }
  }
}
