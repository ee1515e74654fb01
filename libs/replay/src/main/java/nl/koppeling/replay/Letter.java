package nl.koppeling.replay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A dead letter as an operator may see it: where it lies, where it came from and why it is here.
 * Headers and key were written by whoever wrote the record, so only what has the form of ours is
 * passed on; nothing of the body is.
 *
 * @param at when it was laid here (UTC)
 * @param key connection, or connection and order; null when it has another form
 * @param type CloudEvents type; null when it has another form
 * @param reason what the reader said; null when it has another form
 * @param originalTopic where it was read, with its place there; null when not told
 * @param bytes length of the body
 */
public record Letter(
    String topic,
    int partition,
    long offset,
    Instant at,
    String key,
    String type,
    UUID eventId,
    String reason,
    String originalTopic,
    Integer originalPartition,
    Long originalOffset,
    int bytes) {

  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern UUID_FORM = Pattern.compile(ID);
  private static final Pattern KEY = Pattern.compile(ID + "(:[0-9]{1,18})?");
  private static final Pattern TYPE = Pattern.compile("nl\\.koppeling\\.[A-Za-z]{1,40}");
  private static final Pattern REASON = Pattern.compile("[A-Za-z_ ]{1,80}");
  private static final Pattern TOPIC = Pattern.compile("[a-z0-9.-]{1,80}");
  private static final Pattern INT = Pattern.compile("[0-9]{1,9}");
  private static final Pattern LONG = Pattern.compile("[0-9]{1,18}");

  static Letter of(ConsumerRecord<String, byte[]> one) {
    return new Letter(
        one.topic(),
        one.partition(),
        one.offset(),
        Instant.ofEpochMilli(one.timestamp()),
        formed(Optional.ofNullable(one.key()), KEY).orElse(null),
        header(one, "ce_type", TYPE).orElse(null),
        header(one, "ce_id", UUID_FORM).map(UUID::fromString).orElse(null),
        header(one, "dead-letter-reason", REASON).orElse(null),
        header(one, "dead-letter-topic", TOPIC).orElse(null),
        header(one, "dead-letter-partition", INT).map(Integer::valueOf).orElse(null),
        header(one, "dead-letter-offset", LONG).map(Long::valueOf).orElse(null),
        one.value() == null ? 0 : one.value().length);
  }

  private static Optional<String> header(
      ConsumerRecord<String, byte[]> one, String name, Pattern form) {
    return formed(
        Optional.ofNullable(one.headers().lastHeader(name))
            .map(Header::value)
            .map(value -> new String(value, StandardCharsets.UTF_8)),
        form);
  }

  private static Optional<String> formed(Optional<String> text, Pattern form) {
    return text.filter(t -> form.matcher(t).matches());
  }
}
