package nl.koppeling.events.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;

/**
 * The attributes of a CloudEvent in binary mode, as Kafka headers (CloudEvents Kafka protocol
 * binding 1.0).
 */
final class CloudEventHeaders {

  private CloudEventHeaders() {}

  static void write(Headers headers, UUID id, String type, String source, Instant time) {
    put(headers, "ce_specversion", "1.0");
    put(headers, "ce_id", id.toString());
    put(headers, "ce_type", type);
    put(headers, "ce_source", source);
    put(headers, "ce_time", time.toString());
    put(headers, "content-type", "application/json");
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
