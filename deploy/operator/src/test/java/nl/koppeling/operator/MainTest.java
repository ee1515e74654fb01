package nl.koppeling.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own. */
@Timeout(60)
class MainTest {

  private static final String ID = "6f1c1f5e-3b1c-4f0e-9d8b-0a2f5a1b2c3d";

  @TempDir Path home;

  @Test
  void itsExitCodeIsTheCommands() throws Exception {
    Process wrong = start("http://127.0.0.1:1", "no-such-command");
    assertThat(wrong.waitFor()).isEqualTo(2);

    Process refused = start("http://127.0.0.1:1", "replays");
    assertThat(refused.waitFor()).isEqualTo(1);
    assertThat(text(refused)).isEqualTo("Nothing answers at http://127.0.0.1:1.\n");
  }

  @Test
  void anInterruptionSaysThatTheReplayGoesOn() throws Exception {
    assumeTrue(new File("/bin/kill").canExecute() || new File("/usr/bin/kill").canExecute());
    try (Server server = new Server()) {
      server
          .on("POST /api/operator/replays/" + ID + "/start", 202, "")
          .on(
              "GET /api/operator/replays/" + ID,
              200,
              "{\"id\":\"" + ID + "\",\"state\":\"RUNNING\",\"read\":1,\"of\":2}");
      Process following = start(server.url(), "start", ID);
      while (server.calls().size() < 3) {
        TimeUnit.MILLISECONDS.sleep(20);
      }

      new ProcessBuilder("kill", "-INT", Long.toString(following.pid())).start().waitFor();

      assertThat(following.waitFor()).isEqualTo(130);
      assertThat(text(following))
          .isEqualTo(
              """
              Replaying: 1 of 2 records read
              No longer followed, but the replay goes on. Stop it: operator stop %1$s   Follow it: operator show --follow %1$s
              """
                  .formatted(ID));
    }
  }

  private Process start(String url, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("KOPPELING_OPERATOR_URL", url);
    builder.environment().put("KOPPELING_OPERATOR_TOKEN", "a-token");
    builder.environment().put("XDG_CONFIG_HOME", home.toString());
    return builder.start();
  }

  private static String text(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
