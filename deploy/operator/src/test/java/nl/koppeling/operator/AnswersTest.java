package nl.koppeling.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.koppeling.operator.terminal.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What is wrong is one sentence, and every command explains itself. */
class AnswersTest {

  private static final String LIST = "GET /api/operator/replays?limit=20";

  @TempDir Path home;
  private final Server server = new Server();
  private Operating operating;

  @BeforeEach
  void operate() {
    operating = new Operating(home).at(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aTokenThatIsNotAccepted() {
    server.on(LIST, 401, "");

    assertThat(operating.run("replays")).isEqualTo(1);

    assertThat(operating.err())
        .isEqualTo(
            "The token in KOPPELING_OPERATOR_TOKEN is not accepted: it is over, or of another realm.\n");
  }

  @Test
  void nobodySignedIn() {
    operating.environment.remove("KOPPELING_OPERATOR_TOKEN");

    assertThat(operating.run("replays")).isEqualTo(1);

    assertThat(operating.err()).isEqualTo("Nobody is signed in: sign in with koppeling sign-in.\n");
  }

  @Test
  void noOperator() {
    server.on(LIST, 403, "");

    assertThat(operating.run("replays")).isEqualTo(1);

    assertThat(operating.err())
        .isEqualTo("Only who has the role operator in the realm may do this.\n");
  }

  @Test
  void nothingThere() {
    String gone = server.url();
    server.close();

    assertThat(operating.run("replays")).isEqualTo(1);

    assertThat(operating.err()).isEqualTo("Nothing answers at " + gone + ".\n");
  }

  @ParameterizedTest
  @CsvSource({"302", "404", "500"})
  void somethingElseThere(int status) {
    server.on(LIST, status, "<html>something else</html>");

    assertThat(operating.run("replays")).isEqualTo(1);

    assertThat(operating.err())
        .isEqualTo(server.url() + " refuses this (status " + status + ").\n");
  }

  @Test
  void aPageInsteadOfAnAnswer() {
    server.on(LIST, 200, "<html>sign in, please</html>");

    assertThat(operating.run("replays")).isEqualTo(1);

    assertThat(operating.err())
        .isEqualTo(server.url() + " answered something else than JSON: is the address right?\n");
  }

  @Test
  void anAnswerOfAnotherForm() {
    server.on(LIST, 200, "{\"replays\":[{\"id\":\"x\",\"state\":\"DREAMING\"}]}");

    assertThat(operating.run("replays")).isEqualTo(1);

    assertThat(operating.err())
        .isEqualTo("The answer is not understood: is this program older than the service?\n");
  }

  @ParameterizedTest
  @CsvSource({
    "http://koppeling.example.nl",
    "ftp://127.0.0.1",
    "koppeling.example.nl",
    "https://somebody:secret@koppeling.example.nl",
    "https:///x",
    "not an address"
  })
  void aTokenIsNotSentJustAnywhere(String url) {
    assertThat(operating.run("replays", "--url", url)).isEqualTo(1);

    assertThat(operating.err().lines().toList()).hasSize(1);
    assertThat(operating.err()).contains(url);
  }

  static Stream<List<String>> commands() {
    StringWriter nowhere = new StringWriter();
    PrintWriter writer = new PrintWriter(nowhere);
    Terminal terminal =
        new Terminal("koppeling", Map.of(), writer, writer, false, p -> {}, word -> () -> {});
    return below(List.of(), Operator.commands(terminal));
  }

  private static Stream<List<String>> below(List<String> path, CommandLine command) {
    return Stream.concat(
        Stream.of(path),
        command.getSubcommands().entrySet().stream()
            .flatMap(
                sub ->
                    below(
                        Stream.concat(path.stream(), Stream.of(sub.getKey())).toList(),
                        sub.getValue())));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItself(List<String> path) {
    String[] words = Stream.concat(path.stream(), Stream.of("--help")).toArray(String[]::new);

    assertThat(operating.run(words)).isZero();

    assertThat(operating.out())
        .contains(
            "Usage: "
                + String.join(" ", Stream.concat(Stream.of("koppeling"), path.stream()).toList()))
        .contains("--help");
    assertThat(operating.err()).isEmpty();
  }

  @Test
  void everyOptionSaysWhatItDoes() {
    commands()
        .forEach(
            path -> {
              CommandLine command =
                  Operator.commands(
                      new Terminal(
                          "koppeling",
                          Map.of(),
                          new PrintWriter(new StringWriter()),
                          new PrintWriter(new StringWriter()),
                          false,
                          p -> {},
                          word -> () -> {}));
              for (String word : path) {
                command = command.getSubcommands().get(word);
              }
              command
                  .getCommandSpec()
                  .args()
                  .forEach(
                      arg -> assertThat(arg.description()).as("%s %s", path, arg).isNotEmpty());
            });
  }
}
