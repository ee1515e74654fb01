package nl.koppeling.local;

import io.vertx.core.Vertx;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.Http;

/**
 * The line with a front before each service, behind which replicas are replaced as a cluster does
 * it: a new one first, then the old one is taken out of the front and stopped in peace.
 */
final class Platform implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final Map<Service, Front> fronts = new EnumMap<>(Service.class);

  /** The replica of each service; one that is not here is the fleet's own. */
  private final Map<Service, Fleet.Beside> replicas = new EnumMap<>(Service.class);

  /** Started, while the one before still works. */
  private final Map<Service, Fleet.Beside> begun = new EnumMap<>(Service.class);

  private final Set<Service> away = EnumSet.noneOf(Service.class);
  private final Fleet fleet;

  /** Starts it in a folder of its own. */
  Platform(String home, Programs programs) {
    for (Service service : Service.values()) {
      fronts.put(service, new Front(vertx));
    }
    fleet =
        Fleet.start(
            new FleetOptions(false, true, false, Checkout.home(home), settings(), programs),
            new Progress(System.out));
    for (Service service : Service.values()) {
      fronts.get(service).add(fleet.url(service));
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(TheLine.SETTINGS);
    settings.put("KOPPELING_CONNECTION_URL", fronts.get(Service.CONNECTION).url());
    settings.put("KOPPELING_INGEST_URL", fronts.get(Service.INGEST).url());
    settings.put("KOPPELING_CUSTOMER_URL", fronts.get(Service.CUSTOMER).url());
    settings.put("KOPPELING_INVOICE_URL", fronts.get(Service.INVOICE).url());
    settings.put("KOPPELING_PUBLIC_URL", fronts.get(Service.INGEST).url());
    // Else new partitions are noticed after five minutes.
    settings.put("KAFKA_METADATA_MAX_AGE_MS", "10000");
    return settings;
  }

  Fleet fleet() {
    return fleet;
  }

  /** A connected shop with webhooks, whose owner reaches whichever replica is there. */
  World world() {
    return World.connectedTo(fleet, fronts.get(Service.CONNECTION).url()).withWebhooks();
  }

  /** Starts a second replica of a service, of the programs and settings of now. */
  void begin(Service service) {
    Fleet.Beside young = fleet.startBeside(service);
    fronts.get(service).add(young.url());
    begun.put(service, young);
  }

  /** Stops the older one of two replicas in peace. */
  void finish(Service service) {
    stop(service);
    replicas.put(service, begun.remove(service));
    away.remove(service);
  }

  /** Replaces the replica of a service by one of the programs and settings of now. */
  void replace(Service service) {
    begin(service);
    finish(service);
  }

  /** Replaces every replica, one service after the other. */
  void replaceAll() {
    for (Service service : Service.values()) {
      replace(service);
    }
  }

  /** Stops the replica of a service in peace, and starts none. */
  void stop(Service service) {
    Fleet.Beside old = replicas.remove(service);
    away.add(service);
    fronts.get(service).remove(old == null ? fleet.url(service) : old.url());
    if (old == null) {
      fleet.stop(service);
    } else {
      old.close();
    }
  }

  /** Starts one again. */
  void start(Service service) {
    Fleet.Beside young = fleet.startBeside(service);
    fronts.get(service).add(young.url());
    replicas.put(service, young);
    away.remove(service);
  }

  /** Starts every service that was stopped and not started again. */
  void startWhatIsAway() {
    Set.copyOf(away).forEach(this::start);
  }

  /** The sum of a metric in a service's replica, over its series that say such a label. */
  double metric(Service service, String name, String label) {
    Fleet.Beside replica = replicas.get(service);
    String management = replica == null ? fleet.management(service) : replica.management();
    return Http.get(management + "/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name) && line.contains(label))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Override
  public void close() {
    begun.values().forEach(Fleet.Beside::close);
    replicas.values().forEach(Fleet.Beside::close);
    fleet.close();
    fronts.values().forEach(Front::close);
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
