package nl.koppeling.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Documents as typed models, and what in them no model knows. Kubernetes' own kinds and the Gateway
 * API by fabric8, Kafka by Strimzi; the other operators publish no Java models, so that theirs are
 * held against {@link Vocabulary}.
 */
final class Models {

  private static final Map<String, Class<? extends HasMetadata>> STRIMZI =
      Map.of(
          "Kafka", Kafka.class,
          "KafkaNodePool", KafkaNodePool.class,
          "KafkaTopic", KafkaTopic.class,
          "KafkaUser", KafkaUser.class);

  private Models() {}

  /** The document as its model; {@link GenericKubernetesResource} when there is none. */
  static HasMetadata typed(JsonNode document) {
    try {
      String json = document.toString();
      return document.path("apiVersion").asText().startsWith("kafka.strimzi.io/")
          ? Serialization.jsonMapper().readValue(json, STRIMZI.get(document.path("kind").asText()))
          : Serialization.unmarshal(json, HasMetadata.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(document.path("kind") + " " + Overlay.name(document), e);
    }
  }

  /** Places of fields that the model does not have. */
  static List<String> unknown(Object model) {
    List<String> found = new ArrayList<>();
    walk(model, "", found);
    return found;
  }

  private static void walk(Object value, String place, List<String> found) {
    switch (value) {
      case null -> {}
      case Collection<?> items -> items.forEach(item -> walk(item, place, found));
      case Map<?, ?> map -> map.forEach((key, item) -> walk(item, place + "." + key, found));
      default -> {
        if (isModel(value)) {
          additional(value).keySet().forEach(key -> found.add(place + "." + key));
          for (Class<?> c = value.getClass(); isModel(c); c = c.getSuperclass()) {
            fields(c, value, place, found);
          }
        }
      }
    }
  }

  private static void fields(Class<?> type, Object value, String place, List<String> found) {
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())
          && !field.getName().equals("additionalProperties")) {
        try {
          field.setAccessible(true);
          walk(field.get(value), place + "." + field.getName(), found);
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private static Map<?, ?> additional(Object value) {
    try {
      Method getter = value.getClass().getMethod("getAdditionalProperties");
      Map<?, ?> more = (Map<?, ?>) getter.invoke(value);
      return more == null ? Map.of() : more;
    } catch (NoSuchMethodException e) {
      return Map.of();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isModel(Object value) {
    return isModel(value.getClass());
  }

  private static boolean isModel(Class<?> type) {
    return type != null
        && !type.isEnum()
        && (type.getName().startsWith("io.fabric8.") || type.getName().startsWith("io.strimzi."));
  }
}
