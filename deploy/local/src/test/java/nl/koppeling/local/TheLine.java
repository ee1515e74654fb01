package nl.koppeling.local;

import java.util.HashMap;
import java.util.Map;
import nl.koppeling.testkit.Checkout;

/** One running set for all end-to-end tests of a build; the parts stop with the JVM. */
final class TheLine {

  /**
   * Short waits: calls time out after seconds, so leases may be short, and what a killed service
   * held is taken over after 20 s.
   */
  static final Map<String, String> SETTINGS =
      Map.of(
          "KOPPELING_BALANCE_AFTER", "4s",
          "KOPPELING_FIGURES_EVERY", "2s",
          "KOPPELING_REPLAY_RATE", "2000",
          "KOPPELING_SETTLE_DELAY", "1s",
          "KOPPELING_POLL_INTERVAL", "2s",
          "KOPPELING_SNELSTART_READ_TIMEOUT_MS", "5000",
          "KOPPELING_SNELSTART_CALL_TIMEOUT", "7s",
          "KOPPELING_TURNS_LEASE", "20s");

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
      Map<String, String> settings = new HashMap<>(SETTINGS);
      settings.put("KOPPELING_TRACING_DISABLED", "false");
      settings.put("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint());
      settings.put("QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
      settings.put("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "1s");
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
