package nl.koppeling.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JSON form of events. Unknown fields are ignored, so that an older service reads what a newer
 * one wrote; the forms are frozen as files in the tests.
 */
public final class EventCodec {

  /** Prefix of every CloudEvents type. */
  public static final String TYPE_PREFIX = "nl.koppeling.";

  private static final Map<String, Class<? extends Event>> TYPES =
      Stream.of(
              OrderCompleted.class,
              OrderRefunded.class,
              RefundDeleted.class,
              OrderWaiting.class,
              OrderSkipped.class,
              OrderParked.class,
              CustomerLinked.class,
              OrderBooked.class,
              OrderSettled.class,
              SalesOrderMade.class,
              ConnectionChanged.class,
              ConnectionRemoved.class,
              ConnectionFaulted.class,
              ConnectionRecovered.class,
              BackfillMoved.class)
          .collect(Collectors.toUnmodifiableMap(c -> TYPE_PREFIX + c.getSimpleName(), c -> c));

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(com.fasterxml.jackson.core.JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private EventCodec() {}

  /** The CloudEvents type of an event, for example {@code nl.koppeling.OrderCompleted}. */
  public static String typeOf(Event event) {
    return TYPE_PREFIX + event.getClass().getSimpleName();
  }

  /** The event's JSON body. */
  public static String encode(Event event) {
    return write(event);
  }

  /**
   * Reads an event.
   *
   * @throws UndecodableEvent when the type is unknown or the body does not fit it; the message
   *     holds no content
   */
  public static Event decode(String type, byte[] body) {
    Class<? extends Event> eventClass = type == null ? null : TYPES.get(type);
    if (eventClass == null) {
      throw new UndecodableEvent("unknown event type");
    }
    return read(body, eventClass);
  }

  /** Writes any value of this module as JSON, in the form events use. */
  public static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }

  /**
   * Reads a value that {@link #write} wrote.
   *
   * @throws UndecodableEvent when the body does not fit the class
   */
  public static <T> T read(byte[] body, Class<T> valueClass) {
    if (body == null) {
      throw new UndecodableEvent("no body for " + valueClass.getSimpleName());
    }
    try {
      T value = JSON.readValue(body, valueClass);
      if (value == null) {
        throw new UndecodableEvent("empty " + valueClass.getSimpleName());
      }
      return value;
    } catch (IOException e) {
      // Jackson's own message quotes the source, which may hold personal data: it is left behind.
      throw new UndecodableEvent("body does not fit " + valueClass.getSimpleName());
    }
  }
}
