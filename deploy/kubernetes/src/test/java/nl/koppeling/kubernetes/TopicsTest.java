package nl.koppeling.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Topics and who may read and write them, against the code: {@code Topic} of libs/events, what
 * connection-service makes on a developer's machine, the channels in each service's properties and
 * what it puts into its outbox.
 */
class TopicsTest {

  private static final Pattern TOPIC = Pattern.compile("([A-Z_]+)\\(\"([\\w.-]+)\"\\)");
  private static final Pattern IN =
      Pattern.compile(
          "^mp\\.messaging\\.incoming\\.[\\w-]+\\.(topic|group\\.id)=(.+)$", Pattern.MULTILINE);
  private static final Pattern DEAD =
      Pattern.compile(
          "^mp\\.messaging\\.incoming\\.[\\w-]+\\.dead-letter-queue\\.topic=(.+)$",
          Pattern.MULTILINE);
  private static final Pattern TOLD = Pattern.compile("\\bTopic\\.([A-Z_]+)");

  @ParameterizedTest
  @EnumSource
  void everyTopicOfTheCodeIsThereAndNoOther(Overlay overlay) {
    Set<String> wanted = new TreeSet<>(topics().values());
    for (String service : Checkout.SERVICES) {
      read(service).forEach(topic -> wanted.add(deadLetters(topic, service)));
    }

    assertThat(overlay.all("KafkaTopic").stream().map(Overlay::name))
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  @ParameterizedTest
  @EnumSource
  void theyAreAsTheCodeMakesThem(Overlay overlay) {
    String made =
        Checkout.read(
            "connection-service/src/main/java/nl/koppeling/connection/topics/Topics.java");
    topics()
        .forEach(
            (constant, name) -> {
              Matcher line =
                  Pattern.compile(
                          "case [A-Z_, ]*\\b"
                              + constant
                              + "\\b[A-Z_, ]* -> plain\\(topic\\.topicName\\(\\), (\\d+)\\)(.*)")
                      .matcher(made);
              assertThat(line.find()).as(constant).isTrue();
              JsonNode spec = overlay.one("KafkaTopic", name).path("spec");
              assertThat(spec.path("partitions").asText()).as(name).isEqualTo(line.group(1));
              assertThat(spec.at("/config/cleanup.policy").asText())
                  .as(name)
                  .isEqualTo(line.group(2).contains("compact") ? "compact" : "delete");
            });
  }

  @Test
  void inProductionNothingIsLostWithOneNode() {
    for (JsonNode topic : Overlay.PRODUCTION.all("KafkaTopic")) {
      assertThat(topic.at("/spec/replicas").asInt()).as(Overlay.name(topic)).isEqualTo(3);
    }
    JsonNode config = Overlay.PRODUCTION.one("Kafka", "koppeling").at("/spec/kafka/config");
    assertThat(config.path("min.insync.replicas").asInt()).isEqualTo(2);
    assertThat(config.path("unclean.leader.election.enable").asBoolean(true)).isFalse();
    assertThat(config.path("auto.create.topics.enable").asBoolean(true)).isFalse();
  }

  @Test
  void aServiceMayReadAndWriteWhatItsCodeDoesAndNothingElse() {
    for (String service : Checkout.SERVICES) {
      List<String> wanted = new ArrayList<>();
      wanted.add("Read group " + service);
      wanted.add("IdempotentWrite cluster");
      read(service).forEach(topic -> wanted.add("Describe,Read topic " + topic));
      read(service)
          .forEach(topic -> wanted.add("Describe,Read,Write topic " + deadLetters(topic, service)));
      written(service).forEach(topic -> wanted.add("Describe,Write topic " + topic));

      JsonNode user = Overlay.PRODUCTION.one("KafkaUser", service);
      assertThat(acls(user)).as(service).containsExactlyInAnyOrderElementsOf(wanted);
      assertThat(user.at("/spec/authentication/type").asText()).isEqualTo("tls");
    }
    assertThat(Overlay.PRODUCTION.all("KafkaUser")).hasSameSizeAs(Checkout.SERVICES);
  }

  @Test
  void whatATopicSaysOfItselfIsWhatIsAllowed() {
    for (String topic : topics().values()) {
      JsonNode said = Overlay.PRODUCTION.one("KafkaTopic", topic).at("/metadata/annotations");
      assertThat(said.path("koppeling.nl/written-by").asText().split(", "))
          .as("who writes %s", topic)
          .containsExactlyInAnyOrder(who(topic, "Describe,Write topic "));
      assertThat(said.path("koppeling.nl/read-by").asText().split(", "))
          .as("who reads %s", topic)
          .containsExactlyInAnyOrder(who(topic, "Describe,Read topic "));
      assertThat(said.path("koppeling.nl/key").asText()).isNotBlank();
    }
  }

  @Test
  void aGroupIsNamedAfterItsService() {
    for (String service : Checkout.SERVICES) {
      Matcher line = IN.matcher(properties(service));
      while (line.find()) {
        if (line.group(1).equals("group.id")) {
          assertThat(line.group(2)).isEqualTo(service);
        }
      }
      Matcher dead = DEAD.matcher(properties(service));
      while (dead.find()) {
        assertThat(dead.group(1)).endsWith(".dead-letters." + service);
      }
    }
  }

  private static String[] who(String topic, String right) {
    return Overlay.PRODUCTION.all("KafkaUser").stream()
        .filter(user -> acls(user).contains(right + topic))
        .map(Overlay::name)
        .toArray(String[]::new);
  }

  private static List<String> acls(JsonNode user) {
    List<String> acls = new ArrayList<>();
    for (JsonNode acl : user.at("/spec/authorization/acls")) {
      JsonNode resource = acl.path("resource");
      assertThat(resource.path("patternType").asText("literal")).isEqualTo("literal");
      List<String> operations = new ArrayList<>();
      acl.path("operations").forEach(o -> operations.add(o.asText()));
      acls.add(
          (String.join(",", operations)
                  + " "
                  + resource.path("type").asText()
                  + " "
                  + resource.path("name").asText())
              .strip());
    }
    return acls;
  }

  /** Topics by their constant. */
  private static Map<String, String> topics() {
    Map<String, String> topics = new TreeMap<>();
    Matcher found =
        TOPIC.matcher(Checkout.read("libs/events/src/main/java/nl/koppeling/events/Topic.java"));
    while (found.find()) {
      topics.put(found.group(1), found.group(2));
    }
    return topics;
  }

  private static Set<String> read(String service) {
    Set<String> read = new LinkedHashSet<>();
    Matcher line = IN.matcher(properties(service));
    while (line.find()) {
      if (line.group(1).equals("topic")) {
        read.add(line.group(2));
      }
    }
    return read;
  }

  /** What the code names and does not read, since what is named is either read or told. */
  private static Set<String> written(String service) {
    Map<String, String> topics = topics();
    Set<String> written = new TreeSet<>();
    for (var source : Checkout.sources(service)) {
      Matcher told = TOLD.matcher(Checkout.read(source));
      while (told.find()) {
        written.add(topics.get(told.group(1)));
      }
    }
    written.removeAll(read(service));
    return written;
  }

  private static String deadLetters(String topic, String service) {
    return topic + ".dead-letters." + service;
  }

  private static String properties(String service) {
    return Checkout.read(service + "/src/main/resources/application.properties");
  }
}
