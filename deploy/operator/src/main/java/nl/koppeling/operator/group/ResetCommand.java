package nl.koppeling.operator.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import nl.koppeling.operator.terminal.Refused;
import nl.koppeling.operator.terminal.Table;
import nl.koppeling.operator.terminal.Terminal;
import nl.koppeling.operator.web.Json;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code group reset}. */
@Command(
    name = "reset",
    description = {
      "Put a group to another place of a topic, so that its service reads on from there.",
      "Refused while the service runs, and where records would never be read. Without --execute nothing is changed.",
      "For reading again, a replay is usually better: it is rehearsed, needs no stop and goes behind live work."
    })
public final class ResetCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "<group>", description = "The group; a service's group has its name.")
  String group;

  @Option(
      names = "--topic",
      required = true,
      paramLabel = "<topic>",
      description = "In this topic.")
  String topic;

  @ArgGroup(multiplicity = "1")
  Aim aim;

  @Option(
      names = "--skip-records",
      paramLabel = "<number>",
      description = "Skip exactly so many records, which will never be read.")
  Long skip;

  @Option(names = "--execute", description = "Do it.")
  boolean execute;

  @Option(names = "--json", description = "Print the plan as JSON, for scripts.")
  boolean json;

  public ResetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Groups groups = new Groups(KafkaSettings.of(terminal))) {
      Members members = groups.members(group);
      Plan plan = Plan.of(groups, group, topic, aim.goal());
      print(plan);
      wantNobody(members);
      wantNothingSkippedUnasked(plan);
      if (execute) {
        groups.put(group, topic, plan.moves());
      }
      terminal.remark(
          execute
              ? "Done. Start " + group + " again."
              : "Nothing was changed. With --execute it is done.");
    }
    return 0;
  }

  private void wantNobody(Members members) {
    if (members.present()) {
      throw new Refused(
          "The group "
              + group
              + " has "
              + Words.count(members.all().size(), "member")
              + ": stop the service first.");
    }
  }

  private void wantNothingSkippedUnasked(Plan plan) {
    long skipped = plan.skipped();
    if (skipped == (skip == null ? 0 : skip)) {
      return;
    }
    throw new Refused(
        skipped == 0
            ? "No record would be skipped, so leave out --skip-records."
            : Words.count(skipped, "record")
                + " would never be read by "
                + group
                + ", and the orders in them never be booked. If that is meant: --skip-records "
                + skipped);
  }

  private void print(Plan plan) {
    if (json) {
      terminal.say(Json.pretty(asJson(plan)));
      return;
    }
    Table table = new Table("topic", "partition", "from", "to", "read again", "skipped");
    plan.moves()
        .forEach(m -> table.row(topic, m.partition(), m.from(), m.to(), m.again(), m.skipped()));
    table.print(terminal);
    terminal.say(
        Words.count(plan.again(), "record")
            + " read again, "
            + Words.count(plan.skipped(), "record")
            + " skipped");
  }

  private ObjectNode asJson(Plan plan) {
    ObjectNode all =
        Json.object()
            .put("group", group)
            .put("topic", topic)
            .put("readAgain", plan.again())
            .put("skipped", plan.skipped());
    ArrayNode moves = all.putArray("moves");
    plan.moves()
        .forEach(
            m ->
                moves
                    .addObject()
                    .put("partition", m.partition())
                    .put("from", m.from())
                    .put("to", m.to())
                    .put("readAgain", m.again())
                    .put("skipped", m.skipped()));
    return all;
  }
}
