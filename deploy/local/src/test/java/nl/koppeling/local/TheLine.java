package nl.koppeling.local;

import java.util.Map;
import nl.koppeling.testkit.Checkout;

/** One running set for all end-to-end tests of a build; the parts stop with the JVM. */
final class TheLine {

  private static Fleet fleet;
  private static TraceCollector collector;

  private TheLine() {}

  /**
   * The set, started at the first call. Answers that do not come are looked up after a second
   * instead of thirty.
   */
  static synchronized Fleet fleet() {
    if (fleet == null) {
      collector = new TraceCollector();
      Map<String, String> settings =
          Map.of(
              "KOPPELING_TRACING_DISABLED", "false",
              "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint(),
              "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
              "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "1s",
              "KOPPELING_SETTLE_DELAY", "1s",
              "KOPPELING_POLL_INTERVAL", "2s",
              // Short calls allow short leases: what a killed service held is taken over after 20
              // s.
              "KOPPELING_SNELSTART_READ_TIMEOUT_MS", "5000",
              "KOPPELING_SNELSTART_CALL_TIMEOUT", "7s",
              "KOPPELING_TURNS_LEASE", "20s");
      fleet =
          Fleet.start(
              new FleetOptions(false, true, false, Checkout.home("end-to-end"), settings),
              new Progress(System.out));
      Runtime.getRuntime().addShutdownHook(new Thread(fleet::close));
    }
    return fleet;
  }

  /** Where the services send their traces. */
  static TraceCollector collector() {
    fleet();
    return collector;
  }
}
