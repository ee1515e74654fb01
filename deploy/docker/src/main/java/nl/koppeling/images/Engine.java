package nl.koppeling.images;

import java.nio.file.Path;
import java.util.List;
import nl.koppeling.testkit.PartFailed;

/** A Docker engine, by its command. */
final class Engine {

  private final Path checkout;

  private Engine(Path checkout) {
    this.checkout = checkout;
  }

  /**
   * The one that answers here.
   *
   * @throws PartFailed when none does
   */
  static Engine here(Path checkout) {
    if (Commands.tried(checkout, List.of("docker", "version", "--format", "{{.Server.Version}}"))
        .isEmpty()) {
      throw new PartFailed(
          "No Docker engine answers here. Without one: ./koppeling images --tar <folder>");
    }
    return new Engine(checkout);
  }

  /** Writes a base image into a file; it is pulled when the engine does not have it. */
  void save(String image, Path archive) {
    if (Commands.tried(checkout, List.of("docker", "image", "inspect", image)).isEmpty()) {
      Commands.run(checkout, List.of("docker", "pull", image));
    }
    Commands.run(checkout, List.of("docker", "save", "-o", archive.toString(), image));
  }

  /** Builds an image from its folder; returns its id. */
  String build(Stage stage, String tag) {
    Commands.run(checkout, List.of("docker", "build", "-t", tag, stage.folder().toString()));
    return Commands.run(checkout, List.of("docker", "image", "inspect", "-f", "{{.Id}}", tag));
  }
}
