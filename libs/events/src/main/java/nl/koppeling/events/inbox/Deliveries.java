package nl.koppeling.events.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.UndecodableEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads a record as the event it is: CloudEvents attributes in the headers, JSON in the body. */
public final class Deliveries {

  private Deliveries() {}

  /**
   * The event of a record.
   *
   * @throws UndecodableEvent when it is none that this release knows; the message holds no content
   */
  public static Envelope decode(ConsumerRecord<String, byte[]> delivery) {
    UUID id = header(delivery, "ce_id").map(Deliveries::uuid).orElseThrow(() -> missing("ce_id"));
    String type = header(delivery, "ce_type").orElseThrow(() -> missing("ce_type"));
    Instant time = header(delivery, "ce_time").map(Deliveries::instant).orElse(Instant.EPOCH);
    String source = header(delivery, "ce_source").orElse("");
    return new Envelope(id, source, time, EventCodec.decode(type, delivery.value()));
  }

  private static UndecodableEvent missing(String name) {
    return new UndecodableEvent("no header " + name);
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new UndecodableEvent("ce_id is not a UUID");
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new UndecodableEvent("ce_time is not a time");
    }
  }

  private static Optional<String> header(ConsumerRecord<String, byte[]> delivery, String name) {
    Header header = delivery.headers().lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
  }
}
