package nl.koppeling.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * What is started, and where.
 *
 * @param fixedPorts true: the ports the README names; false: any free ones
 * @param sandbox whether the sandbox is part of the set
 * @param keepData whether databases and topics stay for the next start
 * @param home folder for data and logs
 * @param settings environment variables for all services, on top of what the fleet sets
 * @param programs how services and sandbox are started
 */
public record FleetOptions(
    boolean fixedPorts,
    boolean sandbox,
    boolean keepData,
    Path home,
    Map<String, String> settings,
    Programs programs) {

  public FleetOptions {
    settings = Map.copyOf(settings);
  }

  /** With the programs of this checkout. */
  public FleetOptions(
      boolean fixedPorts,
      boolean sandbox,
      boolean keepData,
      Path home,
      Map<String, String> settings) {
    this(fixedPorts, sandbox, keepData, home, settings, Release.ofThisCheckout());
  }
}
