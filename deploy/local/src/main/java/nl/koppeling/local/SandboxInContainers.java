package nl.koppeling.local;

import static java.util.Map.entry;

import java.util.Map;

/**
 * What the services have to be told when the sandbox of docker-compose.yml is SnelStart, the shop,
 * the register of VAT numbers and the mail server. The same values are in {@code .env.example}.
 */
public final class SandboxInContainers {

  public static final Map<String, String> VARIABLES =
      Map.ofEntries(
          entry("COMPOSE_PROFILES", "sandbox"),
          entry("KOPPELING_SNELSTART_API_URL", "http://sandbox:8090/snelstart/v2"),
          entry("KOPPELING_SNELSTART_TOKEN_URL", "http://sandbox:8090/snelstart/b2b/token"),
          entry("KOPPELING_SNELSTART_SUBSCRIPTION_KEY", Fleet.SANDBOX_SUBSCRIPTION_KEY),
          entry("KOPPELING_SNELSTART_APP", "Koppeling"),
          entry(
              "KOPPELING_SNELSTART_ACTIVATION_URL",
              "http://127.0.0.1:8090/snelstart/couplings/activate"),
          entry("KOPPELING_VIES_URL", "http://sandbox:8090/vies/rest-api"),
          entry("KOPPELING_PRIVATE_SHOPS_ALLOWED", "true"),
          entry("KOPPELING_PUBLIC_URL", "http://order-ingest-service:8082"),
          entry("KOPPELING_POLL_INTERVAL", "5s"),
          entry("KOPPELING_MAIL_HOST", "sandbox"),
          entry("KOPPELING_MAIL_PORT", "8025"),
          entry("KOPPELING_MAIL_START_TLS", "DISABLED"),
          entry("KOPPELING_MAIL_FROM", "koppeling@localhost"));

  private SandboxInContainers() {}
}
