package nl.koppeling.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Both overlays render, every document fits its model to the last field, and an API server's mock
 * takes and gives back all of them. A stand-in: no cluster, no operator and no admission runs here.
 */
@EnableKubernetesMockClient(crud = true)
class ManifestsTest {

  private static final Vocabulary VOCABULARY = Vocabulary.read();

  KubernetesClient client;

  @ParameterizedTest
  @EnumSource
  void everyFieldIsKnown(Overlay overlay) {
    for (JsonNode document : overlay.documents()) {
      assertThat(unknown(document))
          .as("%s: %s %s", overlay, document.path("kind"), Overlay.name(document))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everythingIsInTheNamespace(Overlay overlay) {
    for (JsonNode document : overlay.documents()) {
      if (!document.path("kind").asText().equals("Namespace")) {
        assertThat(document.path("metadata").path("namespace").asText())
            .as("%s %s", document.path("kind"), Overlay.name(document))
            .isEqualTo("koppeling");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerTakesAndGivesBackAllOfIt(Overlay overlay) {
    for (JsonNode document : overlay.documents()) {
      HasMetadata wanted = Models.typed(document);

      HasMetadata kept = there(wanted);

      assertThat(content(kept))
          .as("%s %s", wanted.getKind(), wanted.getMetadata().getName())
          .isEqualTo(content(wanted));
    }
  }

  @Test
  void aFieldThatDoesNotExistIsFoundWhereverItIs() {
    ObjectNode deployment = Overlay.PRODUCTION.one("Deployment", "invoice-service").deepCopy();
    ((ObjectNode) deployment.at("/spec/template/spec/containers/0/livenessProbe"))
        .put("periodSecond", 3);
    ObjectNode topic = Overlay.PRODUCTION.one("KafkaTopic", "orders.v1").deepCopy();
    ((ObjectNode) topic.at("/spec")).put("partition", 3);
    ObjectNode cluster = Overlay.PRODUCTION.one("Cluster", "postgres").deepCopy();
    ((ObjectNode) cluster.at("/spec/postgresql/synchronous")).put("numbers", 1);
    ObjectNode route = Overlay.PRODUCTION.one("HTTPRoute", "pages").deepCopy();
    ((ObjectNode) route.at("/spec/rules/0/matches/0/path")).put("values", "/");

    assertThat(unknown(deployment)).singleElement().asString().endsWith(".periodSecond");
    assertThat(unknown(topic)).containsExactly(".spec.partition");
    assertThat(unknown(cluster)).containsExactly("spec.postgresql.synchronous.numbers");
    assertThat(unknown(route)).singleElement().asString().endsWith(".values");
  }

  @Test
  void aKindThatNobodyKnowsIsRefused() {
    ObjectNode document = Overlay.PRODUCTION.one("Deployment", "invoice-service").deepCopy();
    document.put("apiVersion", "apps/v3");

    assertThatThrownBy(() -> unknown(document)).isInstanceOf(AssertionError.class);
  }

  private HasMetadata there(HasMetadata wanted) {
    if (wanted instanceof GenericKubernetesResource generic) {
      var kind =
          client.genericKubernetesResources(
              new ResourceDefinitionContext.Builder()
                  .withGroup(generic.getApiVersion().split("/")[0])
                  .withVersion(generic.getApiVersion().split("/")[1])
                  .withKind(generic.getKind())
                  .withPlural(generic.getKind().toLowerCase(Locale.ROOT) + "s")
                  .withNamespaced(true)
                  .build());
      kind.resource(generic).create();
      return kind.resource(generic).get();
    }
    client.resource(wanted).create();
    return client.resource(wanted).get();
  }

  private static List<String> unknown(JsonNode document) {
    if (VOCABULARY.knows(document)) {
      return VOCABULARY.unknown(document);
    }
    HasMetadata model = Models.typed(document);
    if (model instanceof GenericKubernetesResource) {
      throw new AssertionError("no model: " + model.getApiVersion() + " " + model.getKind());
    }
    return Models.unknown(model);
  }

  /** Without what a server writes itself. */
  private static JsonNode content(HasMetadata resource) {
    ObjectNode content = Serialization.jsonMapper().valueToTree(resource);
    content.remove("status");
    ((ObjectNode) content.get("metadata"))
        .remove(List.of("uid", "resourceVersion", "creationTimestamp", "generation"));
    return content;
  }
}
