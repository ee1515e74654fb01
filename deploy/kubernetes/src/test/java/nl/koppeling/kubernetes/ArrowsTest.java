package nl.koppeling.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who may talk to whom: exactly the arrows of the README's picture and what the parts below need.
 * The policies are worked out for every pod, both ways, and held against these tables, so that an
 * arrow that is missing at one end, and one too many, both fail.
 */
class ArrowsTest {

  private static final String ARROWS =
      """
      gateway -> connection-service 8081
      gateway -> order-ingest-service 8082
      gateway -> keycloak 8080
      monitoring -> connection-service 9081
      monitoring -> order-ingest-service 9082
      monitoring -> customer-service 9083
      monitoring -> invoice-service 9084
      monitoring -> keycloak 9000
      monitoring -> postgres 9187
      monitoring -> postgres 5432
      order-ingest-service -> connection-service 8081
      customer-service -> connection-service 8081
      invoice-service -> connection-service 8081
      connection-service -> order-ingest-service 8082
      connection-service -> customer-service 8083
      connection-service -> invoice-service 8084
      connection-service -> postgres 5432
      order-ingest-service -> postgres 5432
      customer-service -> postgres 5432
      invoice-service -> postgres 5432
      connection-service -> kafka 9093
      order-ingest-service -> kafka 9093
      customer-service -> kafka 9093
      invoice-service -> kafka 9093
      connection-service -> keycloak 8080
      order-ingest-service -> keycloak 8080
      customer-service -> keycloak 8080
      invoice-service -> keycloak 8080
      connection-service -> public 443
      order-ingest-service -> public 443
      customer-service -> public 443
      invoice-service -> public 443
      connection-service -> public 587
      keycloak -> keycloak 7800
      keycloak -> keycloak 57800
      keycloak -> postgres 5432
      keycloak-realm-import -> postgres 5432
      keycloak-operator -> private 443
      keycloak-operator -> private 6443
      postgres -> postgres 5432
      postgres -> postgres 8000
      cnpg-system -> postgres 8000
      postgres -> private 443
      postgres -> private 6443
      kafka -> kafka 9090
      kafka -> kafka 9091
      strimzi -> kafka 9090
      strimzi -> kafka 9091
      strimzi -> kafka 8443
      kafka -> private 443
      kafka -> private 6443
      kafka-entity-operator -> kafka 9091
      kafka-entity-operator -> private 443
      kafka-entity-operator -> private 6443
      """;

  private static final Map<Overlay, String> MORE =
      Map.of(
          Overlay.PRODUCTION,
          """
          postgres -> public 443
          """,
          Overlay.LOCAL,
          """
          connection-service -> sandbox 8090
          order-ingest-service -> sandbox 8090
          customer-service -> sandbox 8090
          invoice-service -> sandbox 8090
          connection-service -> sandbox 8025
          sandbox -> connection-service 8081
          sandbox -> order-ingest-service 8082
          """);

  /** Pods that operators make, by the labels they are known to give them. */
  private static final Map<String, Map<String, String>> OPERATED =
      Map.of(
          "postgres", Map.of("cnpg.io/cluster", "postgres"),
          "kafka", Map.of("strimzi.io/name", "koppeling-kafka"),
          "kafka-entity-operator", Map.of("strimzi.io/name", "koppeling-entity-operator"),
          "keycloak", Map.of("app", "keycloak"),
          "keycloak-realm-import", Map.of("app", "keycloak-realm-import"),
          "keycloak-operator", Map.of("app.kubernetes.io/name", "keycloak-operator"));

  private static final Set<String> PRIVATE =
      Set.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

