package nl.koppeling.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The JSON forms stand as files. A change that alters one of them breaks readers of records that
 * lie in Kafka: add a field (old files stay readable), or make a new topic version.
 */
class FrozenFormsTest {

  static List<Event> everyKindOfEvent() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("everyKindOfEvent")
  void anEventIsWrittenAsItsFile(Event event) throws IOException {
    assertThat(EventCodec.encode(event)).isEqualTo(frozen(event));
  }

  @ParameterizedTest
  @MethodSource("everyKindOfEvent")
  void aFileIsReadAsItsEvent(Event event) throws IOException {
    byte[] body = frozen(event).getBytes(StandardCharsets.UTF_8);

    assertThat(EventCodec.decode(EventCodec.typeOf(event), body)).isEqualTo(event);
  }

  /** What was written before fields were added is on the topics for ever. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ConnectionChanged",
        "CustomerLinked",
        "OrderCompleted",
        "OrderRefunded",
        "OrderBooked",
        "OrderSettled",
        "OrderWaiting",
        "OrderParked",
        "OrderSkipped"
      })
  void aFileOfTheFirstFormIsStillRead(String kind) throws IOException {
    byte[] body = file("/events/first/" + kind + ".json").getBytes(StandardCharsets.UTF_8);

    Event event = EventCodec.decode("nl.koppeling." + kind, body);

    assertThat(event.connectionId()).isEqualTo(Samples.CONNECTION);
    assertThat(EventCodec.decode(EventCodec.typeOf(event), bytes(event))).isEqualTo(event);
  }

  @Test
  void aConnectionOfBeforeTheShadowIsNotInItAndTakesOrdersInAsUsual() throws IOException {
    byte[] first = file("/events/first/ConnectionChanged.json").getBytes(StandardCharsets.UTF_8);
    ConnectionChanged old =
        (ConnectionChanged) EventCodec.decode("nl.koppeling.ConnectionChanged", first);

    assertThat(old.shadow()).isFalse();
    assertThat(old.intake()).isEqualTo(IntakeChoices.USUAL);
    assertThat(
            EventCodec.decode(
                "nl.koppeling.ConnectionChanged", bytes(old.as(old.startFrom(), true))))
        .isEqualTo(old.as(old.startFrom(), true));
  }

  private static byte[] bytes(Event event) {
    return EventCodec.encode(event).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyKindHasASample() {
    assertThat(Samples.all().stream().map(Object::getClass).distinct()).hasSize(15);
  }

  @Test
  void aFieldOfALaterVersionIsIgnored() {
    String later =
        "{\"connectionId\":\"" + Samples.CONNECTION + "\",\"version\":8,\"colour\":\"blue\"}";

    Event read =
        EventCodec.decode("nl.koppeling.ConnectionRemoved", later.getBytes(StandardCharsets.UTF_8));

    assertThat(read).isEqualTo(new ConnectionRemoved(Samples.CONNECTION, 8));
  }

  @ParameterizedTest
  @MethodSource("undecodable")
  void whatIsNoEventIsRefusedWithoutQuotingIt(String type, String body) {
    byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> EventCodec.decode(type, bytes))
        .isInstanceOf(UndecodableEvent.class)
        .hasNoCause()
        .message()
        .doesNotContain("jan@example.com");
  }

  static List<Arguments> undecodable() {
    return List.of(
        Arguments.of("nl.koppeling.Unknown", "{}"),
        Arguments.of(null, "{}"),
        Arguments.of("nl.koppeling.OrderCompleted", null),
        Arguments.of("nl.koppeling.OrderCompleted", ""),
        Arguments.of("nl.koppeling.OrderCompleted", "null"),
        Arguments.of("nl.koppeling.OrderCompleted", "{\"order\":\"jan@example.com\"}"),
        Arguments.of("nl.koppeling.OrderCompleted", "jan@example.com"));
  }

  private static String frozen(Event event) throws IOException {
    return file("/events/" + event.getClass().getSimpleName() + ".json");
  }

  private static String file(String file) throws IOException {
    try (InputStream in = FrozenFormsTest.class.getResourceAsStream(file)) {
      assertThat(in).as("the frozen form " + file).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
