package nl.koppeling.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this checkout. */
final class Checkout {

  /** The services, by the folder of each, which is its name everywhere. */
  static final List<String> SERVICES =
      List.of("connection-service", "order-ingest-service", "customer-service", "invoice-service");

  private Checkout() {}

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docker-compose.yml"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static Path kubernetes() {
    return root().resolve("deploy/kubernetes");
  }

  static String read(String file) {
    return read(root().resolve(file));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files below a folder whose names end so, in the order of their names. */
  static List<Path> files(Path folder, String end) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The program's sources of a module, without its tests. */
  static List<Path> sources(String module) {
    return files(root().resolve(module).resolve("src/main/java"), ".java");
  }
}
