package nl.koppeling.operator.replay;

import java.util.UUID;
import java.util.concurrent.Callable;
import nl.koppeling.operator.api.ApiOptions;
import nl.koppeling.operator.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code approve}. */
@Command(name = "approve", description = "Approve a replay that another operator asked for.")
public final class ApproveCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin ApiOptions options;

  @Parameters(paramLabel = "<id>", description = "The replay's id.")
  UUID id;

  public ApproveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Replays replays = new Replays(options.open(terminal));
    replays.approve(id);
    options.print(
        terminal,
        replays.find(id.toString()),
        () -> terminal.say("Approved. Start it: " + terminal.command("start " + id)));
    return 0;
  }
}
