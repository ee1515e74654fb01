package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.koppeling.events.Topic;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.Tokens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operators' command against the running line: what an operator types, in a process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorIT {

  private static final Duration LONG = Duration.ofMinutes(4);
  private static final int ORDERS = 12;

  private World world;

  @BeforeAll
  void aFilledSystem() {
    world = World.connected();
    world.generate(ORDERS, 77);
    world.awaitSettled(ORDERS, Duration.ofSeconds(120));
  }

  /** The fourth point by which this is judged: both the rehearsal and the replay make nothing. */
  @ParameterizedTest
  @EnumSource
  void everyTopicFromItsFirstRecordBooksNothing(Topic topic) {
    long before = mutations();
    String why = "everything again";
    JsonNode replay =
        json(
            said(
                "operator",
                "replay",
                "--topic",
                topic.topicName(),
                "--from-start",
                "--why",
                why,
                "--json"));

    assertThat(replay.path("state").asText()).isEqualTo("REHEARSED");
    nothing(replay.path("rehearsal"));
    String id = replay.path("id").asText();
    if (replay.path("needsSecond").asBoolean()) {
      said("operator2", "approve", id);
    }
    said("operator", "start", id);
    JsonNode done = json(said("operator", "show", id, "--json"));

    assertThat(done.path("state").asText()).isEqualTo("DONE");
    nothing(done.path("outcome"));
    assertThat(mutations()).isEqualTo(before);
    assertThat(world.books().bookings()).hasSize(ORDERS);
    assertThat(world.books().duplicates()).isZero();
    assertThat(world.overview().count("SETTLED")).isEqualTo(ORDERS);
  }

  @Test
  void oneOrderIsReplayedThroughAllServicesInWords() {
    long order = world.owner.orders(world.connection).getFirst().path("orderId").asLong();

    String words =
        said(
            "operator",
            "replay",
            "--connection",
            world.connection,
            "--order",
            String.valueOf(order),
            "--from-start",
            "--why",
            "one order",
            "--execute");

    assertThat(words)
        .containsPattern("[1-9][0-9]* events, [1-9][0-9]* already done, 0 would book")
        .containsPattern("[1-9][0-9]* events replayed, [1-9][0-9]* already done, 0 booked");
    assertThat(world.books().bookings()).hasSize(ORDERS);
  }

  @Test
  void anOwnerIsNoOperator() {
    Said said = say("owner", "replays");

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.everything()).contains("operator").doesNotContain("Exception");
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(text, e);
    }
  }

  private static void nothing(JsonNode lines) {
    assertThat(lines).isNotEmpty();
    for (JsonNode line : lines) {
      String what = line.toString();
      assertThat(line.path("events").asLong()).as(what).isPositive();
      assertThat(line.path("bookings").asLong()).as(what).isZero();
      assertThat(line.path("work").asLong()).as(what).isZero();
      assertThat(
              line.path("done").asLong()
                  + line.path("nothing").asLong()
                  + line.path("unreadable").asLong())
          .as(what)
          .isEqualTo(line.path("events").asLong());
    }
  }

  private long mutations() {
    return world.books().bookings().size()
        + world.books().bankBookings()
        + world.books().relations();
  }

  private record Said(int status, String out, String everything) {}

  private String said(String person, String... words) {
    Said said = say(person, words);
    assertThat(said.status()).as(said.everything()).isZero();
    return said.out();
  }

  private Said say(String person, String... words) {
    List<String> command = new ArrayList<>(List.of(java(), "-jar", program().toString()));
    command.addAll(Arrays.asList(words));
    try {
      Path out = Files.createTempFile("operator", ".out");
      Path err = Files.createTempFile("operator", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder
          .environment()
          .put(
              "KOPPELING_OPERATOR_TOKEN",
              new Tokens(world.fleet.keycloak().realmUrl()).ofUser(person));
      builder.environment().put("KOPPELING_OPERATOR_URL", world.fleet.url(Service.CONNECTION));
      Process process = builder.start();
      if (!process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      String told = Files.readString(out, StandardCharsets.UTF_8);
      return new Said(
          process.waitFor(), told, told + Files.readString(err, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String java() {
    return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
  }

  private static Path program() {
    return Checkout.root().resolve("deploy/operator/target/run/operator-1.0.0.jar");
  }
}
