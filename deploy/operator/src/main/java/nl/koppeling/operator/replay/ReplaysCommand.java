package nl.koppeling.operator.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import nl.koppeling.operator.api.ApiOptions;
import nl.koppeling.operator.terminal.Table;
import nl.koppeling.operator.terminal.Terminal;
import nl.koppeling.operator.web.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code replays}. */
@Command(name = "replays", description = "List replays, the newest first.")
public final class ReplaysCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin ApiOptions options;

  @Option(
      names = "--limit",
      paramLabel = "<number>",
      defaultValue = "20",
      description = "How many at most. Default: ${DEFAULT-VALUE}.")
  int limit;

  public ReplaysCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    JsonNode answer = new Replays(options.open(terminal)).newest(limit);
    options.print(terminal, answer, () -> print(answer.path("replays")));
    return 0;
  }

  private void print(JsonNode replays) {
    if (replays.isEmpty()) {
      terminal.say("There are no replays.");
      return;
    }
    Table table = new Table("id", "state", "asked at", "by", "chosen", "why");
    for (JsonNode node : replays) {
      Replay replay = Json.as(Replay.class, node);
      table.row(
          replay.id(),
          replay.state(),
          replay.askedAt(),
          replay.askedBy(),
          replay.selection(),
          replay.why());
    }
    table.print(terminal);
  }
}
