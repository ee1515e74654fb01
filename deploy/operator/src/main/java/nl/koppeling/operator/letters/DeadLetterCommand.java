package nl.koppeling.operator.letters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import nl.koppeling.operator.api.ApiOptions;
import nl.koppeling.operator.terminal.Terminal;
import nl.koppeling.operator.web.Json;
import nl.koppeling.operator.web.Web;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dead-letter}. */
@Command(
    name = "dead-letter",
    description = "Show one: why it could not be read, and the outline of what is in it.")
public final class DeadLetterCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin ApiOptions options;

  @Parameters(index = "0", paramLabel = "<topic>", description = "The dead-letter topic.")
  String topic;

  @Parameters(index = "1", paramLabel = "<partition>", description = "Its partition there.")
  int partition;

  @Parameters(index = "2", paramLabel = "<offset>", description = "Its offset there.")
  long offset;

  public DeadLetterCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    JsonNode answer =
        options
            .open(terminal)
            .get("/dead-letters/" + Web.encoded(topic) + "/" + partition + "/" + offset);
    options.print(terminal, answer, () -> print(answer));
    return 0;
  }

  private void print(JsonNode answer) {
    Letter letter = Json.as(Letter.class, answer);
    line("Reader", letter.reader());
    line("Reason", letter.reason());
    line("At", letter.at());
    line("Type", letter.type());
    line("Event", letter.eventId());
    line("Key", letter.key());
    line("Bytes", letter.bytes());
    line("Came from", place(letter));
    terminal.say("");
    if (answer.hasNonNull("outline")) {
      terminal.say(Json.pretty(answer.get("outline")));
    } else {
      terminal.say("There is no outline: it is no JSON.");
    }
    terminal.say("");
    terminal.say("Once its reader can read it:");
    terminal.say(terminal.command("replay " + again()));
  }

  private String again() {
    return "--topic "
        + topic
        + " --partition "
        + partition
        + " --from-offset "
        + offset
        + " --to-offset "
        + (offset + 1)
        + " --why \"...\"";
  }

  private void line(String name, Object value) {
    if (value != null) {
      terminal.say(name + " ".repeat(12 - name.length()) + value);
    }
  }

  private static String place(Letter letter) {
    return letter.originalTopic() == null
        ? null
        : letter.originalTopic()
            + " partition "
            + letter.originalPartition()
            + " offset "
            + letter.originalOffset();
  }
}
