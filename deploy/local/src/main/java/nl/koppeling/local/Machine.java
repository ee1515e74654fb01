package nl.koppeling.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nl.koppeling.testkit.PartFailed;

/** Whether this machine can take the set; each refusal is one sentence. */
final class Machine {

  private static final long NEEDED_MEGABYTES = 3_000;

  private Machine() {}

  static void check(Ports ports) {
    ports
        .all()
        .forEach(
            (part, port) -> {
              if (nl.koppeling.testkit.Ports.inUse(port)) {
                throw new PartFailed(
                    "Port "
                        + port
                        + " is in use, and "
                        + part
                        + " needs it: stop what listens there (perhaps another ./koppeling up) and try again.");
              }
            });
    availableMegabytes()
        .filter(megabytes -> megabytes < NEEDED_MEGABYTES)
        .ifPresent(
            megabytes -> {
              throw new PartFailed(
                  "Only "
                      + megabytes
                      + " MB of memory is free and the set needs about "
                      + NEEDED_MEGABYTES
                      + " MB: close something and try again.");
            });
  }

  /** Linux says it; elsewhere nothing is checked. */
  private static Optional<Long> availableMegabytes() {
    try {
      return Files.readAllLines(Path.of("/proc/meminfo")).stream()
          .filter(line -> line.startsWith("MemAvailable:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
