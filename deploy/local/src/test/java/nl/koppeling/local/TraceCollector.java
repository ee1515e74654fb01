package nl.koppeling.local;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes the spans of all services over OTLP (HTTP, protobuf) and keeps what tests ask for. Field
 * numbers are those of opentelemetry-proto, trace.proto and resource.proto v1.
 */
final class TraceCollector implements AutoCloseable {

  private static final int ATTRIBUTES = 1;
  private static final int SPANS = 2;

  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();

  TraceCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.createContext("/", TraceCollector::nothing);
    server.start();
  }

  /**
   * One span.
   *
   * @param kind 2: server, 3: client, 4: producer, 5: consumer
   */
  record Span(String service, String trace, String name, long kind) {}

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Span> spans() {
    return List.copyOf(spans);
  }

  private void take(HttpExchange exchange) throws IOException {
    for (ByteString resourceSpans : messages(parse(exchange.getRequestBody().readAllBytes()), 1)) {
      UnknownFieldSet one = parse(resourceSpans.toByteArray());
      String service = service(one);
      for (ByteString scope : messages(one, SPANS)) {
        for (ByteString span : messages(parse(scope.toByteArray()), SPANS)) {
          spans.add(span(service, parse(span.toByteArray())));
        }
      }
    }
    nothing(exchange);
  }

  private static Span span(String service, UnknownFieldSet span) {
    return new Span(
        service,
        HexFormat.of().formatHex(messages(span, 1).get(0).toByteArray()),
        messages(span, 5).get(0).toStringUtf8(),
        span.getField(6).getVarintList().stream().findFirst().orElse(0L));
  }

  private static String service(UnknownFieldSet resourceSpans) {
    List<String> names = new ArrayList<>();
    for (ByteString resource : messages(resourceSpans, 1)) {
      for (ByteString attribute : messages(parse(resource.toByteArray()), ATTRIBUTES)) {
        UnknownFieldSet pair = parse(attribute.toByteArray());
        if (messages(pair, 1).get(0).toStringUtf8().equals("service.name")) {
          names.add(
              messages(parse(messages(pair, 2).get(0).toByteArray()), 1).get(0).toStringUtf8());
        }
      }
    }
    return names.isEmpty() ? "" : names.get(0);
  }

  private static List<ByteString> messages(UnknownFieldSet message, int field) {
    return message.getField(field).getLengthDelimitedList();
  }

  private static UnknownFieldSet parse(byte[] bytes) {
    try {
      return UnknownFieldSet.parseFrom(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void nothing(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
