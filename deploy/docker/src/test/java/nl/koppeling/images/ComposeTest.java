package nl.koppeling.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.koppeling.local.SandboxInContainers;
import nl.koppeling.local.Service;
import nl.koppeling.testkit.Checkout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The set in containers: docker-compose.yml and what it leans on. Files only, no engine. */
class ComposeTest {

  private static final Compose COMPOSE = Compose.read();

  /** They write beside their programs when they start. */
  private static final Set<String> NOT_READ_ONLY = Set.of("kafka", "keycloak");

  /** No shell and no client in its image; nobody waits for it. */
  private static final Set<String> NOT_LOOKED_AFTER = Set.of("jaeger");

  static final Set<String> PARTS = COMPOSE.services().keySet();

  @Test
  void aKeyThatIsNotKnownIsRefused() {
    assertThatThrownBy(() -> Compose.of("services: { a: { image: b, privileged: true } }"))
        .hasMessageContaining("privileged");
    assertThatThrownBy(() -> Compose.of("services: { a: { image: b, red_only: true } }"))
        .hasMessageContaining("red_only");
  }

  @ParameterizedTest
  @FieldSource("PARTS")
  void everyContainerIsHardened(String name) {
    Compose.Part part = COMPOSE.services().get(name);

    assertThat(part.user()).matches("[1-9]\\d*(:\\d+)?");
    assertThat(part.capDrop()).containsExactly("ALL");
    assertThat(part.securityOpt()).containsExactly("no-new-privileges:true");
    assertThat(part.readOnly()).isEqualTo(!NOT_READ_ONLY.contains(name));
    assertThat(part.ports()).allMatch(port -> port.startsWith("127.0.0.1:"));
    assertThat(part.volumes())
        .filteredOn(volume -> volume.type().equals("bind"))
        .allMatch(Compose.Volume::readOnly);
  }

  @ParameterizedTest
  @FieldSource("PARTS")
  void everyImageIsOfOneVersion(String name) {
    assertThat(COMPOSE.services().get(name).image())
        .matches("[\\w./-]+:(v?\\d+\\.\\d+[\\w.]*|local)");
  }

  @ParameterizedTest
  @FieldSource("PARTS")
  void everyContainerIsLookedAfterAndWaitsForWhatIsThere(String name) {
    Compose.Part part = COMPOSE.services().get(name);

    assertThat(part.healthcheck() == null).isEqualTo(NOT_LOOKED_AFTER.contains(name));
    part.dependsOn()
        .forEach(
            (other, condition) -> {
              Compose.Part awaited = COMPOSE.services().get(other);
              assertThat(awaited).as(other).isNotNull();
              assertThat(condition.condition()).isEqualTo("service_healthy");
              assertThat(awaited.healthcheck()).as("health of %s", other).isNotNull();
              assertThat(awaited.profiles()).as(other).isIn(List.of(), part.profiles());
            });
  }

  @Test
  void programsRunAsTheirImagesDoWithinTheClustersMemory() throws IOException {
    Recipe recipe =
        Recipe.of(Files.readString(Checkout.root().resolve("deploy/docker/Dockerfile")));
    for (Program program : Program.all()) {
      Compose.Part part = COMPOSE.services().get(program.name());
      assertThat(part.image()).isEqualTo("koppeling/" + program.name() + ":local");
      assertThat(part.build()).isEqualTo(".koppeling/images/" + program.name());
      assertThat(part.user()).isEqualTo(recipe.user());
      assertThat(part.memLimit()).isEqualTo("512m");
    }
    assertThat(read("deploy/kubernetes/base/service/deployment.yaml"))
        .contains("limits: { cpu: \"2\", memory: 512Mi }", "runAsUser: 10001", "runAsGroup: 10001");
  }

  @Test
  void theClusterTakesTheSameImages() throws IOException {
    String local = read("deploy/kubernetes/overlays/local/kustomization.yaml");
    String production = read("deploy/kubernetes/overlays/production/kustomization.yaml");
    for (Service service : Service.values()) {
      String name = service.module();
      assertThat(local)
          .contains(
              "{ name: registry.example.nl/koppeling/%s, newName: koppeling/%s, newTag: local }"
                  .formatted(name, name));
      assertThat(production)
          .contains(
              "{ name: registry.example.nl/koppeling/%s, newTag: %s }"
                  .formatted(name, Pom.of(Checkout.root().resolve(name)).version()));
    }
    assertThat(read("deploy/kubernetes/overlays/local/sandbox.yaml"))
        .contains("image: " + COMPOSE.services().get("sandbox").image());
  }

