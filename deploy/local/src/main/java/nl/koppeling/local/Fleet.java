package nl.koppeling.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.koppeling.testkit.Child;
import nl.koppeling.testkit.Http;
import nl.koppeling.testkit.Kafka;
import nl.koppeling.testkit.Keycloak;
import nl.koppeling.testkit.PartFailed;
import nl.koppeling.testkit.Postgres;
import nl.koppeling.testkit.Sandbox;
import nl.koppeling.testkit.SideBySide;

/**
 * The running set: PostgreSQL, Kafka, Keycloak, the sandbox and the four services, each a process
 * of its own. Closing it stops them in reverse order; services can be killed and started again
 * while the rest runs.
 */
public final class Fleet implements AutoCloseable {

  /** The sandbox's subscription key. */
  public static final String SANDBOX_SUBSCRIPTION_KEY = "5a4db0c0ffee5a4db0c0ffee5a4db0c0";

  private static final Duration SERVICE_START = Duration.ofSeconds(120);

  /** Everybody is one address and one person here, and a benchmark comes often. */
  private static final List<String> LIMITS =
      List.of(
          "ADDRESS", "REFUSED", "SIGN_IN", "PERSON", "CHANGES", "OUTSIDE", "EXPORT", "WEBHOOKS");

  private final FleetOptions options;
  private final Map<String, String> settings;
  private volatile Programs programs;
  private final Progress progress;
  private final Ports ports;
  private final Secrets secrets;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Map<Service, Child> services = new EnumMap<>(Service.class);
  private Postgres postgres;
  private Kafka kafka;
  private Keycloak keycloak;
  private Sandbox sandbox;

  private Fleet(FleetOptions options, Progress progress) {
    this.options = options;
    this.settings = new ConcurrentHashMap<>(options.settings());
    this.programs = options.programs();
    this.progress = progress;
    this.ports = options.fixedPorts() ? Ports.fixed() : Ports.free();
    this.secrets = Secrets.in(options.home());
  }

  /**
   * Starts everything.
   *
   * @throws PartFailed with one sentence for the user; what had started is stopped
   */
  public static Fleet start(FleetOptions options, Progress progress) {
    Fleet fleet = new Fleet(options, progress);
    try {
      Machine.check(fleet.ports);
      fleet.startParts();
      fleet.startServices();
      return fleet;
    } catch (CompletionException e) {
      fleet.close();
      throw e.getCause() instanceof PartFailed failed ? failed : e;
    } catch (RuntimeException e) {
      fleet.close();
      throw e;
    }
  }

  private void startParts() {
    Path data = options.home().resolve("data");
    if (!options.keepData()) {
      delete(data);
    }
    CompletableFuture<Postgres> database =
        async(
            "PostgreSQL",
            () -> Postgres.embedded(ports.postgres(), Optional.of(data.resolve("postgres"))));
    CompletableFuture<Kafka> broker =
        async("Kafka", () -> Kafka.embedded(ports.kafka(), data.resolve("kafka"), log("kafka")));
    CompletableFuture<Keycloak> signIn =
        async(
            "Keycloak",
            () ->
                Keycloak.embedded(
                    ports.keycloak(),
                    data.resolve("keycloak"),
                    log("keycloak"),
                    new Keycloak.Realm(
                        secrets.clientSecret(),
                        secrets.webClientSecret(),
                        url(Service.CONNECTION))));
    CompletableFuture<Sandbox> outside =
        options.sandbox()
            ? async(
                "Sandbox",
                () ->
                    Sandbox.start(
                        ports.sandbox(),
                        log("sandbox"),
                        Map.of(
                            "KOPPELING_SANDBOX_SMTP_PORT", Integer.toString(ports.smtp()),
                            "KOPPELING_SANDBOX_ACTIVATION_WEBHOOK_URL", activationHook()),
                        options.programs().sandbox()))
            : CompletableFuture.completedFuture(null);
    // Wait for all before judging, so that a failure of one leaves no other behind.
    CompletableFuture.allOf(database, broker, signIn, outside).exceptionally(e -> null).join();
    Stream.of(database, broker, signIn, outside)
        .filter(f -> !f.isCompletedExceptionally() && f.join() != null)
        .forEach(f -> running.push(f.join()));
    postgres = database.join();
    kafka = broker.join();
    keycloak = signIn.join();
    sandbox = outside.join();
    for (Service service : Service.values()) {
      postgres.createDatabase(service.database(), secrets.databasePassword());
    }
  }

  private <T extends AutoCloseable> CompletableFuture<T> async(String name, Supplier<T> start) {
    return SideBySide.start(() -> progress.step(name, start));
  }

  private void startServices() {
    // connection-service makes the topics, so it goes first.
    progress.step(Service.CONNECTION.module(), () -> start(Service.CONNECTION));
    CompletableFuture<?>[] rest =
        Stream.of(Service.INGEST, Service.CUSTOMER, Service.INVOICE)
            .map(s -> async(s.module(), () -> start(s)))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(rest).join();
  }

  /** From now on a service starts from these programs; what runs stays what it is. */
  public void use(Programs others) {
    programs = others;
  }

  /** From now on a service starts with these values; what runs keeps its own. */
  public void set(Map<String, String> values) {
    settings.putAll(values);
  }

  /** The secrets it started with. */
  public Secrets secrets() {
    return secrets;
  }

  /** Starts a service (again) and waits until it is ready. */
  public Child start(Service service) {
    Child child = launch(service, log(service.module()), environment(service));
    synchronized (services) {
      services.put(service, child);
    }
    child.awaitReady(() -> Http.answers(management(service) + "/q/health/ready"), SERVICE_START);
    return child;
  }

