package nl.koppeling.operator.letters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import nl.koppeling.operator.api.ApiOptions;
import nl.koppeling.operator.terminal.Table;
import nl.koppeling.operator.terminal.Terminal;
import nl.koppeling.operator.web.Json;
import nl.koppeling.operator.web.Web;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dead-letters}. */
@Command(
    name = "dead-letters",
    description = "List records that a service could not read, the newest first.")
public final class DeadLettersCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin ApiOptions options;

  @Option(
      names = "--topic",
      paramLabel = "<topic>",
      description = "Of this dead-letter topic only, e.g. orders.v1.dead-letters.customer-service.")
  String topic;

  @Option(
      names = "--limit",
      paramLabel = "<number>",
      defaultValue = "50",
      description = "How many at most. Default: ${DEFAULT-VALUE}.")
  int limit;

  public DeadLettersCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String chosen = topic == null ? "" : "&topic=" + Web.encoded(topic);
    JsonNode answer = options.open(terminal).get("/dead-letters?limit=" + limit + chosen);
    options.print(terminal, answer, () -> print(answer.path("letters")));
    for (JsonNode silent : answer.path("silent")) {
      terminal.remark(silent.asText() + " did not answer: its dead letters are not listed.");
    }
    return 0;
  }

  private void print(JsonNode letters) {
    if (letters.isEmpty()) {
      terminal.say("There are no dead letters.");
      return;
    }
    Table table = new Table("topic", "partition", "offset", "at", "type", "bytes", "reason");
    for (JsonNode node : letters) {
      Letter letter = Json.as(Letter.class, node);
      table.row(
          letter.topic(),
          letter.partition(),
          letter.offset(),
          letter.at(),
          letter.type(),
          letter.bytes(),
          letter.reason());
    }
    table.print(terminal);
  }
}
