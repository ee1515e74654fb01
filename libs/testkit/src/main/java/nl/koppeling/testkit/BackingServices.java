package nl.koppeling.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * PostgreSQL, Kafka and Keycloak for {@code @QuarkusTest}. They are started once per JVM and shared
 * by its test classes; each start of an application gets a database of its own. Init argument
 * {@code keycloak=false} leaves Keycloak out, {@code kafka=false} Kafka.
 */
public final class BackingServices implements QuarkusTestResourceLifecycleManager {

  /** The secret of the services' OIDC clients in tests. */
  public static final String CLIENT_SECRET = "only-for-tests-" + UUID.randomUUID();

  private static final String WEB_CLIENT_SECRET = "only-for-tests-" + UUID.randomUUID();

  /** The sandbox's subscription key. */
  public static final String SUBSCRIPTION_KEY = "5a4db0c0ffee5a4db0c0ffee5a4db0c0";

  private static Path folder;
  private static CompletableFuture<Postgres> postgres;
  private static CompletableFuture<Kafka> kafka;
  private static CompletableFuture<Keycloak> keycloak;

  private boolean withKafka = true;
  private boolean withKeycloak = true;

  @Override
  public void init(Map<String, String> arguments) {
    withKafka = !"false".equals(arguments.get("kafka"));
    withKeycloak = !"false".equals(arguments.get("keycloak"));
  }

  @Override
  public Map<String, String> start() {
    return configuration(withKafka, withKeycloak);
  }

  /** Stopped when the JVM ends: the next test class uses them again. */
  @Override
  public void stop() {}

  private static synchronized Map<String, String> configuration(
      boolean withKafka, boolean withKeycloak) {
    Map<String, String> configuration = new HashMap<>();
    begin(withKafka, withKeycloak);
    Postgres database = postgres.join();
    String name = "test_" + UUID.randomUUID().toString().substring(0, 8);
    database.createDatabase(name, "test");
    configuration.put("KOPPELING_DB_HOST_PORT", database.hostPort());
    configuration.put("KOPPELING_DB_NAME", name);
    configuration.put("KOPPELING_DB_USER", name);
    configuration.put("KOPPELING_DB_PASSWORD", "test");
    String brokers = withKafka ? kafka.join().bootstrapServers() : "127.0.0.1:1";
    configuration.put("kafka.bootstrap.servers", brokers);
    configuration.put("KAFKA_BOOTSTRAP_SERVERS", brokers);
    configuration.put(
        "KOPPELING_OIDC_URL",
        withKeycloak ? keycloak.join().realmUrl() : "http://127.0.0.1:1/realms/koppeling");
    // All tests are one address and a few people; the limits have tests of their own.
    for (String limit :
        "ADDRESS REFUSED SIGN_IN PERSON CHANGES OUTSIDE EXPORT WEBHOOKS".split(" ")) {
      configuration.put("KOPPELING_LIMIT_" + limit, "100000/m");
    }
    configuration.put("KOPPELING_CLIENT_SECRET", CLIENT_SECRET);
    configuration.put("KOPPELING_WEB_CLIENT_SECRET", WEB_CLIENT_SECRET);
    configuration.put("KOPPELING_SESSION_SECRET", "only-for-tests-" + UUID.randomUUID());
    configuration.put("KOPPELING_EVENTS_KEYSET", Keysets.fresh());
    configuration.put("KOPPELING_CREDENTIALS_KEYSET", Keysets.fresh());
    configuration.put("KOPPELING_SNELSTART_SUBSCRIPTION_KEY", SUBSCRIPTION_KEY);
    return configuration;
  }

  private static void begin(boolean withKafka, boolean withKeycloak) {
    if (folder == null) {
      try {
        folder = Files.createTempDirectory(Checkout.home("tests"), "run");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (postgres == null) {
      postgres = started(Postgres::forTests);
    }
    if (withKafka && kafka == null) {
      kafka = started(() -> Kafka.forTests(folder));
    }
    if (withKeycloak && keycloak == null) {
      keycloak =
          started(
              () ->
                  Keycloak.forTests(
                      folder,
                      new Keycloak.Realm(
                          CLIENT_SECRET, WEB_CLIENT_SECRET, Keycloak.Realm.LOOPBACK)));
    }
  }

  private static <T extends AutoCloseable> CompletableFuture<T> started(Supplier<T> start) {
    return SideBySide.start(
        () -> {
          T part = start.get();
          closeAtEnd(part);
          return part;
        });
  }

  private static void closeAtEnd(AutoCloseable part) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    part.close();
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                }));
  }
}