  /** One more replica of a service, beside the first; whoever starts it stops it. */
  public Beside startBeside(Service service) {
    int port = nl.koppeling.testkit.Ports.free();
    int management = nl.koppeling.testkit.Ports.free();
    Map<String, String> environment = environment(service);
    environment.put("KOPPELING_HTTP_PORT", Integer.toString(port));
    environment.put("KOPPELING_MANAGEMENT_PORT", Integer.toString(management));
    Child child = launch(service, log(service.module() + "-beside"), environment);
    child.awaitReady(
        () -> Http.answers("http://127.0.0.1:" + management + "/q/health/ready"), SERVICE_START);
    return new Beside(child, "http://127.0.0.1:" + port, "http://127.0.0.1:" + management);
  }

  /** A replica beside the first, where it listens, and where its metrics are. */
  public record Beside(Child child, String url, String management) implements AutoCloseable {
    @Override
    public void close() {
      child.close();
    }
  }

  private Child launch(Service service, Path log, Map<String, String> environment) {
    return Child.start(service.module(), log, programs.service(service.module()), environment);
  }

  /** kill -9 of a service. */
  public void kill(Service service) {
    services.get(service).kill();
  }

  /** Stops a service in peace. */
  public void stop(Service service) {
    services.get(service).close();
  }

  private Map<String, String> environment(Service service) {
    Map<String, String> environment = new HashMap<>(secrets.variables());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    environment.put("KOPPELING_DB_HOST_PORT", postgres.hostPort());
    environment.put("KOPPELING_DB_NAME", service.database());
    environment.put("KOPPELING_DB_USER", service.database());
    environment.put("KOPPELING_OIDC_URL", keycloak.realmUrl());
    environment.put("KOPPELING_HTTP_HOST", "127.0.0.1");
    environment.put("KOPPELING_HTTP_PORT", Integer.toString(ports.of(service)));
    environment.put("KOPPELING_MANAGEMENT_PORT", Integer.toString(ports.managementOf(service)));
    environment.put("KOPPELING_CONNECTION_URL", url(Service.CONNECTION));
    environment.put("KOPPELING_INGEST_URL", url(Service.INGEST));
    environment.put("KOPPELING_CUSTOMER_URL", url(Service.CUSTOMER));
    environment.put("KOPPELING_INVOICE_URL", url(Service.INVOICE));
    environment.put("KOPPELING_WEB_URL", url(Service.CONNECTION));
    environment.put("KOPPELING_CREATE_TOPICS", "true");
    environment.put("KOPPELING_POLL_INTERVAL", "5s");
    LIMITS.forEach(limit -> environment.put("KOPPELING_LIMIT_" + limit, "100000/m"));
    if (sandbox != null) {
      environment.put("KOPPELING_SNELSTART_API_URL", sandbox.snelStartApi());
      environment.put("KOPPELING_SNELSTART_TOKEN_URL", sandbox.snelStartToken());
      environment.put("KOPPELING_SNELSTART_SUBSCRIPTION_KEY", SANDBOX_SUBSCRIPTION_KEY);
      environment.put("KOPPELING_VIES_URL", sandbox.baseUrl() + "/vies/rest-api");
      environment.put("KOPPELING_PRIVATE_SHOPS_ALLOWED", "true");
      environment.put("KOPPELING_MAIL_HOST", "127.0.0.1");
      environment.put("KOPPELING_MAIL_PORT", Integer.toString(ports.smtp()));
      environment.put("KOPPELING_MAIL_START_TLS", "DISABLED");
      environment.put("KOPPELING_SNELSTART_APP", "Koppeling");
      environment.put(
          "KOPPELING_SNELSTART_ACTIVATION_URL",
          sandbox.baseUrl() + "/snelstart/couplings/activate");
    }
    environment.putIfAbsent(
        "KOPPELING_PUBLIC_URL",
        Optional.ofNullable(System.getenv("KOPPELING_PUBLIC_URL")).orElse(url(Service.INGEST)));
    environment.putAll(settings);
    return environment;
  }

  /** What SnelStart is told to call, as whoever runs the platform tells it. */
  private String activationHook() {
    return url(Service.CONNECTION) + "/hooks/snelstart/" + secrets.activationSecret();
  }

  /** Base address of a service. */
  public String url(Service service) {
    return "http://127.0.0.1:" + ports.of(service);
  }

  /** Base address of a service's health and metrics. */
  public String management(Service service) {
    return "http://127.0.0.1:" + ports.managementOf(service);
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public Keycloak keycloak() {
    return keycloak;
  }

  public Kafka kafka() {
    return kafka;
  }

  public Postgres postgres() {
    return postgres;
  }

  /** A process of the set by name, for measuring; the database's workers are not in it. */
  public Map<String, Long> processes() {
    Map<String, Long> pids = new HashMap<>();
    services.forEach((service, child) -> pids.put(service.module(), child.pid()));
    pids.put("kafka", kafka.pid());
    pids.put("keycloak", keycloak.pid());
    if (sandbox != null) {
      pids.put("sandbox", sandbox.pid());
    }
    return pids;
  }

  private Path log(String name) {
    return options.home().resolve("logs").resolve(name + ".log");
  }

  @Override
  public void close() {
    synchronized (services) {
      services.values().stream().parallel().forEach(Child::close);
      services.clear();
    }
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        progress.say("  one part did not stop cleanly: " + e.getMessage());
      }
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
