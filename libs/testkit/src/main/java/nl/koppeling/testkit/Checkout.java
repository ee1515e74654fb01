package nl.koppeling.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things lie: the checkout, and the folder {@code .koppeling} in it that is never committed.
 */
public final class Checkout {

  private Checkout() {}

  /** The folder that holds {@code mvnw}, found upwards from the working folder. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new PartFailed("Start this from inside the checkout: no folder above holds mvnw.");
    }
    return folder;
  }

  /** A folder under {@code .koppeling}, made when it is not there. */
  public static Path home(String name) {
    Path folder = root().resolve(".koppeling").resolve(name);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A part that the build put in place. */
  public static Path part(String name) {
    Path part = root().resolve(".koppeling/parts").resolve(name);
    if (!Files.isDirectory(part)) {
      throw new PartFailed(
          "The part "
              + name
              + " is not there yet: run ./mvnw -q -Dquick -pl deploy/broker package");
    }
    return part;
  }

  /** The runnable jar of a module, for example {@code deploy/sandbox}. */
  public static Path jar(String module) {
    Path jar = root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new PartFailed(module + " is not built yet: run ./koppeling build");
    }
    return jar;
  }
}
