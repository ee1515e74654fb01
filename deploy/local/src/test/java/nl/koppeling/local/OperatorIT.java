package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import nl.koppeling.events.Topic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operators' command against the running line: what an operator types, in a process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorIT {

  private static final int ORDERS = 12;

  private World world;
  private OperatorCommand command;

  @BeforeAll
  void aFilledSystem() {
    world = World.connected();
    command = new OperatorCommand(world.fleet);
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
            command.said(
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
      command.said("operator2", "approve", id);
    }
    command.said("operator", "start", id);
    JsonNode done = json(command.said("operator", "show", id, "--json"));

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
        command.said(
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
    OperatorCommand.Said said = command.say("owner", "replays");

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
}
