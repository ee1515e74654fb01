package nl.koppeling.images;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.koppeling.local.Progress;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.PartFailed;

/** {@code ./koppeling images}: builds the five images from what the last build left. */
public final class Images {

  private final Progress progress;
  private final Wishes wishes;
  private final Path home;
  private final Commit commit;

  private Images(PrintStream out, Wishes wishes) {
    this.progress = new Progress(out);
    this.wishes = wishes;
    this.home = Checkout.home("images");
    this.commit = Commit.of(Checkout.root());
  }

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int status = 0;
    try {
      new Images(out, Wishes.of(List.of(arguments))).build();
    } catch (PartFailed e) {
      out.println("FAILED: " + e.getMessage());
      status = 1;
    }
    System.exit(status);
  }

  private void build() {
    Map<Program, Stage> stages = new LinkedHashMap<>();
    for (Program program : Program.all()) {
      stages.put(program, Stage.of(program, Checkout.root(), home.resolve(program.name()), commit));
    }
    if (wishes.withEngine()) {
      byEngine(stages);
    } else {
      byItself(stages);
    }
  }

  private void byEngine(Map<Program, Stage> stages) {
    Engine engine = Engine.here(Checkout.root());
    Path base = home.resolve("base.tar");
    train(stages, recipe -> save(engine, recipe, base));
    stages.forEach(
        (program, stage) -> {
          String tag = "koppeling/" + program.name() + ":local";
          progress.say("  " + tag + "  " + engine.build(stage, tag));
        });
  }

  private static Path save(Engine engine, Recipe recipe, Path file) {
    engine.save(recipe.base(), file);
    return file;
  }

  private void byItself(Map<Program, Stage> stages) {
    Archive archive = new Archive(wishes.base(), home.resolve("layers"));
    train(stages, recipe -> archive.base(recipe, home.resolve("base.tar")));
    stages.forEach(
        (program, stage) -> {
          wishes
              .tar()
              .ifPresent(
                  folder -> {
                    Path file = made(folder).resolve(program.name() + ".tar");
                    String name = "koppeling/" + program.name() + ":local";
                    progress.say(
                        "  " + file + "  " + archive.write(stage, commit, file, name).getImageId());
                  });
          wishes
              .push()
              .ifPresent(
                  registry -> {
                    String version = Pom.of(program.folder(Checkout.root())).version();
                    String name = registry + "/" + program.name() + ":" + version;
                    progress.say(
                        "  " + name + "  " + archive.push(stage, commit, name).getDigest());
                  });
        });
  }

  private void train(Map<Program, Stage> stages, Function<Recipe, Path> base) {
    if (wishes.cache()) {
      if (!System.getProperty("os.name").equals("Linux")) {
        throw new PartFailed("The images' Java runs on Linux only; elsewhere: --no-cache");
      }
      Recipe recipe = stages.get(Program.SANDBOX).recipe();
      Path java = BaseJava.unpack(base.apply(recipe), home.resolve("java"));
      progress.say("Every program works once, for its cache:");
      new Training(java, home.resolve("training"), progress).of(stages);
      stages.values().forEach(stage -> stage.settle(commit));
    }
    progress.say("Images of " + commit.revision() + ":");
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What was asked for.
   *
   * @param tar folder for files
   * @param push where in a registry
   * @param base file with the base image
   * @param cache whether the programs work once for their caches
   */
  record Wishes(Optional<Path> tar, Optional<String> push, Optional<Path> base, boolean cache) {

    static Wishes of(List<String> arguments) {
      Wishes wishes = new Wishes(Optional.empty(), Optional.empty(), Optional.empty(), true);
      for (int i = 0; i < arguments.size(); i++) {
        String name = arguments.get(i);
        if (name.equals("--no-cache")) {
          wishes = new Wishes(wishes.tar, wishes.push, wishes.base, false);
        } else if (i + 1 == arguments.size()) {
          throw new PartFailed(name + " is not known, or needs something after it.");
        } else {
          wishes = wishes.with(name, arguments.get(++i));
        }
      }
      if (wishes.withEngine() && wishes.base.isPresent()) {
        throw new PartFailed("--base goes with --tar or --push: an engine has its own.");
      }
      return wishes;
    }

    private Wishes with(String name, String value) {
      return switch (name) {
        case "--tar" -> new Wishes(Optional.of(file(value)), push, base, cache);
        case "--push" -> new Wishes(tar, Optional.of(value), base, cache);
        case "--base" -> new Wishes(tar, push, Optional.of(file(value)), cache);
        default -> throw new PartFailed(name + " is not known; ./koppeling help tells what is.");
      };
    }

    private static Path file(String name) {
      return Path.of(name).toAbsolutePath();
    }

    boolean withEngine() {
      return tar.isEmpty() && push.isEmpty();
    }
  }
}
