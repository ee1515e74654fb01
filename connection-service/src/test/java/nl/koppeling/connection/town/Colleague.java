package nl.koppeling.connection.town;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Another service of the line: answers what it was told to answer, and only to a service's token.
 */
public final class Colleague {

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  Colleague() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::serve);
    server.start();
  }

  private record Answer(int status, String body) {}

  private record Call(String call, String body) {}

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What it says from now on to a call, for example {@code POST /internal/...?refund=0}. */
  public void answers(String call, int status, String body) {
    answers.put(call, new Answer(status, body));
  }

  /** The calls about a connection so far. */
  public List<String> calls(String connectionId) {
    return about(connectionId).map(Call::call).toList();
  }

  /** What was said in the calls about a connection so far, where anything was. */
  public List<String> bodies(String connectionId) {
    return about(connectionId).map(Call::body).filter(body -> !body.isEmpty()).toList();
  }

  /** What was said in all calls so far, where anything was. */
  public List<String> bodies() {
    return calls.stream().map(Call::body).filter(body -> !body.isEmpty()).toList();
  }

  private Stream<Call> about(String connectionId) {
    return calls.stream().filter(call -> call.call().contains(connectionId));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      calls.add(
          new Call(
              call, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      Answer answer =
          ofService(exchange)
              ? answers.getOrDefault(call, new Answer(404, ""))
              : new Answer(401, "");
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static boolean ofService(HttpExchange exchange) {
    String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    String[] parts = header.split("\\.");
    return parts.length == 3
        && new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .contains("\"connection-service\"");
  }
}
