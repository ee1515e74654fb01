package nl.koppeling.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A process that never outlives its parent: it is stopped on {@link #close}, by a shutdown hook,
 * and, when the parent was killed hard, by a small watcher process.
 */
public final class Child implements AutoCloseable {

  /** A service may finish what it has in hand. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final int TAIL = 40;
  private static final String WATCH =
      "while kill -0 $1 2>/dev/null && kill -0 $2 2>/dev/null; do sleep 1; done;"
          + " kill -0 $2 2>/dev/null && { kill $2; sleep 8; kill -9 $2; } 2>/dev/null; exit 0";

  private final String name;
  private final Path log;
  private final Process process;
  private final Process watcher;
  private final Thread hook;

  private Child(String name, Path log, Process process) throws IOException {
    this.name = name;
    this.log = log;
    this.process = process;
    this.watcher = watch(process.pid());
    this.hook = new Thread(this::end, "stop-" + name);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts a command; what it prints goes to {@code log}. */
  public static Child start(
      String name, Path log, List<String> command, Map<String, String> environment) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      return new Child(name, log, builder.start());
    } catch (IOException e) {
      throw new PartFailed(name + " cannot be started: " + e.getMessage(), e);
    }
  }

  /** Starts a process that ends another one when this JVM is gone. */
  public static Process watch(long pid) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", WATCH, "watch"));
    command.add(Long.toString(ProcessHandle.current().pid()));
    command.add(Long.toString(pid));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /**
   * Waits until the child is ready.
   *
   * @throws PartFailed when it ends or takes too long; the sentence names its log and is followed
   *     by the log's last lines, because a build machine keeps only what is printed
   */
  public void awaitReady(BooleanSupplier ready, Duration atMost) {
    Instant end = Instant.now().plus(atMost);
    while (!ready.getAsBoolean()) {
      if (!process.isAlive()) {
        throw failed("ended with " + process.exitValue() + " while starting");
      }
      if (Instant.now().isAfter(end)) {
        throw failed("was not ready within " + atMost.toSeconds() + " seconds");
      }
      pause();
    }
  }

  private PartFailed failed(String what) {
    return new PartFailed(name + " " + what + "; see " + log + ", which ends with:\n" + tail());
  }

  private String tail() {
    try {
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    } catch (IOException e) {
      return "(it cannot be read: " + e.getMessage() + ")";
    }
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process.isAlive();
  }

  public Path log() {
    return log;
  }

  /** kill -9: no chance to clean up. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    await();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      return; // the hook does it
    }
    end();
  }

  private void end() {
    process.destroy();
    if (!await()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      await();
    }
    watcher.destroy();
  }

  private boolean await() {
    try {
      return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed("Interrupted while waiting.", e);
    }
  }
}
