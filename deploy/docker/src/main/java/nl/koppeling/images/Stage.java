package nl.koppeling.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import nl.koppeling.testkit.PartFailed;

/**
 * A folder with all that goes into one image, laid out as in the image, and its Dockerfile: any
 * builder can take it from there. Every file is as old as the commit and readable by all, because
 * an image carries both, and because the JVM takes its cache only for jars of the same age.
 */
record Stage(Program program, Path folder) {

  /** Puts what was built of a program into a fresh folder. */
  static Stage of(Program program, Path checkout, Path folder, Commit commit) {
    Path module = program.folder(checkout);
    Stage stage = new Stage(program, folder);
    try {
      delete(folder);
      Files.createDirectories(folder.resolve("app/aot"));
      for (String part : new String[] {"lib", "app", "quarkus", "quarkus-run.jar"}) {
        copy(built(module.resolve("target/quarkus-app").resolve(part)), stage.app().resolve(part));
      }
      copy(built(module.resolve("target/sbom.json")), stage.app().resolve("sbom.json"));
      Files.writeString(
          folder.resolve("Dockerfile"),
          filled(
              Files.readString(checkout.resolve("deploy/docker/Dockerfile")),
              arguments(Pom.of(module), commit)));
      stage.settle(commit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stage;
  }

  Path app() {
    return folder.resolve("app");
  }

  /** Where the JVM's cache goes. */
  Path cache() {
    return app().resolve("aot/app.aot");
  }

  Recipe recipe() {
    try {
      return Recipe.of(Files.readString(folder.resolve("Dockerfile")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives everything the age of the commit and the same rights, whoever builds. */
  void settle(Commit commit) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.setPosixFilePermissions(
            path,
            PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
        Files.setLastModifiedTime(path, FileTime.from(commit.time()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> arguments(Pom pom, Commit commit) {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("TITLE", pom.name());
    arguments.put("DESCRIPTION", pom.description());
    arguments.put("VERSION", pom.version());
    arguments.put("REVISION", commit.revision());
    arguments.put("CREATED", commit.time().toString());
    return arguments;
  }

  private static String filled(String dockerfile, Map<String, String> arguments) {
    String text = dockerfile;
    for (Map.Entry<String, String> argument : arguments.entrySet()) {
      if (argument.getValue().matches("(?s).*[\"\\\\$\n].*")) {
        throw new PartFailed("This cannot be a label: " + argument.getValue());
      }
      text =
          text.replaceAll(
              "(?m)^ARG " + argument.getKey() + "(=.*)?$",
              "ARG " + argument.getKey() + "=\"" + argument.getValue() + "\"");
    }
    return text;
  }

  private static Path built(Path part) {
    if (!Files.exists(part)) {
      throw new PartFailed(part + " is not there: run ./koppeling build");
    }
    return part;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
