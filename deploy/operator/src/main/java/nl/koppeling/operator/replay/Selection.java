package nl.koppeling.operator.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.koppeling.operator.web.Json;
import picocli.CommandLine.Option;

/** The options that choose what is replayed. */
final class Selection {

  @Option(
      names = "--topic",
      paramLabel = "<topic>",
      description = "Of this topic, or this dead-letter topic. Default: every topic.")
  String topic;

  @Option(
      names = "--reader",
      paramLabel = "<service>",
      description =
          "Read again by this service, e.g. invoice-service. Default: all that read the topic.")
  String reader;

  @Option(
      names = "--from",
      paramLabel = "<moment>",
      description = "From this moment, e.g. 2026-11-01T00:00:00Z.")
  Instant from;

  @Option(names = "--from-start", description = "From the first record that is still there.")
  boolean fromStart;

  @Option(
      names = "--to",
      paramLabel = "<moment>",
      description = "To this moment. Default: until now.")
  Instant to;

  @Option(
      names = "--partition",
      paramLabel = "<number>",
      description = "Of this partition, by its offsets; wants --topic and both of them.")
  Integer partition;

  @Option(
      names = "--from-offset",
      paramLabel = "<offset>",
      description = "From this offset of the partition.")
  Long fromOffset;

  @Option(
      names = "--to-offset",
      paramLabel = "<offset>",
      description = "Up to and without this offset of the partition.")
  Long toOffset;

  @Option(
      names = "--connection",
      paramLabel = "<id>",
      description = "Of this connection (shop) only.")
  UUID connection;

  @Option(
      names = "--order",
      paramLabel = "<id>",
      description = "Of this order only, by the shop's id of it; wants --connection.")
  Long order;

  @Option(
      names = "--reason",
      paramLabel = "<code>",
      description =
          "Instead of records: documents that are parked with this reason go on, e.g. LEDGER_UNKNOWN.")
  String reason;

  @Option(
      names = "--why",
      paramLabel = "<text>",
      required = true,
      description = "Why, in 3 to 200 characters; kept with the replay.")
  String why;

  /** What is wrong with the choice, in a sentence. */
  Optional<String> fault() {
    if (why.strip().length() < 3 || why.strip().length() > 200) {
      return Optional.of("--why wants 3 to 200 characters.");
    }
    if (order != null && connection == null) {
      return Optional.of("--order wants --connection: shops number their orders alike.");
    }
    return reason == null ? faultOfRecords() : faultOfParked();
  }

  private Optional<String> faultOfParked() {
    return fromStart
            || Stream.of(topic, from, to, partition, fromOffset, toOffset).anyMatch(x -> x != null)
        ? Optional.of(
            "--reason is about parked documents, so it goes without topic, moments and offsets.")
        : Optional.empty();
  }

  private Optional<String> faultOfRecords() {
    boolean byOffset = Stream.of(partition, fromOffset, toOffset).anyMatch(x -> x != null);
    if (byOffset) {
      return faultOfOffsets();
    }
    if (fromStart == (from != null)) {
      return Optional.of("Say from where: --from or --from-start, or offsets of a partition.");
    }
    return Optional.empty();
  }

  private Optional<String> faultOfOffsets() {
    if (Stream.of(topic, partition, fromOffset, toOffset).anyMatch(x -> x == null)) {
      return Optional.of("--topic, --partition, --from-offset and --to-offset go together.");
    }
    return fromStart || from != null || to != null
        ? Optional.of("Offsets go without moments and --from-start.")
        : Optional.empty();
  }

  /** As the API takes it. */
  JsonNode asJson() {
    ObjectNode json = Json.object().put("why", why.strip());
    put(json, "topic", topic);
    put(json, "reader", reader);
    put(json, "from", from == null ? null : from.toString());
    put(json, "to", to == null ? null : to.toString());
    put(json, "connection", connection == null ? null : connection.toString());
    put(json, "reason", reason);
    if (partition != null) {
      json.put("partition", partition);
    }
    if (fromOffset != null) {
      json.put("fromOffset", fromOffset);
    }
    if (toOffset != null) {
      json.put("toOffset", toOffset);
    }
    if (order != null) {
      json.put("order", order);
    }
    return json;
  }

  private static void put(ObjectNode json, String name, String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
