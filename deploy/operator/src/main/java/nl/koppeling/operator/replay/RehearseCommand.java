package nl.koppeling.operator.replay;

import java.util.UUID;
import java.util.concurrent.Callable;
import nl.koppeling.operator.api.ApiOptions;
import nl.koppeling.operator.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rehearse}. */
@Command(name = "rehearse", description = "Rehearse a replay anew; a rehearsal counts for an hour.")
public final class RehearseCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin ApiOptions options;

  @Parameters(paramLabel = "<id>", description = "The replay's id.")
  UUID id;

  public RehearseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Replays replays = new Replays(options.open(terminal));
    replays.rehearse(id);
    new Course(terminal, options, replays).rehearse(id.toString());
    return 0;
  }
}
