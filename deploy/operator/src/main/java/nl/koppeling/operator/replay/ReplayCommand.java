package nl.koppeling.operator.replay;

import java.util.concurrent.Callable;
import nl.koppeling.operator.api.ApiOptions;
import nl.koppeling.operator.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code replay}. */
@Command(
    name = "replay",
    description = {
      "Let services read records again, or let parked documents go on.",
      "It is rehearsed first: the same work, rolled back. Nothing is changed without --execute."
    })
public final class ReplayCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec CommandSpec spec;
  @Mixin ApiOptions options;
  @Mixin Selection selection;

  @Option(
      names = "--execute",
      description =
          "Start it after the rehearsal, unless a second operator has to approve it, and follow it to its end.")
  boolean execute;

  public ReplayCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    selection
        .fault()
        .ifPresent(
            fault -> {
              throw new ParameterException(spec.commandLine(), fault);
            });
    Replays replays = new Replays(options.open(terminal));
    Replay asked = replays.ask(selection.asJson());
    terminal.remark("Replay " + asked.id());
    Course course = new Course(terminal, options, replays);
    if (execute) {
      course.execute(asked.id());
    } else {
      course.rehearse(asked.id());
    }
    return 0;
  }
}
