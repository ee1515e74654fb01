package nl.koppeling.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.koppeling.testkit.PartFailed;

/** Other people's programs. */
final class Commands {

  private Commands() {}

  /**
   * What a command prints; both its streams when it fails.
   *
   * @throws PartFailed when it cannot be started or ends with another status than 0
   */
  static String run(Path folder, List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new PartFailed(String.join(" ", command) + " ended with " + status + ":\n" + said);
      }
      return said.strip();
    } catch (IOException e) {
      throw new PartFailed(command.get(0) + " cannot be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed("Interrupted.", e);
    }
  }

  /** The same, or nothing when it fails. */
  static Optional<String> tried(Path folder, List<String> command) {
    try {
      return Optional.of(run(folder, command));
    } catch (PartFailed e) {
      return Optional.empty();
    }
  }
}
