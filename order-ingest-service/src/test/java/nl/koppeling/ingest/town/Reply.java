package nl.koppeling.ingest.town;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An HTTP answer. */
public record Reply(int status, String contentType, String body, Map<String, String> headers) {

  public static Reply json(int status, String body) {
    return new Reply(status, "application/json; charset=UTF-8", body, Map.of());
  }

  public static Reply html(int status, String body) {
    return new Reply(status, "text/html; charset=UTF-8", body, Map.of());
  }

  void send(HttpExchange exchange) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
