package nl.koppeling.operator.group;

import picocli.CommandLine.Command;

/** {@code group}: the commands about consumer groups. */
@Command(
    name = "group",
    description = {
      "Consumer groups of Kafka: where a service reads, and putting it back.",
      "Kafka is found by KAFKA_BOOTSTRAP_SERVERS (default: the local run's) and the client's other",
      "settings under KAFKA_..., as the services find it."
    })
public final class GroupCommand {}
