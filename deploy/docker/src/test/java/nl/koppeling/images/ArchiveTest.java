package nl.koppeling.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image that is built without an engine, opened and looked into. */
class ArchiveTest {

  private static final Commit COMMIT =
      new Commit("0123456789abcdef", Instant.parse("2026-11-20T10:11:12Z"));
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private SmallCheckout checkout;
  private Path base;

  @BeforeEach
  void checkout() throws Exception {
    checkout = SmallCheckout.in(folder.resolve("checkout"));
    base = checkout.base();
  }

  @Test
  void itIsMarkedAndRunsAsAnOrdinaryUser() throws IOException {
    JsonNode config = config(files(image(COMMIT, "a")));

    assertThat(config.at("/config/User").asText()).isEqualTo("10001:10001");
    assertThat(config.at("/config/WorkingDir").asText()).isEqualTo("/app");
    assertThat(config.at("/config/Entrypoint"))
        .extracting(JsonNode::asText)
        .startsWith("java", "-XX:AOTCache=/app/aot/app.aot")
        .endsWith("-jar", "/app/quarkus-run.jar");
    assertThat(config.get("created").asText()).isEqualTo("2026-11-20T10:11:12Z");
    assertThat(labels(config))
        .containsEntry("org.opencontainers.image.title", "Koppeling :: Customer service")
        .containsEntry("org.opencontainers.image.version", "1.0.0")
        .containsEntry("org.opencontainers.image.revision", "0123456789abcdef")
        .containsEntry("org.opencontainers.image.created", "2026-11-20T10:11:12Z")
        .hasEntrySatisfying(
            "org.opencontainers.image.description", text -> assertThat(text).isNotBlank())
        .hasEntrySatisfying(
            "org.opencontainers.image.base.name",
            text -> assertThat(text).startsWith("eclipse-temurin:"))
        .containsKeys("org.opencontainers.image.source", "org.opencontainers.image.licenses");
  }

  @Test
  void nothingInItIsASecret() throws IOException {
    JsonNode config = config(files(image(COMMIT, "a")));

    assertThat(config.at("/config/Env"))
        .extracting(variable -> variable.asText().split("=")[0])
        .containsExactlyInAnyOrder(
            "JAVA_HOME", "KOPPELING_HTTP_HOST", "MALLOC_ARENA_MAX", "JAVA_TOOL_OPTIONS");
    assertThat(config.get("history").toString())
        .doesNotContainPattern("(?i)secret|password|keyset|token");
  }

  @Test
  void itHoldsTheProgramInLayersThatChangeSeldomFirst() throws IOException {
    List<Map<String, TarArchiveEntry>> layers = layers(files(image(COMMIT, "a")));

    assertThat(layers).hasSize(6);
    assertThat(layers.get(1)).containsKey("app/lib/main/a.jar");
    assertThat(layers.get(2)).containsKey("app/app/customer-service.jar");
    assertThat(layers.get(3)).containsKeys("app/quarkus-run.jar", "app/sbom.json");
    assertThat(layers.get(4)).containsKey("app/quarkus/generated-bytecode.jar");
    assertThat(layers.get(5)).containsKey("app/aot/");
    assertThat(layers)
        .noneMatch(layer -> layer.keySet().stream().anyMatch(f -> f.endsWith("dependencies.txt")));
    TarArchiveEntry jar = layers.get(3).get("app/quarkus-run.jar");
    assertThat(jar.getLongUserId()).isZero();
    assertThat(jar.getMode() & 0777).isEqualTo(0644);
    assertThat(jar.getLastModifiedDate().toInstant()).isEqualTo(COMMIT.time());
  }

  @Test
  void theSameCommitGivesTheSameImageWheneverAndByWhomeverItIsBuilt() throws IOException {
    Path first = image(COMMIT, "a");
    Path jar = checkout.root().resolve("customer-service/target/quarkus-app/lib/main/a.jar");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
    Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rwxrwx---"));
    Path second = image(COMMIT, "b");

    assertThat(second).hasSameBinaryContentAs(first);
    Files.writeString(jar, "b");
    assertThat(config(files(image(COMMIT, "c")))).isNotEqualTo(config(files(first)));
  }

  @Test
  void theJavaOfTheBaseImageIsTakenOutOfIt() {
    Path java = BaseJava.unpack(base, folder.resolve("java"));

    assertThat(Commands.run(folder, List.of(java.toString()))).isEqualTo("this is Java");
    assertThat(folder.resolve("java")).isDirectoryNotContaining(f -> f.endsWith("elsewhere"));
  }

  private Path image(Commit commit, String name) {
    Stage stage =
        Stage.of(SmallCheckout.PROGRAM, checkout.root(), folder.resolve("stage-" + name), commit);
    Path file = folder.resolve(name + ".tar");
    new Archive(Optional.of(base), folder.resolve("layers-" + name))
        .write(stage, commit, file, "koppeling/customer-service:local");
    return file;
  }

  private static Map<String, String> labels(JsonNode config) {
    return JSON.convertValue(
        config.at("/config/Labels"),
        JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class));
  }

  private static JsonNode config(Map<String, byte[]> image) throws IOException {
    return JSON.readTree(
        image.get(JSON.readTree(image.get("manifest.json")).at("/0/Config").asText()));
  }

  private static List<Map<String, TarArchiveEntry>> layers(Map<String, byte[]> image)
      throws IOException {
    List<Map<String, TarArchiveEntry>> layers = new ArrayList<>();
    for (JsonNode name : JSON.readTree(image.get("manifest.json")).at("/0/Layers")) {
      Map<String, TarArchiveEntry> entries = new HashMap<>();
      try (TarArchiveInputStream in =
          new TarArchiveInputStream(
              new GZIPInputStream(new ByteArrayInputStream(image.get(name.asText()))))) {
        for (TarArchiveEntry entry; (entry = in.getNextEntry()) != null; ) {
          entries.put(entry.getName(), entry);
        }
      }
      layers.add(entries);
    }
    return layers;
  }

  private static Map<String, byte[]> files(Path archive) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (InputStream file = Files.newInputStream(archive);
        TarArchiveInputStream in = new TarArchiveInputStream(file)) {
      for (TarArchiveEntry entry; (entry = in.getNextEntry()) != null; ) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }
}
