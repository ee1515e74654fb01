package nl.koppeling.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one document says of another by name is there: secrets, settings, addresses. */
class ReferencesTest {

  /**
   * Fields that name a secret, or hold an object with its {@code name} and perhaps a {@code key}.
   */
  private static final Set<String> TO_A_SECRET =
      Set.of(
          "secretRef",
          "secretKeyRef",
          "passwordSecret",
          "usernameSecret",
          "secret",
          "accessKeyId",
          "secretAccessKey");

  /** Addresses inside the cluster that operators make. */
  private static final Set<String> OF_OPERATORS =
      Set.of("keycloak-service:8080", "postgres-rw:5432", "koppeling-kafka-bootstrap:9093");

  private static final Pattern ADDRESS = Pattern.compile("\\b([a-z][a-z-]+):(\\d{4})\\b");

  @ParameterizedTest
  @EnumSource
  void everySecretIsMadeBySomebody(Overlay overlay) {
    Set<String> made = secrets(overlay);
    List<String> named = new ArrayList<>();
    overlay.documents().forEach(document -> secretsNamed(document, named));

    assertThat(named).hasSizeGreaterThan(20);
    assertThat(made).containsAll(named);
  }

  @ParameterizedTest
  @EnumSource
  void everyConfigMapIsThere(Overlay overlay) {
    Set<String> made = new HashSet<>();
    overlay.all("ConfigMap").forEach(map -> made.add(Overlay.name(map)));
    List<String> named = new ArrayList<>();
    for (JsonNode deployment : overlay.all("Deployment")) {
      deployment.findValues("configMapRef").forEach(ref -> named.add(ref.path("name").asText()));
    }

    assertThat(named).hasSize(2 * Checkout.SERVICES.size());
    assertThat(made).containsExactlyInAnyOrderElementsOf(new HashSet<>(named));
  }

  @ParameterizedTest
  @EnumSource
  void everyAddressInsideIsThere(Overlay overlay) {
    Set<String> there = new HashSet<>(OF_OPERATORS);
    for (JsonNode service : overlay.all("Service")) {
      service
          .at("/spec/ports")
          .forEach(port -> there.add(Overlay.name(service) + ":" + port.path("port").asText()));
    }
    List<String> named = new ArrayList<>();
    for (JsonNode map : overlay.all("ConfigMap")) {
      ADDRESS
          .matcher(map.path("data").toString())
          .results()
          .map(MatchResult::group)
          .forEach(named::add);
    }
    for (JsonNode end : overlay.all("HTTPRoute")) {
      end.findValues("backendRefs")
          .forEach(
              refs ->
                  refs.forEach(
                      ref ->
                          named.add(ref.path("name").asText() + ":" + ref.path("port").asText())));
    }

    assertThat(named).contains("order-ingest-service:8082", "keycloak-service:8080");
    assertThat(there).containsAll(named);
  }

  @ParameterizedTest
  @EnumSource
  void everyAddressLeadsToAPod(Overlay overlay) {
    for (JsonNode service : overlay.all("Service")) {
      JsonNode selector = service.at("/spec/selector");
      assertThat(overlay.all("Deployment"))
          .as(Overlay.name(service))
          .filteredOn(
              deployment -> {
                JsonNode labels = deployment.at("/spec/template/metadata/labels");
                return selector.properties().stream()
                    .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())));
              })
          .extracting(Overlay::name)
          .containsExactly(Overlay.name(service));
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachServiceHasItsOwnDatabaseRoleAndKey(Overlay overlay) {
    Map<String, String> databases =
        Map.of(
            "connection-service", "connection",
            "order-ingest-service", "order-ingest",
            "customer-service", "customer",
            "invoice-service", "invoice");
    for (String service : Checkout.SERVICES) {
      String pod = overlay.one("Deployment", service).at("/spec/template/spec").toString();
      for (String other : Checkout.SERVICES) {
        assertThat(pod.contains('"' + databases.get(other) + "-database\""))
            .as("%s has the database of %s", service, other)
            .isEqualTo(other.equals(service));
        assertThat(pod.contains("\"secretName\":\"" + other + '"'))
            .as("%s has the Kafka key of %s", service, other)
            .isEqualTo(other.equals(service));
      }
    }
  }

  /** Secrets that are in the overlay or that something in it makes. */
  private static Set<String> secrets(Overlay overlay) {
    Set<String> made = new HashSet<>(Set.of("koppeling-cluster-ca-cert"));
    for (String maker : List.of("Secret", "ExternalSecret", "KafkaUser")) {
      overlay.all(maker).forEach(document -> made.add(Overlay.name(document)));
    }
    return made;
  }

  private static void secretsNamed(JsonNode node, List<String> named) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        JsonNode value = field.getValue();
        if (field.getKey().equals("secretName")) {
          named.add(value.asText());
        } else if (TO_A_SECRET.contains(field.getKey()) && value.has("name")) {
          named.add(value.path("name").asText());
        }
      }
    }
    node.forEach(child -> secretsNamed(child, named));
  }
}
