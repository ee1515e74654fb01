package nl.koppeling.images;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.koppeling.local.Service;

/**
 * A program that has an image.
 *
 * @param name of the image
 * @param module folder of the module, below the checkout
 */
record Program(String name, String module) {

  static final Program SANDBOX = new Program("sandbox", "deploy/sandbox");

  /** The four services and the sandbox. */
  static List<Program> all() {
    return Stream.concat(
            Stream.of(Service.values()).map(s -> new Program(s.module(), s.module())),
            Stream.of(SANDBOX))
        .toList();
  }

  Path folder(Path checkout) {
    return checkout.resolve(module);
  }
}
