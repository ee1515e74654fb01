package nl.koppeling.local.street;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import nl.koppeling.testkit.PartFailed;

/**
 * What order-ingest-service asks of its neighbours: a token for itself, and the keys of shops. Ten
 * thousand connections are made here in no time; the connection service would try each of them.
 */
final class KeyDesk implements AutoCloseable {

  private static final int BACKLOG = 1_000;

  private final HttpServer server;
  private final ConcurrentMap<UUID, String> keys = new ConcurrentHashMap<>();

  KeyDesk() {
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    } catch (IOException e) {
      throw new PartFailed("No port for the desk of keys: " + e.getMessage(), e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/protocol/openid-connect/token",
        call ->
            answer(
                call,
                200,
                "{\"access_token\":\"own\",\"expires_in\":3600,\"token_type\":\"Bearer\"}"));
    server.createContext("/internal/connections/", this::shopKey);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on this is the key of the connection, as JSON. */
  void put(UUID connection, String key) {
    keys.put(connection, key);
  }

  private void shopKey(HttpExchange call) throws IOException {
    String id = call.getRequestURI().getPath().split("/")[3];
    String key = keys.get(UUID.fromString(id));
    answer(call, key == null ? 404 : 200, key == null ? "{}" : key);
  }

  private static void answer(HttpExchange call, int status, String json) throws IOException {
    try (call) {
      call.getRequestBody().readAllBytes();
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      call.getResponseHeaders().add("Content-Type", "application/json");
      call.sendResponseHeaders(status, body.length);
      call.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
