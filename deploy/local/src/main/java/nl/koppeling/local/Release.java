package nl.koppeling.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.Java;
import nl.koppeling.testkit.PartFailed;
import nl.koppeling.testkit.Sandbox;

/**
 * The services as the last build of a checkout left them, by the Java that runs this; the sandbox
 * is this checkout's.
 *
 * @param checkout its folder
 */
public record Release(Path checkout) implements Programs {

  public static Release ofThisCheckout() {
    return new Release(Checkout.root());
  }

  /**
   * {@inheritDoc}
   *
   * @throws PartFailed when it is not built there
   */
  @Override
  public List<String> service(String module) {
    Path jar = checkout.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new PartFailed(
          module + " is not built in " + checkout + ": run ./koppeling build there");
    }
    return List.of(
        Java.executable(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx224m",
        "-Djava.net.preferIPv4Stack=true",
        "-jar",
        jar.toString());
  }

  @Override
  public List<String> sandbox() {
    return Sandbox.command();
  }
}
