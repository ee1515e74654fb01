package nl.koppeling.invoice.line;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import nl.koppeling.testkit.Sandbox;

/** The sandbox as SnelStart, and a token address that mints for its first administration. */
public final class SandboxTokens implements QuarkusTestResourceLifecycleManager {

  static final String ADMINISTRATION = "c0000000-0000-4000-8000-000000000001";
  private static final String KEY =
      Base64.getEncoder().encodeToString("demo:demo-secret-1".getBytes(StandardCharsets.UTF_8));

  static volatile String baseUrl;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Sandbox sandbox;
  private HttpServer tokens;

  @Override
  public Map<String, String> start() {
    sandbox = Sandbox.start();
    baseUrl = sandbox.baseUrl();
    try {
      tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tokens.createContext("/", this::answer);
    tokens.start();
    return Map.of(
        "KOPPELING_CONNECTION_URL",
        "http://127.0.0.1:" + tokens.getAddress().getPort(),
        "KOPPELING_SNELSTART_API_URL",
        sandbox.snelStartApi(),
        "koppeling.settle-delay",
        "1s");
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body =
        """
        {"accessToken":"%s","expiresAt":"%s","administrationId":"%s"}"""
            .formatted(token(), Instant.now().plusSeconds(3_000), ADMINISTRATION)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** A bearer of the administration. */
  static String token() {
    String form =
        "grant_type=clientkey&clientkey=" + URLEncoder.encode(KEY, StandardCharsets.UTF_8);
    String answer =
        send(
            HttpRequest.newBuilder(URI.create(baseUrl + "/snelstart/b2b/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    try {
      return Books.JSON.readTree(answer).get("access_token").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    tokens.stop(0);
    sandbox.close();
  }
}
