package nl.koppeling.operator.replay;

import com.fasterxml.jackson.databind.JsonNode;
import nl.koppeling.operator.api.ApiOptions;
import nl.koppeling.operator.replay.Replay.State;
import nl.koppeling.operator.terminal.Refused;
import nl.koppeling.operator.terminal.Terminal;
import nl.koppeling.operator.web.Json;

/** The two phases of a replay, as a command takes them: followed, printed, judged. */
final class Course {

  private final Terminal terminal;
  private final ApiOptions options;
  private final Replays replays;
  private final Following following;
  private final Sheet sheet;

  Course(Terminal terminal, ApiOptions options, Replays replays) {
    this.terminal = terminal;
    this.options = options;
    this.replays = replays;
    this.following = new Following(terminal, replays);
    this.sheet = new Sheet(terminal);
  }

  /** Rehearses to the end and says how it goes on. */
  void rehearse(String id) {
    JsonNode answer = following.rehearsal(id);
    Replay replay = Json.as(Replay.class, answer);
    options.print(
        terminal,
        answer,
        () -> {
          sheet.rehearsal(replay);
          if (replay.state() == State.REHEARSED) {
            terminal.say("Nothing was changed. " + howToGoOn(replay));
          }
        });
    wantRehearsed(replay);
  }

  /** Rehearses to the end, starts and follows to the end. */
  void execute(String id) {
    JsonNode answer = following.rehearsal(id);
    Replay replay = Json.as(Replay.class, answer);
    if (replay.state() != State.REHEARSED || replay.waitsForSecond()) {
      options.print(terminal, answer, () -> sheet.rehearsal(replay));
      wantRehearsed(replay);
      throw new Refused("Not started. " + howToGoOn(replay));
    }
    options.inWords(() -> sheet.rehearsal(replay));
    start(id);
  }

  /** Starts and follows to the end. */
  void start(String id) {
    replays.start(id);
    run(id);
  }

  /** Follows one that was started to its end. */
  void run(String id) {
    JsonNode answer = following.run(id);
    Replay replay = Json.as(Replay.class, answer);
    options.print(terminal, answer, () -> sheet.outcome(replay));
    switch (replay.state()) {
      case DONE -> {}
      case STOPPED -> throw new Refused("The replay was stopped: " + replay.lastWord());
      case FAILED -> throw new Refused("The replay failed: " + replay.lastWord());
      default -> throw new Refused("The replay no longer runs: it is " + replay.state() + ".");
    }
  }

  private String howToGoOn(Replay replay) {
    String start = terminal.command("start " + replay.id());
    return replay.waitsForSecond()
        ? "A second operator has to approve it: "
            + terminal.command("approve " + replay.id())
            + "   Then start it within an hour of the rehearsal: "
            + start
        : "Start it within an hour: " + start;
  }

  private static void wantRehearsed(Replay replay) {
    switch (replay.state()) {
      case REHEARSED -> {}
      case FAILED -> throw new Refused("The rehearsal failed: " + replay.lastWord());
      case STOPPED -> throw new Refused("The rehearsal was stopped: " + replay.lastWord());
      default ->
          throw new Refused("The replay is no longer in rehearsal: it is " + replay.state() + ".");
    }
  }
}