  @Test
  void theLocalRunHasTheSameVersions() throws IOException {
    String broker = read("deploy/broker/pom.xml");
    assertThat(broker)
        .contains("<kafka.version>" + version("kafka") + "</kafka.version>")
        .contains("<keycloak.version>" + version("keycloak") + "</keycloak.version>");
    assertThat(read("pom.xml"))
        .contains(
            "<postgres-binaries.version>" + version("postgres") + ".0</postgres-binaries.version>");
  }

  @Test
  void profilesHaveWhatIsNotOfTheSet() {
    Map<String, Set<String>> profiles = new TreeMap<>();
    COMPOSE
        .services()
        .forEach(
            (name, part) ->
                profiles
                    .computeIfAbsent(String.join(",", part.profiles()), p -> new TreeSet<>())
                    .add(name));

    assertThat(profiles)
        .containsEntry("sandbox", Set.of("sandbox"))
        .containsEntry("observability", Set.of("prometheus", "grafana", "jaeger"))
        .containsOnlyKeys("", "sandbox", "observability");
  }

  @Test
  void withoutTheSandboxNobodyIsLedToIt() {
    COMPOSE
        .services()
        .forEach(
            (name, part) ->
                assertThat(String.valueOf(part.environment().values()))
                    .as(name)
                    .doesNotContain("//sandbox", "127.0.0.1:8090"));
  }

  @Test
  void theExampleNamesTheSandboxAsTheSecretsDo() throws IOException {
    Map<String, String> example =
        Pattern.compile("(?m)^([A-Z_]+)=(.+)$")
            .matcher(read(".env.example"))
            .results()
            .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
    example.remove("KOPPELING_WEB_URL"); // nobody's: the pages are where they are

    assertThat(example).isEqualTo(SandboxInContainers.VARIABLES);
  }

  @Test
  void everyFileThatIsPassedInIsThere() {
    COMPOSE.services().values().stream()
        .flatMap(part -> part.volumes().stream())
        .filter(volume -> volume.type().equals("bind") && !volume.source().contains("/target/"))
        .forEach(
            volume -> assertThat(Checkout.root().resolve(volume.source()).normalize()).exists());
    List<String> named =
        COMPOSE.services().values().stream()
            .flatMap(part -> part.volumes().stream())
            .filter(volume -> volume.type().equals("volume"))
            .map(Compose.Volume::source)
            .toList();
    assertThat(named).hasSameElementsAs(COMPOSE.volumes().keySet());
  }

  @Test
  void prometheusAsksEveryServiceWhereItsMetricsAre() throws IOException {
    String prometheus = read("deploy/observability/prometheus.yml");
    for (Service service : Service.values()) {
      String port =
          COMPOSE.services().get(service.module()).environment().get("KOPPELING_MANAGEMENT_PORT");
      assertThat(prometheus)
          .contains(
              "  - job_name: %s\n    metrics_path: /q/metrics\n    static_configs: [{ targets: [\"%s:%s\"] }]\n"
                  .formatted(service.module(), service.module(), port));
    }
    assertThat(prometheus).contains("rule_files: [alerts.yml]");
  }

  @Test
  void grafanaFindsItsDashboardsAndSources() throws IOException {
    Compose.Part grafana = COMPOSE.services().get("grafana");
    Matcher path =
        Pattern.compile("path: (\\S+)")
            .matcher(read("deploy/observability/grafana/dashboards.yml"));
    assertThat(path.find()).isTrue();
    assertThat(grafana.volumes())
        .anyMatch(
            volume ->
                volume.target().equals(path.group(1))
                    && volume.source().equals("./deploy/observability/dashboards"));
    Matcher source =
        Pattern.compile("url: http://(\\w+):(\\d+)")
            .matcher(read("deploy/observability/grafana/datasources.yml"));
    while (source.find()) {
      assertThat(COMPOSE.services()).containsKey(source.group(1));
      assertThat(COMPOSE.services().get(source.group(1)).ports())
          .allMatch(port -> port.endsWith(":" + source.group(2)));
    }
  }

  private static String version(String name) {
    return COMPOSE.services().get(name).version();
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of(Checkout.root().toString(), file));
  }
}
