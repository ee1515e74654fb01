package nl.koppeling.customer.town;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * SnelStart and the connection service, in one small server; and everything the service logs. Every
 * connection of a test has an office of its own, so tests do not meet.
 */
public class Town implements QuarkusTestResourceLifecycleManager {

  private static final Map<UUID, Office> BY_CONNECTION = new ConcurrentHashMap<>();
  private static final Map<UUID, Office> BY_ADMINISTRATION = new ConcurrentHashMap<>();
  private static final Map<UUID, Office.Act.Answer> REFUSED = new ConcurrentHashMap<>();
  private static final List<String> TOKEN_QUESTIONS = new CopyOnWriteArrayList<>();
  private static final List<String> LOGGED = new CopyOnWriteArrayList<>();

  private HttpServer server;

  /** Builds an office for a connection. */
  public static Office open(UUID connectionId) {
    Office office = new Office();
    BY_CONNECTION.put(connectionId, office);
    BY_ADMINISTRATION.put(office.administrationId(), office);
    return office;
  }

  /** The connection service refuses tokens of a connection. */
  public static void refuseTokens(UUID connectionId, int status, String code) {
    REFUSED.put(
        connectionId,
        new Office.Act.Answer(
            status, "{\"code\":\"%s\"}".formatted(code), Map.of("Retry-After", "1")));
  }

  /** It gives them again. */
  public static void giveTokens(UUID connectionId) {
    REFUSED.remove(connectionId);
  }

  /** How often a token of the connection was asked for. */
  public static long tokenQuestions(UUID connectionId) {
    return TOKEN_QUESTIONS.stream().filter(q -> q.contains(connectionId.toString())).count();
  }

  /** Everything logged so far. */
  public static List<String> logged() {
    return LOGGED;
  }

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/internal/connections/", Town::token);
    server.createContext("/v2/", Town::call);
    server.createContext("/vies/check-vat-number", Register::serve);
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.ofEntries(
        Map.entry("KOPPELING_CONNECTION_URL", base),
        Map.entry("KOPPELING_SNELSTART_API_URL", base + "/v2"),
        Map.entry("KOPPELING_SNELSTART_READ_TIMEOUT_MS", "1500"),
        Map.entry("KOPPELING_SETTLE_DELAY", "1s"),
        Map.entry("KOPPELING_VIES_URL", base + "/vies"),
        Map.entry("KOPPELING_VIES_REQUESTER", "NL 8234.56.789.B01"),
        Map.entry("KOPPELING_VIES_TIMEOUT", "1500ms"),
        Map.entry("KOPPELING_VIES_PAUSE", "10ms"),
        Map.entry("KOPPELING_VIES_FIRST_WAIT", "1s"),
        Map.entry("KOPPELING_VIES_LONGEST_WAIT", "2s"),
        Map.entry("quarkus.http.test-port", "0"),
        Map.entry("quarkus.management.test-port", "0"),
        Map.entry("quarkus.http.host", "127.0.0.1"),
        Map.entry("quarkus.management.host", "127.0.0.1"));
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  /** Listens to the log from now on; call it once the application runs. */
  public static void listen() {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      if (handler instanceof Ear) {
        return;
      }
    }
    root.addHandler(new Ear());
  }

  private static void token(HttpExchange exchange) throws IOException {
    TOKEN_QUESTIONS.add(exchange.getRequestURI().toString());
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    UUID id = UUID.fromString(exchange.getRequestURI().getPath().split("/")[3]);
    if (authorization == null || authorization.split("\\.").length != 3) {
      answer(exchange, 401, "", Map.of());
      return;
    }
    Office.Act.Answer refused = REFUSED.get(id);
    if (refused != null) {
      answer(exchange, refused.status(), refused.body(), refused.headers());
      return;
    }
    UUID administration = BY_CONNECTION.get(id).administrationId();
    String body =
        "{\"accessToken\":\"%s\",\"expiresAt\":\"%s\",\"administrationId\":\"%s\"}"
            .formatted(administration, Instant.now().plusSeconds(3_600), administration);
    answer(exchange, 200, body, Map.of());
  }

  private static void call(HttpExchange exchange) throws IOException {
    String bearer = exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "");
    String path = exchange.getRequestURI().getPath().replaceFirst("^/v2", "");
    BY_ADMINISTRATION.get(UUID.fromString(bearer)).serve(exchange, path);
  }

  static void answer(HttpExchange exchange, int status, String body, Map<String, String> headers)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Keeps what is logged, stack traces included. */
  private static final class Ear extends Handler {
    @Override
    public void publish(LogRecord entry) {
      StringWriter text = new StringWriter();
      text.write(String.valueOf(entry.getMessage()));
      Object[] parameters = entry.getParameters();
      if (parameters != null) {
        text.write(List.of(parameters).toString());
      }
      if (entry.getThrown() != null) {
        entry.getThrown().printStackTrace(new PrintWriter(text));
      }
      LOGGED.add(text.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
