package nl.koppeling.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway lets in, against the addresses that the code answers at. */
class RoutesTest {

  /** The gateway's listeners. */
  private static final String PAGES = "pages";

  private static final String HOOKS = "hooks";
  private static final String LOGIN = "login";

  private static final Pattern RESOURCE =
      Pattern.compile("^@Path\\(\"([^\"]*)\"\\)", Pattern.MULTILINE);

  @Test
  void everyPageHookAndCallIsReached() {
    List<String> addresses = addresses("connection-service");
    assertThat(addresses).hasSizeGreaterThan(30);
    for (String address : addresses) {
      if (address.startsWith("/internal") || address.startsWith("/api/operator")) {
        assertThat(route(PAGES, address)).as(address).isEmpty();
      } else {
        assertThat(route(PAGES, address)).as(address).contains("connection-service:8081");
      }
    }
  }

  @Test
  void everyStaticFileIsReached() {
    Path folder =
        Checkout.root().resolve("connection-service/src/main/resources/META-INF/resources");
    for (Path file : Checkout.files(folder, "")) {
      if (file.toFile().isFile()) {
        assertThat(route(PAGES, "/" + folder.relativize(file)))
            .as(file.toString())
            .contains("connection-service:8081");
      }
    }
  }

  @Test
  void ofTheIngestServiceDeliveriesOnly() {
    for (String address : addresses("order-ingest-service")) {
      if (address.startsWith("/webhooks/woocommerce")) {
        assertThat(route(HOOKS, address)).contains("order-ingest-service:8082");
      } else {
        assertThat(route(HOOKS, address)).as(address).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/connections/1/shop-key",
        "/api/operator/replays",
        "/q/openapi",
        "/q/metrics",
        "/q/health",
        "/application",
        "/apis",
        "/hooks",
        "/webhooks",
        "/admin",
        "/realms/master",
        "/metrics"
      })
  void whatIsNobodysBusinessIsReachedNowhere(String address) {
    for (String listener : List.of(PAGES, HOOKS, LOGIN)) {
      assertThat(route(listener, address)).as(listener).isEmpty();
    }
  }

  @Test
  void signingInIsReached() {
    assertThat(route(LOGIN, "/realms/koppeling/protocol/openid-connect/auth"))
        .contains("keycloak-service:8080");
    assertThat(route(LOGIN, "/resources/abc/login/keycloak.v2/css/styles.css"))
        .contains("keycloak-service:8080");
  }

  @Test
  void httpsOnly() {
    for (JsonNode listener : Overlay.PRODUCTION.one("Gateway", "koppeling").at("/spec/listeners")) {
      assertThat(listener.path("protocol").asText()).isEqualTo("HTTPS");
      assertThat(listener.path("port").asInt()).isEqualTo(443);
      assertThat(listener.at("/tls/mode").asText()).isEqualTo("Terminate");
    }
  }

  @Test
  void theAddressesThatAreToldAreThoseOfTheGateway() {
    String overlay = Checkout.read("deploy/kubernetes/overlays/production/kustomization.yaml");
    assertThat(overlay)
        .contains("KOPPELING_WEB_URL=https://" + host(PAGES) + "\n")
        .contains("KOPPELING_HOOKS_URL=https://" + host(PAGES) + "\n")
        .contains("KOPPELING_PUBLIC_URL=https://" + host(HOOKS) + "\n")
        .contains("value: https://" + host(LOGIN) + " ");
    assertThat(
            Overlay.PRODUCTION
                .one("ExternalSecret", "keycloak-realm")
                .at("/spec/target/template/data/KOPPELING_WEB_URL")
                .asText())
        .isEqualTo("https://" + host(PAGES));
    for (JsonNode route : Overlay.PRODUCTION.all("HTTPRoute")) {
      assertThat(route.at("/spec/hostnames").toString())
          .isEqualTo("[\"" + host(route.at("/spec/parentRefs/0/sectionName").asText()) + "\"]");
    }
  }

  private static String host(String listener) {
    for (JsonNode each : Overlay.PRODUCTION.one("Gateway", "koppeling").at("/spec/listeners")) {
      if (each.path("name").asText().equals(listener)) {
        return each.path("hostname").asText();
      }
    }
    throw new AssertionError("no listener " + listener);
  }

  /** Where a request ends up, or nowhere. */
  private static Optional<String> route(String listener, String address) {
    List<String> ends = new ArrayList<>();
    for (JsonNode route : Overlay.PRODUCTION.all("HTTPRoute")) {
      if (route.at("/spec/parentRefs/0/sectionName").asText().equals(listener)) {
        for (JsonNode rule : route.at("/spec/rules")) {
          assertThat(rule.path("matches")).as("without matches it is everything").isNotEmpty();
          if (StreamSupport.stream(rule.path("matches").spliterator(), false)
              .anyMatch(match -> matches(match.path("path"), address))) {
            JsonNode end = rule.at("/backendRefs/0");
            ends.add(end.path("name").asText() + ":" + end.path("port").asText());
          }
        }
      }
    }
    assertThat(ends).hasSizeLessThan(2);
    return ends.stream().findFirst();
  }

  /** As the Gateway API says: a prefix counts in whole segments. */
  private static boolean matches(JsonNode path, String address) {
    String value = path.path("value").asText();
    return switch (path.path("type").asText()) {
      case "Exact" -> address.equals(value);
      case "PathPrefix" -> (address + "/").startsWith(value.endsWith("/") ? value : value + "/");
      default -> throw new AssertionError(path);
    };
  }

  /** Addresses of a service's resource classes, with something in place of what varies. */
  private static List<String> addresses(String service) {
    List<String> addresses = new ArrayList<>();
    for (Path source : Checkout.sources(service)) {
      Matcher path = RESOURCE.matcher(Checkout.read(source));
      while (path.find()) {
        addresses.add(path.group(1).replaceAll("\\{[^}]*}", "x"));
      }
    }
    return addresses;
  }
}
