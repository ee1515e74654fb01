package nl.koppeling.connection.town;

import static java.util.Map.entry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.Ports;
import nl.koppeling.testkit.Sandbox;

/** The sandbox as shop and as SnelStart: stricter than the town, and written by others. */
public final class SandboxResource implements QuarkusTestResourceLifecycleManager {

  /** The ingest service. */
  public static final Colleague INGEST = new Colleague();

  /** The customer service. */
  public static final Colleague CUSTOMERS = new Colleague();

  /** The invoice service. */
  public static final Colleague INVOICES = new Colleague();

  private static final String ACTIVATION_SECRET = "only-for-tests-" + UUID.randomUUID();

  private static volatile String shop;
  private static volatile String web;
  private static volatile String base;
  private static volatile String secure;

  private Sandbox sandbox;

  /** The demo shop's home. */
  public static String shop() {
    return shop;
  }

  /** Where the pages are. */
  public static String web() {
    return web;
  }

  /** The sandbox's own address. */
  public static String base() {
    return base;
  }

  /** The same over https, with a certificate that is trusted. */
  public static String secure() {
    return secure;
  }

  /** The address SnelStart is to be given. */
  public static String activationHook() {
    return web + "/hooks/snelstart/" + ACTIVATION_SECRET;
  }

  @Override
  public Map<String, String> start() {
    Certificate certificate = Certificate.ofThisMachine();
    int securePort = Ports.free();
    sandbox =
        Sandbox.start(
            Ports.free(),
            Checkout.home("tests").resolve("sandbox-" + securePort + ".log"),
            Map.of(
                "KOPPELING_HTTPS_PORT", Integer.toString(securePort),
                "KOPPELING_HTTPS_KEYSTORE", certificate.keys().toString(),
                "KOPPELING_HTTPS_KEYSTORE_PASSWORD", Certificate.PASSWORD));
    secure = "https://127.0.0.1:" + securePort;
    shop = sandbox.shop("demo");
    base = sandbox.baseUrl();
    int port = Ports.free();
    web = "http://127.0.0.1:" + port;
    return Map.ofEntries(
        entry("KOPPELING_INGEST_URL", INGEST.url()),
        entry("KOPPELING_CUSTOMER_URL", CUSTOMERS.url()),
        entry("KOPPELING_INVOICE_URL", INVOICES.url()),
        entry("KOPPELING_SNELSTART_API_URL", sandbox.snelStartApi()),
        entry("KOPPELING_SNELSTART_TOKEN_URL", sandbox.snelStartToken()),
        entry("KOPPELING_SNELSTART_APP", "Koppeling"),
        entry("KOPPELING_SNELSTART_ACTIVATION_URL", base + "/snelstart/couplings/activate"),
        entry("KOPPELING_ACTIVATION_SECRET", ACTIVATION_SECRET),
        entry("KOPPELING_PRIVATE_SHOPS_ALLOWED", "true"),
        entry("koppeling.shop.trust-store", certificate.pem().toString()),
        entry("KOPPELING_CREATE_TOPICS", "true"),
        entry("KOPPELING_WEB_URL", web),
        entry("KOPPELING_PUBLIC_URL", "http://ingest.test:8080"),
        entry("koppeling.doctor.rest", "0s"),
        entry("quarkus.http.test-port", Integer.toString(port)),
        entry("quarkus.management.test-port", "0"));
  }

  @Override
  public void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
  }
}
