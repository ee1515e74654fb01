package nl.koppeling.local.street;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.local.Progress;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.Child;
import nl.koppeling.testkit.Http;
import nl.koppeling.testkit.Java;
import nl.koppeling.testkit.Kafka;
import nl.koppeling.testkit.Keysets;
import nl.koppeling.testkit.PartFailed;
import nl.koppeling.testkit.Ports;
import nl.koppeling.testkit.Postgres;
import nl.koppeling.testkit.Sandbox;
import nl.koppeling.testkit.Topics;

/**
 * PostgreSQL, Kafka, the sandbox's shops and as many replicas of order-ingest-service as wished.
 * Connections are told as connection-service tells them, on {@code connections.v1}.
 */
public final class Street implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] IS_JSON = {"Content-Type", "application/json"};
  private static final String DATABASE = "ingest";
  private static final String DATABASE_PASSWORD = "local-street";
  private static final String SECRET_PURPOSE = "webhook-secret";
  private static final Duration START = Duration.ofSeconds(120);
  private static final int PARTITIONS = 12;

  private final Path home;
  private final Map<String, String> settings;
  private final String keyset = Keysets.fresh();
  private final Seals seals = new Seals(keyset);
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Postgres postgres;
  private final Kafka kafka;
  private final Sandbox sandbox;
  private final KeyDesk desk;
  private final Topics topics;
  private final int firstPort = Ports.free();
  private int replicas;

  /**
   * Starts it, without a replica.
   *
   * @param home folder for data and logs
   * @param settings of the replicas, on top of the usual ones
   */
  public Street(Path home, Map<String, String> settings, Progress progress) {
    this.home = home;
    this.settings = Map.copyOf(settings);
    try {
      postgres =
          kept(
              progress.step("PostgreSQL", () -> Postgres.embedded(Ports.free(), Optional.empty())));
      postgres.createDatabase(DATABASE, DATABASE_PASSWORD);
      kafka =
          kept(
              progress.step(
                  "Kafka",
                  () ->
                      Kafka.embedded(
                          Ports.free(), home.resolve("kafka-" + UUID.randomUUID()), log("kafka"))));
      sandbox =
          kept(
              progress.step(
                  "Sandbox", () -> Sandbox.start(Ports.free(), log("sandbox"), Map.of())));
      desk = kept(new KeyDesk());
      topics = kept(new Topics(kafka.bootstrapServers()));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    topics.create(Topic.ORDERS.topicName(), PARTITIONS, Map.of());
    topics.create(Topic.BOOKINGS.topicName(), PARTITIONS, Map.of());
    topics.create(Topic.CONNECTIONS.topicName(), 3, Map.of("cleanup.policy", "compact"));
    topics.create(Topic.CONNECTION_HEALTH.topicName(), 3, Map.of());
  }

  private <T extends AutoCloseable> T kept(T part) {
    running.push(part);
    return part;
  }

  /** One more replica; shops deliver to the first. */
  public Replica replica() {
    int number = replicas++;
    int port = number == 0 ? firstPort : Ports.free();
    int management = Ports.free();
    String name = "order-ingest-service-" + number;
    Child child =
        kept(
            Child.start(
                name,
                log(name),
                List.of(
                    Java.executable(),
                    // As in deploy/docker/Dockerfile.
                    "-XX:+UseSerialGC",
                    "-Xmx224m",
                    "-XX:ReservedCodeCacheSize=64m",
                    "-Djava.net.preferIPv4Stack=true",
                    "-jar",
                    Checkout.jar("order-ingest-service").toString()),
                environment(port, management)));
    Replica replica =
        new Replica("http://127.0.0.1:" + port, "http://127.0.0.1:" + management, child);
    child.awaitReady(() -> Http.answers(replica.management() + "/q/health/ready"), START);
    return replica;
  }

  private Map<String, String> environment(int port, int management) {
    Map<String, String> environment = new HashMap<>();
    environment.put("MALLOC_ARENA_MAX", "2");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    environment.put("KOPPELING_DB_HOST_PORT", postgres.hostPort());
    environment.put("KOPPELING_DB_NAME", DATABASE);
    environment.put("KOPPELING_DB_USER", DATABASE);
    environment.put("KOPPELING_DB_PASSWORD", DATABASE_PASSWORD);
    environment.put("KOPPELING_OIDC_URL", desk.url());
    environment.put("KOPPELING_CLIENT_SECRET", "local-street");
    environment.put("KOPPELING_CONNECTION_URL", desk.url());
    environment.put("KOPPELING_EVENTS_KEYSET", keyset);
    environment.put("KOPPELING_PRIVATE_SHOPS_ALLOWED", "true");
    environment.put("KOPPELING_PUBLIC_URL", "http://127.0.0.1:" + firstPort);
    environment.put("KOPPELING_HTTP_HOST", "127.0.0.1");
    environment.put("KOPPELING_HTTP_PORT", Integer.toString(port));
    environment.put("KOPPELING_MANAGEMENT_PORT", Integer.toString(management));
    environment.put("KOPPELING_LIMIT_WEBHOOKS", "1000000/m");
    environment.put("KOPPELING_LIMIT_REFUSED", "1000000/m");
    environment.putAll(settings);
    return environment;
  }

  /**
   * Opens shops in the sandbox, tells of their connections, and returns at once.
   *
   * @param rights of their keys, {@code read_write} or {@code read}: with the latter there are no
   *     webhooks
   */
  public List<Shopfront> connect(int count, String rights) {
    List<Shopfront> shops =
        together(IntStream.range(0, count).mapToObj(i -> "s" + i).toList(), rights);
    shops.forEach(this::tell);
    return shops;
  }

  private List<Shopfront> together(List<String> names, String rights) {
    try (ExecutorService several = Executors.newFixedThreadPool(8)) {
      var opened = names.stream().map(name -> several.submit(() -> open(name, rights))).toList();
      List<Shopfront> shops = new ArrayList<>();
      for (var shop : opened) {
        shops.add(shop.get());
      }
      return shops;
    } catch (java.util.concurrent.ExecutionException e) {
      throw new PartFailed("A shop cannot be opened: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed("Interrupted.", e);
    }
  }

  private Shopfront open(String name, String rights) {
    JsonNode opened = ask("/shops", "{\"name\":\"" + name + "\"}");
    JsonNode key =
        rights.equals("read_write")
            ? opened
            : ask("/shops/" + name + "/keys", "{\"permissions\":\"" + rights + "\"}");
    UUID connection = UUID.randomUUID();
    String home = opened.get("home").asText();
    desk.put(
        connection,
        JSON.createObjectNode()
            .put("shopHome", home)
            .put("apiRoot", home + "/wp-json/wc/v3")
            .put("consumerKey", key.get("consumerKey").asText())
            .put("consumerSecret", key.get("consumerSecret").asText())
            .put("credentialsVersion", 1)
            .toString());
    return new Shopfront(
        connection,
        name,
        "token" + connection.toString().replace("-", ""),
        UUID.randomUUID().toString());
  }

  private void tell(Shopfront shop) {
    String wrapped = seals.newWrappedKey(shop.connection());
    ConnectionChanged event =
        new ConnectionChanged(
            shop.connection(),
            1,
            1,
            ConnectionChanged.Status.ACTIVE,
            URI.create(sandbox.shop(shop.name())),
            shop.token(),
            seals.open(shop.connection(), wrapped).seal(shop.secret(), SECRET_PURPOSE),
            wrapped,
            UUID.randomUUID(),
            Instant.now().minus(Duration.ofMinutes(1)),
            Set.of("completed"),
            BookingSettings.dutch(
                "W", 14, List.of(), List.of(), Optional.empty(), Optional.empty()));
    topics.send(
        Topic.CONNECTIONS.topicName(),
        shop.connection().toString(),
        EventCodec.encode(event).getBytes(StandardCharsets.UTF_8),
        "ce_id",
        UUID.randomUUID().toString(),
        "ce_type",
        EventCodec.typeOf(event),
        "ce_source",
        "street",
        "ce_time",
        Instant.now().toString());
  }

  /** A paid, completed order of one line; the shop rings. Returns its id. */
  public long place(Shopfront shop) {
    return ask(
            "/shops/" + shop.name() + "/orders",
            "{\"email\":\"kim@klant.test\",\"lines\":[{\"name\":\"Mok\",\"quantity\":1,"
                + "\"unitPriceInclVat\":\"12.10\",\"rate\":21}]}")
        .get("id")
        .asLong();
  }

  /** Paid, completed orders; the shop does not ring. Returns the first id and the last. */
  public long[] generate(Shopfront shop, int count) {
    JsonNode made =
        ask(
            "/shops/" + shop.name() + "/generate",
            "{\"count\":" + count + ",\"seed\":7,\"days\":0}");
    return new long[] {made.get("first").asLong(), made.get("last").asLong()};
  }

  private JsonNode ask(String path, String body) {
    var answer = Http.post(sandbox.baseUrl() + "/__admin/woocommerce" + path, body, IS_JSON);
    if (answer.statusCode() >= 300) {
      throw new PartFailed("The sandbox answered " + answer.statusCode() + " to " + path);
    }
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new PartFailed("The sandbox answered no JSON to " + path, e);
    }
  }

  /** A number from the service's database. */
  public long count(String sql) {
    return Long.parseLong(look(sql));
  }

  /** The database's time, as it writes it. */
  public String now() {
    return look("select clock_timestamp()");
  }

  private String look(String sql) {
    try (Connection database = postgres.connect(DATABASE);
        var rows = database.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new PartFailed("The database cannot be asked: " + e.getMessage(), e);
    }
  }

  /** Everything the replicas say. */
  public Topics topics() {
    return topics;
  }

  public Kafka kafka() {
    return kafka;
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  private Path log(String name) {
    return home.resolve("logs").resolve(name + ".log");
  }

  @Override
  public void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        // The others are to be stopped too; what stays is stopped with this process.
      }
    }
  }
}
