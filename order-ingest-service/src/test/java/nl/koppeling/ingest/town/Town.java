package nl.koppeling.ingest.town;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import nl.koppeling.testkit.Ports;

/**
 * The neighbours of the service on one loopback port: shops, the connection service's internal
 * address, the identity server's token address. The resource only chooses the port; the tests open
 * the doors, so that both see the same shops whatever class loader they live in.
 */
public class Town implements QuarkusTestResourceLifecycleManager {

  private static final ConcurrentMap<String, ToyShop> SHOPS = new ConcurrentHashMap<>();
  private static final ConcurrentMap<UUID, Premises> CONNECTED = new ConcurrentHashMap<>();
  private static HttpServer server;

  @Override
  public Map<String, String> start() {
    int port = Ports.free();
    System.setProperty("town.port", Integer.toString(port));
    String base = "http://127.0.0.1:" + port;
    return Map.ofEntries(
        Map.entry("KOPPELING_CONNECTION_URL", base),
        Map.entry("KOPPELING_PUBLIC_URL", "https://koppeling.test"),
        Map.entry("KOPPELING_PRIVATE_SHOPS_ALLOWED", "true"),
        Map.entry("quarkus.oidc-client.auth-server-url", base + "/realm"),
        Map.entry("quarkus.http.host", "127.0.0.1"),
        Map.entry("quarkus.management.host", "127.0.0.1"),
        Map.entry("quarkus.http.test-port", "0"),
        Map.entry("quarkus.management.test-port", "0"),
        Map.entry("koppeling.poll.interval", "1h"),
        Map.entry("koppeling.poll.interval-quiet", "2h"),
        // The recorded orders grow older; a sweep in a test sees them for ever.
        Map.entry("koppeling.sweep.window", "36500d"),
        Map.entry("koppeling.notes.settle", "300ms"),
        Map.entry("koppeling.turns.sweep", "200ms"));
  }

  @Override
  public void stop() {}

  public static String base() {
    return "http://127.0.0.1:" + System.getProperty("town.port");
  }

  /** Opens the doors, once. */
  public static synchronized void listen() {
    if (server != null) {
      return;
    }
    try {
      int port = Integer.getInteger("town.port");
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "town");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/realm/protocol/openid-connect/token", Town::token);
    server.createContext("/internal/connections/", Town::shopKey);
    server.createContext("/shops/", Town::shop);
    server.start();
  }

  /** One more address in the town. */
  static synchronized void door(String path, HttpHandler behind) {
    listen();
    server.createContext(path, behind);
  }

  public static ToyShop open() {
    ToyShop shop = new ToyShop("shop-" + UUID.randomUUID().toString().substring(0, 8));
    SHOPS.put(shop.name(), shop);
    return shop;
  }

  public static void connect(UUID connectionId, Premises shop) {
    CONNECTED.put(connectionId, shop);
  }

  private static void token(HttpExchange exchange) throws IOException {
    Reply.json(200, "{\"access_token\":\"own\",\"expires_in\":300,\"token_type\":\"Bearer\"}")
        .send(exchange);
  }

  private static void shopKey(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().split("/")[3];
    Premises shop = CONNECTED.get(UUID.fromString(id));
    boolean known = "Bearer own".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    Reply reply =
        !known
            ? Reply.json(401, "{}")
            : shop == null ? Reply.json(404, "{}") : Reply.json(200, shop.keyJson());
    reply.send(exchange);
  }

  private static void shop(HttpExchange exchange) throws IOException {
    ToyShop shop = SHOPS.get(exchange.getRequestURI().getPath().split("/")[2]);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    shop.answer(exchange.getRequestMethod(), exchange.getRequestURI(), body).send(exchange);
  }
}
