package nl.koppeling.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How every pod of ours is locked, watched, sized and stopped. */
class HardeningTest {

  private static final String NAME = "app.kubernetes.io/name";

  @ParameterizedTest
  @EnumSource
  void theNamespaceTakesRestrictedPodsOnly(Overlay overlay) {
    assertThat(
            overlay
                .one("Namespace", "koppeling")
                .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                .asText())
        .isEqualTo("restricted");
  }

  @ParameterizedTest
  @EnumSource
  void everyPodIsLocked(Overlay overlay) {
    for (Deployment deployment : deployments(overlay)) {
      PodSpec pod = pod(deployment);
      assertThat(pod.getAutomountServiceAccountToken()).as("token").isFalse();
      assertThat(pod.getSecurityContext().getRunAsNonRoot()).as("not root").isTrue();
      assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001);
      assertThat(pod.getSecurityContext().getSeccompProfile().getType())
          .isEqualTo("RuntimeDefault");
      assertThat(pod.getHostNetwork()).isNull();
      assertThat(pod.getHostPID()).isNull();
      assertThat(pod.getHostIPC()).isNull();
      assertThat(pod.getInitContainers()).isEmpty();
      for (Container container : pod.getContainers()) {
        var security = container.getSecurityContext();
        assertThat(security.getReadOnlyRootFilesystem()).as("read-only").isTrue();
        assertThat(security.getAllowPrivilegeEscalation()).as("escalation").isFalse();
        assertThat(security.getPrivileged()).isNull();
        assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(security.getCapabilities().getAdd()).isEmpty();
        assertThat(container.getPorts()).allSatisfy(p -> assertThat(p.getHostPort()).isNull());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyTmpIsWritable(Overlay overlay) {
    for (Deployment deployment : deployments(overlay)) {
      PodSpec pod = pod(deployment);
      assertThat(pod.getVolumes())
          .allSatisfy(v -> assertThat(v.getEmptyDir() != null || v.getSecret() != null).isTrue());
      List<String> written =
          pod.getVolumes().stream()
              .filter(v -> v.getEmptyDir() != null)
              .map(Volume::getName)
              .toList();
      assertThat(written).containsExactly("tmp");
      assertThat(pod.getContainers().getFirst().getVolumeMounts())
          .allSatisfy(
              m ->
                  assertThat(m.getMountPath().equals("/tmp") || m.getReadOnly())
                      .as(m.getName())
                      .isTrue());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyServiceHasAnAccountWithoutAToken(Overlay overlay) {
    for (String service : Checkout.SERVICES) {
      var account = (ServiceAccount) Models.typed(overlay.one("ServiceAccount", service));
      assertThat(account.getAutomountServiceAccountToken()).isFalse();
      assertThat(pod(deployment(overlay, service)).getServiceAccountName()).isEqualTo(service);
    }
    assertThat(overlay.documents())
        .noneMatch(d -> d.path("kind").asText().matches("(Cluster)?Role(Binding)?"));
  }

  @ParameterizedTest
  @EnumSource
  void everyServiceIsWatchedOnItsManagementPort(Overlay overlay) {
    for (String service : Checkout.SERVICES) {
      Container container = container(overlay, service);
      watched(container.getLivenessProbe(), "/q/health/live");
      watched(container.getReadinessProbe(), "/q/health/ready");
      watched(container.getStartupProbe(), "/q/health/started");
      Map<String, Integer> ports =
          container.getPorts().stream()
              .collect(Collectors.toMap(p -> p.getName(), p -> p.getContainerPort()));
      assertThat(ports)
          .isEqualTo(
              Map.of(
                  "http", configured(service, "quarkus.http.port"),
                  "management", configured(service, "quarkus.management.port")));
      assertThat(overlay.one("Service", service).at("/spec/ports").toString())
          .as("the service leads to the one and not to the other")
          .contains("\"port\":" + ports.get("http"))
          .doesNotContain("management");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyContainerSaysWhatItNeedsAndWhatItMayTake(Overlay overlay) {
    for (Deployment deployment : deployments(overlay)) {
      var resources = pod(deployment).getContainers().getFirst().getResources();
      assertThat(resources.getRequests()).containsOnlyKeys("cpu", "memory");
      assertThat(resources.getLimits()).containsOnlyKeys("cpu", "memory");
    }
    for (String service : Checkout.SERVICES) {
      Map<String, Quantity> limits = container(overlay, service).getResources().getLimits();
      assertThat(bytes(limits.get("memory")))
          .as("twice the heap of deploy/docker/Dockerfile: 385 MB were the most that was measured")
          .isGreaterThanOrEqualTo(2 * heap());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyServiceSurvivesANodeThatIsEmptied(Overlay overlay) {
    for (String service : Checkout.SERVICES) {
      var budget = (PodDisruptionBudget) Models.typed(overlay.one("PodDisruptionBudget", service));
      assertThat(budget.getSpec().getSelector().getMatchLabels()).containsEntry(NAME, service);
      assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
      Deployment deployment = deployment(overlay, service);
      assertThat(pod(deployment).getTopologySpreadConstraints())
          .allSatisfy(
              s -> assertThat(s.getLabelSelector().getMatchLabels()).containsEntry(NAME, service))
          .extracting(s -> s.getTopologyKey())
          .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
      var rolling = deployment.getSpec().getStrategy().getRollingUpdate();
      assertThat(rolling.getMaxUnavailable().getIntVal()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void workInHandIsFinishedBeforeAPodIsKilled(Overlay overlay) {
    for (String service : Checkout.SERVICES) {
      PodSpec pod = pod(deployment(overlay, service));
      long drained =
          pod.getContainers().getFirst().getLifecycle().getPreStop().getSleep().getSeconds();
      assertThat(drained).isPositive();
      assertThat(pod.getTerminationGracePeriodSeconds())
          .as(service)
          .isGreaterThan(drained + shutdown(service) + finish());
    }
  }

  @Test
  void aServiceIsNeverScaledByTwo() {
    List<String> byCpu = scaled("HorizontalPodAutoscaler");
    List<String> byWork = scaled("ScaledObject");
    assertThat(byCpu).doesNotContainAnyElementsOf(byWork);
    assertThat(byCpu.size() + byWork.size()).isEqualTo(Checkout.SERVICES.size());
    for (String service : Checkout.SERVICES) {
      assertThat(byCpu.contains(service) || byWork.contains(service)).as(service).isTrue();
      assertThat(deployment(Overlay.PRODUCTION, service).getSpec().getReplicas())
          .as("a number here would be put back at every apply")
          .isNull();
    }
  }

  @Test
  void whatIsScaledByIsMeasured() {
    String measured =
        Checkout.SERVICES.stream()
            .flatMap(service -> Checkout.sources(service).stream())
            .map(Checkout::read)
            .collect(Collectors.joining());
    Pattern metric = Pattern.compile("koppeling_\\w+");
    for (JsonNode scaled : Overlay.PRODUCTION.all("ScaledObject")) {
      List<String> asked =
          metric
              .matcher(scaled.at("/spec/triggers").toString())
              .results()
              .map(found -> found.group().replace('_', '.'))
              .toList();
      assertThat(asked)
          .as(Overlay.name(scaled))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(measured).contains('"' + name + '"'));
    }
  }

  private static List<String> scaled(String kind) {
    return Overlay.PRODUCTION.all(kind).stream()
        .map(d -> d.at("/spec/scaleTargetRef/name").asText())
        .toList();
  }

  private static void watched(Probe probe, String path) {
    assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
    assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
  }

  private static List<Deployment> deployments(Overlay overlay) {
    return overlay.all("Deployment").stream().map(d -> (Deployment) Models.typed(d)).toList();
  }

  private static Deployment deployment(Overlay overlay, String name) {
    return (Deployment) Models.typed(overlay.one("Deployment", name));
  }

  private static PodSpec pod(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec();
  }

  private static Container container(Overlay overlay, String service) {
    return pod(deployment(overlay, service)).getContainers().getFirst();
  }

  private static long bytes(Quantity quantity) {
    return Quantity.getAmountInBytes(quantity).longValueExact();
  }

  private static long heap() {
    return 1024L * 1024 * number(Checkout.read("deploy/docker/Dockerfile"), "-Xmx(\\d+)m");
  }

  private static int configured(String service, String property) {
    return number(properties(service), property.replace(".", "\\.") + "=\\$\\{\\w+:(\\d+)}");
  }

  private static int shutdown(String service) {
    return number(properties(service), "quarkus\\.shutdown\\.timeout=(\\d+)[sS]");
  }

  /** Documents in hand come after requests in hand. */
  private static int finish() {
    return number(
        Checkout.read("libs/turns/src/main/java/nl/koppeling/turns/TurnSettings.java"),
        "@WithDefault\\(\"(\\d+)s\"\\)\\s+Duration finish");
  }

  private static String properties(String service) {
    return Checkout.read(service + "/src/main/resources/application.properties");
  }

  private static int number(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return Integer.parseInt(found.group(1));
  }
}
