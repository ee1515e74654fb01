package nl.koppeling.operator.replay;

import java.util.UUID;
import java.util.concurrent.Callable;
import nl.koppeling.operator.api.ApiOptions;
import nl.koppeling.operator.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stop}. */
@Command(name = "stop", description = "Stop a replay; what it has done stays done.")
public final class StopCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin ApiOptions options;

  @Parameters(paramLabel = "<id>", description = "The replay's id.")
  UUID id;

  public StopCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Replays replays = new Replays(options.open(terminal));
    replays.stop(id);
    options.print(terminal, replays.find(id.toString()), () -> terminal.say("Stopped."));
    return 0;
  }
}
