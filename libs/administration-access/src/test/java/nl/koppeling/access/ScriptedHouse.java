package nl.koppeling.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays the identity server and the connection service; the answers to come are scripted. */
public class ScriptedHouse implements QuarkusTestResourceLifecycleManager {

  static final List<String> QUESTIONS = new CopyOnWriteArrayList<>();
  static final Queue<Answer> ANSWERS = new ConcurrentLinkedQueue<>();

  /** How often our own token was asked for. */
  static final AtomicInteger OWN_TOKENS = new AtomicInteger();

  static volatile CountDownLatch gate = new CountDownLatch(0);

  record Answer(int status, String body, Map<String, String> headers) {}

  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/realm/protocol/openid-connect/token", ScriptedHouse::ownToken);
    server.createContext("/internal/", ScriptedHouse::question);
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of(
        "KOPPELING_OIDC_URL",
        base + "/realm",
        "KOPPELING_CONNECTION_URL",
        base,
        "KOPPELING_CLIENT_SECRET",
        "secret",
        "KOPPELING_SNELSTART_SUBSCRIPTION_KEY",
        "partnerkey");
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  /** One that ends before it is worth keeping. */
  private static void ownToken(HttpExchange exchange) throws IOException {
    OWN_TOKENS.incrementAndGet();
    answer(
        exchange,
        new Answer(
            200,
            "{\"access_token\":\"own\",\"expires_in\":25,\"token_type\":\"Bearer\"}",
            Map.of()));
  }

  private static void question(HttpExchange exchange) throws IOException {
    QUESTIONS.add(
        exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answer(exchange, ANSWERS.remove());
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
