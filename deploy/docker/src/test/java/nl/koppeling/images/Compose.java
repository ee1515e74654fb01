package nl.koppeling.images;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.koppeling.testkit.Checkout;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml with its anchors resolved; a key that is not known here is refused. */
record Compose(Map<String, Part> services, Map<String, Object> volumes) {

  /** One service. */
  record Part(
      String image,
      String build,
      String user,
      boolean readOnly,
      List<String> tmpfs,
      List<String> capDrop,
      List<String> securityOpt,
      String restart,
      String memLimit,
      String stopGracePeriod,
      List<String> profiles,
      List<String> command,
      Map<String, String> environment,
      List<String> ports,
      List<Volume> volumes,
      Map<String, Condition> dependsOn,
      Health healthcheck) {

    Part {
      tmpfs = Objects.requireNonNullElse(tmpfs, List.of());
      profiles = Objects.requireNonNullElse(profiles, List.of());
      environment = Objects.requireNonNullElse(environment, Map.of());
      ports = Objects.requireNonNullElse(ports, List.of());
      volumes = Objects.requireNonNullElse(volumes, List.of());
      dependsOn = Objects.requireNonNullElse(dependsOn, Map.of());
    }

    String version() {
      return image.substring(image.lastIndexOf(':') + 1);
    }
  }

  /** What has to be so before a service is started. */
  record Condition(String condition) {}

  /** How a service is looked after. */
  record Health(
      List<String> test, String interval, String timeout, String startPeriod, int retries) {}

  /** A volume, in the long form or as one text. */
  record Volume(String type, String source, String target, boolean readOnly) {

    static Volume of(String text) {
      String[] parts = text.split(":");
      return new Volume(
          parts[0].startsWith(".") ? "bind" : "volume",
          parts[0],
          parts[1],
          parts.length > 2 && parts[2].equals("ro"));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Volume read(Object value) {
      if (value instanceof String text) {
        return of(text);
      }
      Map<?, ?> fields = (Map<?, ?>) value;
      if (!List.of("type", "source", "target", "read_only").containsAll(fields.keySet())) {
        throw new IllegalArgumentException("not known of a volume: " + fields.keySet());
      }
      return new Volume(
          (String) fields.get("type"),
          (String) fields.get("source"),
          (String) fields.get("target"),
          Boolean.TRUE.equals(fields.get("read_only")));
    }
  }

  static Compose read() {
    try {
      return of(Files.readString(Checkout.root().resolve("docker-compose.yml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Compose of(String text) {
    Map<String, Object> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    document.keySet().removeIf(key -> key.startsWith("x-"));
    return new ObjectMapper()
        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .convertValue(document, Compose.class);
  }
}
