package nl.koppeling.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import nl.koppeling.local.Progress;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.Java;
import nl.koppeling.testkit.PartFailed;
import nl.koppeling.testkit.Ports;
import nl.koppeling.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox's cache, written by the Java that runs this: that it is used, and what when not. */
class CacheTest {

  private static final int FIRST_WITH_ONE_STEP_CACHES = 25;

  @TempDir Path folder;

  @Test
  void theCacheIsUsedAndOneThatDoesNotFitIsSaid() throws IOException {
    assumeTrue(Runtime.version().feature() >= FIRST_WITH_ONE_STEP_CACHES);
    Stage stage =
        Stage.of(
            Program.SANDBOX,
            Checkout.root(),
            folder.resolve("sandbox"),
            new Commit("x", Instant.parse("2026-11-20T10:11:12Z")));
    Training training =
        new Training(
            Path.of(Java.executable()), folder, new Progress(new PrintStream(System.out, true)));
    try (Sandbox working =
        Sandbox.start(Ports.free(), folder.resolve("log"), Map.of(), training.writing(stage))) {
      Training.stop(ProcessHandle.of(working.pid()).orElseThrow());
    }

    training.check(stage);
    Files.setLastModifiedTime(stage.app().resolve("quarkus-run.jar"), FileTime.from(Instant.now()));
    assertThatThrownBy(() -> training.check(stage)).isInstanceOf(PartFailed.class);
    Path log = folder.resolve("without.log");
    try (Sandbox without = Sandbox.start(Ports.free(), log, Map.of(), training.command(stage))) {
      assertThat(Files.readString(log))
          .as("started all the same, and said so")
          .contains("[error][aot]");
      assertThat(without.pid()).isPositive();
    }
  }
}
