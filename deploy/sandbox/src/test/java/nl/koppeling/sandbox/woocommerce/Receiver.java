package nl.koppeling.sandbox.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody who receives webhooks and callbacks, on a free port. */
final class Receiver implements AutoCloseable {

  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final HttpServer server;
  private volatile int answer = 200;

  /** What came in. */
  record Received(Map<String, String> headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          // Read before the test learns of the call, and may choose another answer for the next.
          int status = answer;
          Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
          exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
          received.add(new Received(headers, exchange.getRequestBody().readAllBytes()));
          if (status == 302) {
            exchange.getResponseHeaders().add("Location", url());
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  void answers(int status) {
    answer = status;
  }

  Received next() throws InterruptedException {
    Received next = received.poll(5, TimeUnit.SECONDS);
    assertThat(next).as("something arrived").isNotNull();
    return next;
  }

  /** Nothing more comes for a while, several times the delay of the queue. */
  void quiet() throws InterruptedException {
    Received more = received.poll(500, TimeUnit.MILLISECONDS);
    assertThat(more).as(more == null ? "" : more.headers() + more.text()).isNull();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
