package nl.koppeling.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image as {@code docker-compose.yml} names it, so that tests run what is run there and a
 * version stands in one place. The embedded broker and Keycloak are asked for by the same version.
 */
record Image(String name, String version) {

  /** The image of a name without its version. */
  static Image of(String name) {
    try {
      Matcher line =
          Pattern.compile("^ +image: " + Pattern.quote(name) + ":(\\S+)$", Pattern.MULTILINE)
              .matcher(Files.readString(Checkout.root().resolve("docker-compose.yml")));
      if (!line.find()) {
        throw new PartFailed("docker-compose.yml names no image " + name + ".");
      }
      return new Image(name, line.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name + ":" + version;
  }
}
