package nl.koppeling.operator.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.koppeling.operator.terminal.Table;
import nl.koppeling.operator.terminal.Terminal;
import nl.koppeling.operator.web.Json;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code group show}. */
@Command(
    name = "show",
    description = "Show who reads for a group, and how far it is in each partition.")
public final class ShowGroupCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "<group>", description = "The group; a service's group has its name.")
  String group;

  @Option(names = "--json", description = "Print it as JSON, for scripts.")
  boolean json;

  public ShowGroupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Groups groups = new Groups(KafkaSettings.of(terminal))) {
      Members members = groups.members(group);
      Map<TopicPartition, Long> committed = groups.committed(group);
      Map<TopicPartition, Log> logs = groups.logs(committed.keySet());
      if (json) {
        terminal.say(Json.pretty(asJson(members, committed, logs)));
      } else {
        members(members);
        terminal.say("");
        places(committed, logs);
      }
    }
    return 0;
  }

  private void members(Members members) {
    if (!members.present()) {
      terminal.say("Nobody reads for " + group + " now.");
      return;
    }
    Table table = new Table("member", "host", "partitions");
    members.all().forEach(m -> table.row(m.client(), m.host(), m.partitions()));
    table.print(terminal);
  }

  private void places(Map<TopicPartition, Long> committed, Map<TopicPartition, Log> logs) {
    if (committed.isEmpty()) {
      terminal.say("It has read nothing yet.");
      return;
    }
    Table table = new Table("topic", "partition", "offset", "end", "lag");
    committed.forEach(
        (partition, offset) -> {
          Log log = logs.get(partition);
          table.row(partition.topic(), partition.partition(), offset, log.end(), lag(log, offset));
        });
    table.print(terminal);
  }

  private static long lag(Log log, long offset) {
    return log.end() - log.nearest(offset);
  }

  private ObjectNode asJson(
      Members members, Map<TopicPartition, Long> committed, Map<TopicPartition, Log> logs) {
    ObjectNode all = Json.object().put("group", group);
    ArrayNode who = all.putArray("members");
    members
        .all()
        .forEach(
            m ->
                who.addObject()
                    .put("client", m.client())
                    .put("host", m.host())
                    .put("partitions", m.partitions()));
    ArrayNode where = all.putArray("partitions");
    committed.forEach(
        (partition, offset) -> {
          Log log = logs.get(partition);
          where
              .addObject()
              .put("topic", partition.topic())
              .put("partition", partition.partition())
              .put("offset", offset)
              .put("end", log.end())
              .put("lag", lag(log, offset));
        });
    return all;
  }
}
