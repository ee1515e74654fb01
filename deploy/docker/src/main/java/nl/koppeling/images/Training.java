package nl.koppeling.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.koppeling.local.Fleet;
import nl.koppeling.local.FleetOptions;
import nl.koppeling.local.Owner;
import nl.koppeling.local.Programs;
import nl.koppeling.local.Progress;
import nl.koppeling.local.SampleShop;
import nl.koppeling.local.Service;
import nl.koppeling.testkit.Http;
import nl.koppeling.testkit.PartFailed;

/**
 * Lets every program work once, by the Java of the image, so that its JVM writes down what it
 * loaded and linked: the whole set is started, books the sample shop and is stopped in peace.
 */
final class Training {

  private static final long WRITING_SECONDS = 240;

  private final Path java;
  private final Path home;
  private final Progress progress;

  /**
   * @param java the program in the base image's Java
   * @param home for the data and logs of the set
   */
  Training(Path java, Path home, Progress progress) {
    this.java = java;
    this.home = home;
    this.progress = progress;
  }

  /**
   * Writes the cache of each.
   *
   * @throws PartFailed when a JVM does not take its own
   */
  void of(Map<Program, Stage> stages) {
    Programs staged =
        new Programs() {
          @Override
          public List<String> service(String module) {
            return writing(stages.get(new Program(module, module)));
          }

          @Override
          public List<String> sandbox() {
            return writing(stages.get(Program.SANDBOX));
          }
        };
    try (Fleet fleet =
        Fleet.start(new FleetOptions(false, true, false, home, Map.of(), staged), progress)) {
      SampleShop shop = new SampleShop(fleet);
      Owner owner = new Owner(fleet, "owner");
      shop.atRest(owner, shop.connect(owner), progress);
      Http.get(fleet.url(Service.CONNECTION) + "/");
      stop(fleet, stages);
    }
    stages.values().forEach(this::check);
  }

  List<String> writing(Stage stage) {
    return command(stage).stream()
        .map(word -> word.replace("-XX:AOTCache=", "-XX:AOTCacheOutput="))
        .toList();
  }

  /** As the image starts it, from another folder. */
  List<String> command(Stage stage, String... more) {
    Recipe recipe = stage.recipe();
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(List.of(recipe.environment().get("JAVA_TOOL_OPTIONS").split(" ")));
    command.addAll(List.of(more));
    recipe.entrypoint().stream()
        .skip(1)
        .map(word -> word.replace(recipe.workingFolder() + "/", stage.app() + "/"))
        .forEach(command::add);
    return command;
  }

  /** One after the other: writing takes a core and some hundred MB. */
  private void stop(Fleet fleet, Map<Program, Stage> stages) {
    Map<String, Long> processes = fleet.processes();
    stages.forEach(
        (program, stage) ->
            progress.step(
                "cache of " + program.name(),
                () -> {
                  stop(ProcessHandle.of(processes.get(program.name())).orElseThrow());
                  return size(stage.cache());
                }));
  }

  static void stop(ProcessHandle process) {
    try {
      process.destroy();
      process.onExit().get(WRITING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed("Interrupted.", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new PartFailed("A JVM did not end after writing its cache.", e);
    }
  }

  private static long size(Path cache) {
    try {
      return Files.size(cache);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Everything but the program itself, with as little memory as a container has: {@code AOTMode=on}
   * ends the JVM when it cannot use the cache.
   */
  void check(Stage stage) {
    Commands.run(home, command(stage, "-XX:AOTMode=on", "-XX:MaxRAM=512m", "--dry-run"));
  }
}
