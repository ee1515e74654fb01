package nl.koppeling.connection.town;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import nl.koppeling.testkit.Sandbox;

/** The sandbox as shop and as SnelStart: stricter than the town, and written by others. */
public final class SandboxResource implements QuarkusTestResourceLifecycleManager {

  private static volatile String shop;
  private static volatile String base;

  private Sandbox sandbox;

  /** The demo shop's home. */
  public static String shop() {
    return shop;
  }

  /** The sandbox's own address, for its admin APIs. */
  public static String base() {
    return base;
  }

  @Override
  public Map<String, String> start() {
    sandbox = Sandbox.start();
    base = sandbox.baseUrl();
    shop = sandbox.shop("demo");
    return Map.of(
        "KOPPELING_SNELSTART_API_URL", sandbox.snelStartApi(),
        "KOPPELING_SNELSTART_TOKEN_URL", sandbox.snelStartToken(),
        "KOPPELING_PRIVATE_SHOPS_ALLOWED", "true",
        "KOPPELING_CREATE_TOPICS", "true",
        "KOPPELING_PUBLIC_URL", "http://ingest.test:8080",
        "koppeling.doctor.rest", "0s",
        "quarkus.http.test-port", "0",
        "quarkus.management.test-port", "0");
  }

  @Override
  public void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
  }
}
