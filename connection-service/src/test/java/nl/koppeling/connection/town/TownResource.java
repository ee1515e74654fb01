package nl.koppeling.connection.town;

import static java.util.Map.entry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.testkit.BackingServices;

/** Builds the town once per JVM and tells the service where it is. */
public final class TownResource implements QuarkusTestResourceLifecycleManager {

  public static final Town TOWN = new Town(BackingServices.SUBSCRIPTION_KEY);

  /** The ingest service. */
  public static final Colleague INGEST = new Colleague();

  /** The customer service. */
  public static final Colleague CUSTOMERS = new Colleague();

  /** The invoice service. */
  public static final Colleague INVOICES = new Colleague();

  /** The secret in the address SnelStart was given. */
  public static final String ACTIVATION_SECRET = "only-for-tests-" + UUID.randomUUID();

  /** Our own address as the town sees it; nobody goes there in these tests. */
  public static final String WEB_URL = "https://koppeling.test";

  @Override
  public Map<String, String> start() {
    return Map.ofEntries(
        entry("KOPPELING_INGEST_URL", INGEST.url()),
        entry("KOPPELING_CUSTOMER_URL", CUSTOMERS.url()),
        entry("KOPPELING_INVOICE_URL", INVOICES.url()),
        entry("KOPPELING_SNELSTART_API_URL", TOWN.url() + "/snelstart/v2"),
        entry("KOPPELING_SNELSTART_TOKEN_URL", TOWN.url() + "/snelstart/b2b/token"),
        entry("KOPPELING_SNELSTART_APP", "Koppeling"),
        entry("KOPPELING_SNELSTART_ACTIVATION_URL", TOWN.url() + "/snelstart/couplings/activate"),
        entry("KOPPELING_ACTIVATION_SECRET", ACTIVATION_SECRET),
        entry("KOPPELING_PRIVATE_SHOPS_ALLOWED", "true"),
        entry("KOPPELING_CREATE_TOPICS", "true"),
        entry("KOPPELING_WEB_URL", WEB_URL),
        entry("quarkus.http.test-port", "0"),
        entry("quarkus.management.test-port", "0"),
        entry("quarkus.oidc.connection-delay", "60s"));
  }

  @Override
  public void stop() {}
}
