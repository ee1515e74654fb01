package nl.koppeling.local;

import java.nio.file.Files;
import java.nio.file.Path;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.PartFailed;

/**
 * The services as one release has them: built programs in a checkout.
 *
 * @param checkout its folder
 */
public record Programs(Path checkout) {

  public static Programs ofThisCheckout() {
    return new Programs(Checkout.root());
  }

  /**
   * What is started.
   *
   * @throws PartFailed when it is not built there
   */
  Path jar(Service service) {
    Path jar = checkout.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new PartFailed(
          service.module() + " is not built in " + checkout + ": run ./koppeling build there");
    }
    return jar;
  }
}
