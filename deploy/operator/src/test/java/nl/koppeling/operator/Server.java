package nl.koppeling.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers as it was told, the last answer for ever, and remembers what it was asked. */
final class Server implements AutoCloseable {

  record Asked(String method, String path, String token, String body) {}

  private record Answer(int status, String type, String body) {}

  final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final HttpServer server;

  Server() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** One more answer for a method and path, with its query. */
  Server on(String call, int status, String body) {
    return on(call, status, "application/json", body);
  }

  /** A refusal as the API makes it. */
  Server refuse(String call, int status, String code, String detail) {
    return on(
        call,
        status,
        "application/problem+json",
        """
        {"title":"Refused","status":%d,"code":"%s","detail":"%s"}"""
            .formatted(status, code, detail));
  }

  /** From now on another answer. */
  void instead(String call, int status, String body) {
    synchronized (answers) {
      answers.remove(call);
    }
    on(call, status, body);
  }

  private Server on(String call, int status, String type, String body) {
    synchronized (answers) {
      answers.computeIfAbsent(call, c -> new ArrayDeque<>()).add(new Answer(status, type, body));
    }
    return this;
  }

  List<String> calls() {
    synchronized (asked) {
      return asked.stream().map(a -> a.method() + " " + a.path()).toList();
    }
  }

  Asked call(String call) {
    synchronized (asked) {
      return asked.stream()
          .filter(a -> (a.method() + " " + a.path()).equals(call))
          .reduce((first, last) -> last)
          .orElseThrow();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      Answer answer = next(call);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer next(String call) {
    synchronized (answers) {
      Deque<Answer> left = answers.get(call);
      if (left == null) {
        return new Answer(404, "text/html", "<html>nothing at " + call + "</html>");
      }
      return left.size() == 1 ? left.peek() : left.poll();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
