package nl.koppeling.operator.replay;

import java.util.UUID;
import java.util.concurrent.Callable;
import nl.koppeling.operator.api.ApiOptions;
import nl.koppeling.operator.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code start}. */
@Command(name = "start", description = "Start a rehearsed replay and follow it to its end.")
public final class StartCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin ApiOptions options;

  @Parameters(paramLabel = "<id>", description = "The replay's id.")
  UUID id;

  public StartCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Replays replays = new Replays(options.open(terminal));
    new Course(terminal, options, replays).start(id.toString());
    return 0;
  }
}
