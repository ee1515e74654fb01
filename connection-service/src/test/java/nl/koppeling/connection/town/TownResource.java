package nl.koppeling.connection.town;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import nl.koppeling.testkit.BackingServices;

/** Builds the town once per JVM and tells the service where it is. */
public final class TownResource implements QuarkusTestResourceLifecycleManager {

  public static final Town TOWN = new Town(BackingServices.SUBSCRIPTION_KEY);

  /** The customer service. */
  public static final Colleague CUSTOMERS = new Colleague();

  /** The invoice service. */
  public static final Colleague INVOICES = new Colleague();

  @Override
  public Map<String, String> start() {
    return Map.of(
        "KOPPELING_CUSTOMER_URL", CUSTOMERS.url(),
        "KOPPELING_INVOICE_URL", INVOICES.url(),
        "KOPPELING_SNELSTART_API_URL", TOWN.url() + "/snelstart/v2",
        "KOPPELING_SNELSTART_TOKEN_URL", TOWN.url() + "/snelstart/b2b/token",
        "KOPPELING_PRIVATE_SHOPS_ALLOWED", "true",
        "KOPPELING_CREATE_TOPICS", "true",
        "quarkus.http.test-port", "0",
        "quarkus.management.test-port", "0",
        "quarkus.oidc.connection-delay", "60s");
  }

  @Override
  public void stop() {}
}
