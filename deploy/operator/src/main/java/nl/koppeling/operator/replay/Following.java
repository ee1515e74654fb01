package nl.koppeling.operator.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.koppeling.operator.replay.Replay.State;
import nl.koppeling.operator.terminal.Interruptions;
import nl.koppeling.operator.terminal.ProgressLine;
import nl.koppeling.operator.terminal.Terminal;
import nl.koppeling.operator.web.Json;
import nl.koppeling.operator.web.Unreachable;

/** Looks at a replay until a phase is over, with a line that tells how far it is. */
final class Following {

  private static final Duration FIRST_LOOK = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /** A service that is restarted is back within so many looks, which is a minute. */
  private static final int UNANSWERED = 30;

  private static final Set<State> REHEARSAL = Set.of(State.REHEARSING);

  private static final Set<State> RUN = Set.of(State.RUNNING);

  private final Terminal terminal;
  private final Replays replays;
  private final ProgressLine progress;

  Following(Terminal terminal, Replays replays) {
    this.terminal = terminal;
    this.replays = replays;
    this.progress = new ProgressLine(terminal);
  }

  /** The replay once its rehearsal is over. */
  JsonNode rehearsal(String id) {
    return follow(
        id,
        REHEARSAL,
        "No longer followed. The rehearsal goes on by itself, changes nothing and is not followed by a start. See it: "
            + terminal.command("show " + id));
  }

  /** The replay once it has come to its end. */
  JsonNode run(String id) {
    return follow(
        id,
        RUN,
        "No longer followed, but the replay goes on. Stop it: "
            + terminal.command("stop " + id)
            + "   Follow it: "
            + terminal.command("show --follow " + id));
  }

  private JsonNode follow(String id, Set<State> during, String whenInterrupted) {
    Runnable word =
        () -> {
          progress.end();
          terminal.remark(whenInterrupted);
        };
    try (Interruptions.Watch watched = terminal.interruptions().watch(word)) {
      return look(id, during);
    } finally {
      progress.end();
    }
  }

  private JsonNode look(String id, Set<State> during) {
    Duration pause = FIRST_LOOK;
    int unanswered = 0;
    while (true) {
      try {
        JsonNode answer = replays.find(id);
        Replay replay = Json.as(Replay.class, answer);
        if (!during.contains(replay.state())) {
          return answer;
        }
        progress.show(words(replay), milestone(replay));
        unanswered = 0;
      } catch (Unreachable e) {
        if (++unanswered == UNANSWERED) {
          throw e;
        }
        progress.show("No answer now; looking again ...", "no answer");
      }
      terminal.pauses().pause(pause);
      pause = longer(pause);
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
  }

  /** Each tenth part of a phase, and what it waits for. */
  private static List<Object> milestone(Replay replay) {
    long tenths = replay.of() == 0 ? 0 : 10 * replay.read() / replay.of();
    return List.of(replay.state(), tenths, Objects.requireNonNullElse(replay.trouble(), ""));
  }

  private static String words(Replay replay) {
    return (replay.state() == State.REHEARSING ? "Rehearsing: " : "Replaying: ")
        + replay.read()
        + " of "
        + replay.of()
        + " records read"
        + (replay.trouble() == null ? "" : ", waiting: " + replay.trouble());
  }
}
