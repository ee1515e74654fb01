package nl.koppeling.operator.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.concurrent.Callable;
import nl.koppeling.operator.api.ApiOptions;
import nl.koppeling.operator.replay.Replay.State;
import nl.koppeling.operator.terminal.Table;
import nl.koppeling.operator.terminal.Terminal;
import nl.koppeling.operator.web.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code show}. */
@Command(name = "show", description = "Show a replay: what it is, who did what, what it does.")
public final class ShowCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin ApiOptions options;

  @Parameters(paramLabel = "<id>", description = "The replay's id.")
  UUID id;

  @Option(names = "--follow", description = "Follow it while it is rehearsed or runs.")
  boolean follow;

  public ShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Replays replays = new Replays(options.open(terminal));
    JsonNode answer = replays.find(id.toString());
    Replay replay = Json.as(Replay.class, answer);
    Course course = new Course(terminal, options, replays);
    if (follow && replay.state() == State.REHEARSING) {
      course.rehearse(replay.id());
    } else if (follow && replay.state() == State.RUNNING) {
      course.run(replay.id());
    } else {
      options.print(terminal, answer, () -> print(replay));
    }
    return 0;
  }

  private void print(Replay replay) {
    terminal.say("Replay    " + replay.id());
    terminal.say("State     " + replay.state() + second(replay));
    terminal.say("Chosen    " + replay.selection());
    terminal.say("Why       " + replay.why());
    terminal.say("Read      " + replay.read() + " of " + replay.of());
    if (replay.trouble() != null) {
      terminal.say("Waiting   " + replay.trouble());
    }
    if (!replay.acts().isEmpty()) {
      terminal.say("");
      Table acts = new Table("at", "who", "deed", "detail");
      replay.acts().forEach(act -> acts.row(act.at(), act.who(), act.deed(), act.detail()));
      acts.print(terminal);
    }
    sheets(replay);
  }

  private void sheets(Replay replay) {
    Sheet sheet = new Sheet(terminal);
    if (replay.rehearsedAt() != null) {
      terminal.say("");
      terminal.say("Rehearsed at " + replay.rehearsedAt());
      sheet.rehearsal(replay);
    }
    if (!replay.outcome().isEmpty()) {
      terminal.say("");
      terminal.say("Done");
      sheet.outcome(replay);
    }
  }

  private static String second(Replay replay) {
    if (replay.waitsForSecond()) {
      return ", a second operator has to approve it";
    }
    return replay.approvedBy() == null ? "" : ", approved by " + replay.approvedBy();
  }
}
