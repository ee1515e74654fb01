package nl.koppeling.sandbox.snelstart.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.koppeling.sandbox.snelstart.api.Answer;
import nl.koppeling.sandbox.snelstart.faults.Fault;
import nl.koppeling.sandbox.snelstart.token.Tokens;
import nl.koppeling.sandbox.snelstart.wire.Json;

/** One HTTP request on its way through the gateway. */
final class Exchange {

  private static final String HTML =
      "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1>"
          + "</center></body></html>";

  private final RoutingContext context;
  private final String path;
  private final Optional<RouteTable.Match> match;
  private final Optional<Tokens.Bearer> bearer;
  private final long started = System.nanoTime();
  private Consumer<Exchange> listener = any -> {};
  private int status;

  Exchange(
      RoutingContext context,
      String path,
      Optional<RouteTable.Match> match,
      Optional<Tokens.Bearer> bearer) {
    this.context = context;
    this.path = path;
    this.match = match;
    this.bearer = bearer;
  }

  /** Tells once, just before the answer leaves or when the caller is gone. */
  void onAnswer(Consumer<Exchange> told) {
    listener = told;
    context.addEndHandler(done -> tell());
  }

  private void tell() {
    Consumer<Exchange> told = listener;
    listener = any -> {};
    told.accept(this);
  }

  private long micros() {
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - started);
  }

  String method() {
    return context.request().method().name();
  }

  String path() {
    return path;
  }

  /** The name calls are counted under. */
  String name() {
    return match.map(found -> found.route().name()).orElse(method() + " (unknown)");
  }

  /** Whose counters it runs on. */
  String owner() {
    return bearer.map(found -> found.administration().id().toString()).orElse("(none)");
  }

  Optional<RouteTable.Match> match() {
    return match;
  }

  Optional<Tokens.Bearer> bearer() {
    return bearer;
  }

  Fault.Target target() {
    return new Fault.Target(
        method(),
        match.map(found -> found.route().template()).orElse(path),
        path,
        bearer.map(found -> found.administration().id()).orElse(null),
        false);
  }

  String subscriptionKey() {
    String header = context.request().getHeader("Ocp-Apim-Subscription-Key");
    return header == null ? context.queryParams().get("subscription-key") : header;
  }

  CallJournal.Entry entry(Instant now) {
    return new CallJournal.Entry(now, method(), path, status, micros(), owner());
  }

  /** The parsed body, null when there is none or the method has none. */
  JsonNode body() {
    if ("GET".equals(method()) || "DELETE".equals(method())) {
      return null;
    }
    Buffer body = context.body().buffer();
    return body == null || body.length() == 0 ? null : Json.parse(body.getBytes());
  }

  RoutingContext context() {
    return context;
  }

  boolean isOver() {
    return context.response().ended() || context.response().closed();
  }

  void send(Answer answer) {
    if (isOver()) {
      return;
    }
    status = answer.status();
    tell();
    HttpServerResponse response = context.response().setStatusCode(status);
    if (answer.body() == null) {
      response.end();
    } else {
      response.putHeader("Content-Type", "application/json; charset=utf-8");
      response.end(Buffer.buffer(Json.bytes(answer.body())));
    }
  }

  void sendHtml() {
    if (!isOver()) {
      status = 502;
      tell();
      context.response().setStatusCode(502).putHeader("Content-Type", "text/html").end(HTML);
    }
  }

  /** Closes the connection without an answer. */
  void drop() {
    tell();
    if (!isOver()) {
      context.request().connection().close();
    }
  }
}
