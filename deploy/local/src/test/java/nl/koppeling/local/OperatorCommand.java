package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.Tokens;

/** The operators' command, as a process, against one set. */
final class OperatorCommand {

  private static final Duration LONG = Duration.ofMinutes(4);

  private final Fleet fleet;

  OperatorCommand(Fleet fleet) {
    this.fleet = fleet;
  }

  /** How it ended, what it printed, and that with its remarks. */
  record Said(int status, String out, String everything) {}

  /** What is printed when it ends well. */
  String said(String person, String... words) {
    Said said = say(person, words);
    assertThat(said.status()).as(said.everything()).isZero();
    return said.out();
  }

  Said say(String person, String... words) {
    List<String> command = new ArrayList<>(List.of(java(), "-jar", program().toString()));
    command.addAll(Arrays.asList(words));
    try {
      Path out = Files.createTempFile("operator", ".out");
      Path err = Files.createTempFile("operator", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder
          .environment()
          .put("KOPPELING_OPERATOR_TOKEN", new Tokens(fleet.keycloak().realmUrl()).ofUser(person));
      builder.environment().put("KOPPELING_OPERATOR_URL", fleet.url(Service.CONNECTION));
      Process process = builder.start();
      if (!process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      String told = Files.readString(out, StandardCharsets.UTF_8);
      return new Said(
          process.waitFor(), told, told + Files.readString(err, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String java() {
    return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
  }

  private static Path program() {
    return Checkout.root().resolve("deploy/operator/target/run/operator-1.0.0.jar");
  }
}