  @ParameterizedTest
  @EnumSource
  void everyArrowIsWanted(Overlay overlay) {
    Network network = new Network(overlay.documents());
    Set<String> wanted =
        Stream.of(ARROWS, MORE.get(overlay))
            .flatMap(String::lines)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> pods = network.pods.keySet();

    assertThat(network.in())
        .as("who lets in whom")
        .containsExactlyInAnyOrderElementsOf(
            wanted.stream().filter(a -> pods.contains(to(a))).toList());
    assertThat(network.out())
        .as("who may go where")
        .containsExactlyInAnyOrderElementsOf(
            wanted.stream().filter(a -> pods.contains(from(a))).toList());
  }

  @ParameterizedTest
  @EnumSource
  void withoutAnArrowNothingIsAllowed(Overlay overlay) {
    JsonNode spec = overlay.one("NetworkPolicy", "nothing").path("spec");

    assertThat(spec.path("podSelector")).isEmpty();
    assertThat(spec.path("policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
    assertThat(spec.has("ingress") || spec.has("egress")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void everybodyMayAskForNamesAndOnlyThere(Overlay overlay) {
    JsonNode spec = overlay.one("NetworkPolicy", "names").path("spec");

    assertThat(spec.path("podSelector")).isEmpty();
    assertThat(spec.at("/egress/0/to/0/podSelector/matchLabels/k8s-app").asText())
        .isEqualTo("kube-dns");
    assertThat(spec.at("/egress")).hasSize(1);
    assertThat(spec.at("/egress/0/ports").findValuesAsText("port")).containsOnly("53");
  }

  @Test
  void theBrokersOwnPolicyLetsInTheServicesOnly() {
    List<String> peers = new ArrayList<>();
    Overlay.PRODUCTION
        .one("Kafka", "koppeling")
        .at("/spec/kafka/listeners")
        .forEach(
            listener ->
                listener
                    .path("networkPolicyPeers")
                    .forEach(
                        peer ->
                            peers.add(
                                peer.at("/podSelector/matchLabels/app.kubernetes.io~1name")
                                    .asText())));

    assertThat(peers).containsExactlyInAnyOrderElementsOf(Checkout.SERVICES);
  }

  @Test
  void anArrowTooManyIsSeenAndOneThatIsMissing() {
    List<JsonNode> wider = new ArrayList<>();
    for (JsonNode document : Overlay.PRODUCTION.documents()) {
      ObjectNode copy = document.deepCopy();
      if (Overlay.name(copy).equals("customer-service") && copy.at("/spec/ingress").isArray()) {
        ((ObjectNode) copy.at("/spec/ingress/0")).remove("from");
        ((ObjectNode) copy.at("/spec")).remove("egress");
      }
      wider.add(copy);
    }
    Network network = new Network(wider);

    assertThat(network.in()).contains("anybody -> customer-service 8083");
    assertThat(network.out()).doesNotContain("customer-service -> connection-service 8081");
  }

  private static String from(String arrow) {
    return arrow.split(" ")[0];
  }

  private static String to(String arrow) {
    return arrow.split(" ")[2];
  }

  /** The policies of an overlay, worked out for its pods. */
  private static final class Network {

    private final Map<String, Map<String, String>> pods = new TreeMap<>(OPERATED);
    private final List<JsonNode> policies = new ArrayList<>();

    Network(Collection<JsonNode> documents) {
      for (JsonNode document : documents) {
        switch (document.path("kind").asText()) {
          case "Deployment" ->
              pods.put(
                  Overlay.name(document), labels(document.at("/spec/template/metadata/labels")));
          case "NetworkPolicy" -> policies.add(document);
          default -> {}
        }
      }
    }

    Set<String> in() {
      return arrows("Ingress", "from", (pod, peer, port) -> peer + " -> " + pod + " " + port);
    }

    Set<String> out() {
      Set<String> out =
          arrows("Egress", "to", (pod, peer, port) -> pod + " -> " + peer + " " + port);
      out.removeIf(arrow -> arrow.endsWith(" -> kube-system 53"));
      return out;
    }

    private Set<String> arrows(String direction, String peers, Arrow arrow) {
      Set<String> arrows = new TreeSet<>();
      for (JsonNode policy : policies) {
        JsonNode spec = policy.path("spec");
        JsonNode rules = spec.path(direction.toLowerCase(Locale.ROOT));
        if (!spec.path("policyTypes").toString().contains(direction)) {
          assertThat(rules.isMissingNode()).as("%s: %s", Overlay.name(policy), direction).isTrue();
        }
        for (String pod : selected(spec.path("podSelector"))) {
          for (JsonNode rule : rules) {
            for (String peer : peers(rule.path(peers))) {
              ports(rule).forEach(port -> arrows.add(arrow.of(pod, peer, port)));
            }
          }
        }
      }
      return arrows;
    }

    private Set<String> peers(JsonNode peers) {
      if (peers.isMissingNode() || peers.isEmpty()) {
        return Set.of("anybody");
      }
      Set<String> named = new TreeSet<>();
      for (JsonNode peer : peers) {
        if (peer.has("ipBlock")) {
          named.add(block(peer.path("ipBlock")));
        } else if (peer.has("namespaceSelector")) {
          named.add(
              peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                  .asText("any namespace"));
        } else {
          Set<String> selected = selected(peer.path("podSelector"));
          assertThat(selected).as("nobody is %s", peer).isNotEmpty();
          named.addAll(selected);
        }
      }
      return named;
    }

    private Set<String> selected(JsonNode selector) {
      return pods.entrySet().stream()
          .filter(pod -> matches(selector, pod.getValue()))
          .map(Map.Entry::getKey)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean matches(JsonNode selector, Map<String, String> labels) {
      for (JsonNode expression : selector.path("matchExpressions")) {
        assertThat(expression.path("operator").asText()).isEqualTo("In");
        String value = labels.get(expression.path("key").asText());
        if (texts(expression.path("values")).stream().noneMatch(v -> v.equals(value))) {
          return false;
        }
      }
      return labels(selector.path("matchLabels")).entrySet().stream()
          .allMatch(wanted -> Objects.equals(labels.get(wanted.getKey()), wanted.getValue()));
    }

    private static List<String> ports(JsonNode rule) {
      List<String> ports = new ArrayList<>();
      for (JsonNode port : rule.path("ports")) {
        assertThat(port.has("endPort")).isFalse();
        ports.add(port.path("port").asText());
      }
      return ports.isEmpty() ? List.of("any port") : ports;
    }

    private static String block(JsonNode block) {
      String cidr = block.path("cidr").asText();
      Set<String> without = new TreeSet<>(texts(block.path("except")));
      if (cidr.equals("0.0.0.0/0") && without.equals(refused("REFUSED_V4"))
          || cidr.equals("2000::/3") && without.equals(refused("REFUSED_V6"))) {
        return "public";
      }
      return PRIVATE.contains(cidr) && without.isEmpty() ? "private" : block.toString();
    }

    /** What the shop client refuses, so that the network does not know better or worse. */
    private static Set<String> refused(String list) {
      Matcher found =
          Pattern.compile(list + " =\\s+blocks\\(([^;]+)\\);")
              .matcher(
                  Checkout.read(
                      "libs/shop-client/src/main/java/nl/koppeling/shop/PublicAddresses.java"));
      assertThat(found.find()).isTrue();
      return new TreeSet<>(
          List.of(
              found
                  .group(1)
                  .replaceAll("\"\\s*\\+\\s*\"", "")
                  .replace("\"", "")
                  .strip()
                  .split(" +")));
    }

    private static Map<String, String> labels(JsonNode labels) {
      Map<String, String> map = new LinkedHashMap<>();
      labels.fields().forEachRemaining(f -> map.put(f.getKey(), f.getValue().asText()));
      return map;
    }

    private static List<String> texts(JsonNode array) {
      return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
  }

  @FunctionalInterface
  private interface Arrow {
    String of(String pod, String peer, String port);
  }
}
