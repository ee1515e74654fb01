package nl.koppeling.snelstart;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Makes one call, once, within a bounded time, and turns whatever comes back into a value or a
 * {@link SnelStartException}. Measures {@code snelstart.calls} by endpoint template, method and
 * outcome. Nothing is ever repeated here.
 */
@ApplicationScoped
class Calls {

  private final MeterRegistry meters;
  private final Duration longest;

  /**
   * {@code longest} bounds a whole call; the HTTP layer's read timeout bounds the silence between
   * two pieces only.
   */
  @Inject
  Calls(
      MeterRegistry meters,
      @ConfigProperty(name = "koppeling.snelstart.call-timeout", defaultValue = "40s")
          Duration longest) {
    this.meters = meters;
    this.longest = longest;
  }

  /**
   * The body of a success, read; every failure is a {@link SnelStartException}. The call is made on
   * subscription.
   */
  <T> Uni<T> make(
      Endpoint endpoint, Supplier<Uni<RestResponse<byte[]>>> wire, Function<JsonNode, T> reading) {
    return Uni.createFrom().deferred(() -> measured(endpoint, once(endpoint, wire, reading)));
  }

  /** One object. */
  <T> Uni<T> one(
      Endpoint endpoint, Supplier<Uni<RestResponse<byte[]>>> wire, Function<Row, T> reading) {
    return make(endpoint, wire, (JsonNode body) -> reading.apply(new Row(body)));
  }

  /** A list, whole or a page. */
  <T> Uni<List<T>> many(
      Endpoint endpoint, Supplier<Uni<RestResponse<byte[]>>> wire, Function<Row, T> reading) {
    return make(endpoint, wire, (JsonNode body) -> Row.list(body, reading));
  }

  private <T> Uni<T> once(
      Endpoint endpoint, Supplier<Uni<RestResponse<byte[]>>> wire, Function<JsonNode, T> reading) {
    return Uni.createFrom()
        .deferred(wire::get)
        .ifNoItem()
        .after(longest)
        .failWith(TimeoutException::new)
        .map(response -> read(endpoint, answer(response), reading))
        .onFailure()
        .transform(failure -> Failures.of(endpoint, failure));
  }

  private static Answer answer(RestResponse<byte[]> response) {
    return new Answer(
        response.getStatus(), response.getHeaderString(HttpHeaders.RETRY_AFTER), body(response));
  }

  /**
   * The HTTP layer reads the body of a success only; of any other answer it hands over the bytes in
   * memory as a stream.
   */
  private static byte[] body(RestResponse<?> response) {
    try {
      return switch (response.getEntity()) {
        case null -> new byte[0];
        case byte[] bytes -> bytes;
        case InputStream in -> in.readAllBytes();
        default -> throw new Unreadable("an unknown body");
      };
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  private static <T> T read(Endpoint endpoint, Answer answer, Function<JsonNode, T> reading) {
    if (!answer.success()) {
      throw Verdict.on(endpoint, answer);
    }
    return reading.apply(Json.read(answer.body()));
  }

  private <T> Uni<T> measured(Endpoint endpoint, Uni<T> call) {
    Timer.Sample sample = Timer.start(meters);
    Span span = span(endpoint);
    return call.onTermination()
        .invoke(
            (item, failure, cancelled) -> {
              sample.stop(timer(endpoint, failure, cancelled));
              end(span, failure);
            });
  }

  /** Named by the endpoint's template, so that no address with a person in it reaches a trace. */
  private static Span span(Endpoint endpoint) {
    return GlobalOpenTelemetry.getTracer("nl.koppeling.snelstart")
        .spanBuilder("SnelStart " + endpoint.method() + " " + endpoint.path())
        .setSpanKind(SpanKind.CLIENT)
        .startSpan();
  }

  private static void end(Span span, Throwable failure) {
    if (failure != null) {
      span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
    }
    span.end();
  }

  private Timer timer(Endpoint endpoint, Throwable failure, boolean cancelled) {
    String ended = failure == null ? "Answered" : failure.getClass().getSimpleName();
    return meters.timer(
        "snelstart.calls",
        "endpoint",
        endpoint.path(),
        "method",
        endpoint.method(),
        "outcome",
        cancelled ? "Cancelled" : ended);
  }
}
