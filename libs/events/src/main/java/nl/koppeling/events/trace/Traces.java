package nl.koppeling.events.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** W3C {@code traceparent} in and out of rows and records. Costs nothing when tracing is off. */
public final class Traces {

  private static final TextMapGetter<String> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
          return List.of("traceparent");
        }

        @Override
        public String get(String carrier, String key) {
          return "traceparent".equals(key) ? carrier : null;
        }
      };

  private Traces() {}

  /** The current span as {@code traceparent}, or empty when there is none. */
  public static String current() {
    SpanContext span = Span.current().getSpanContext();
    if (!span.isValid()) {
      return "";
    }
    Map<String, String> carrier = new HashMap<>();
    W3CTraceContextPropagator.getInstance().inject(Context.current(), carrier, Map::put);
    return carrier.getOrDefault("traceparent", "");
  }

  /** The context a {@code traceparent} names; the root context for an empty one. */
  public static Context contextOf(String traceparent) {
    return traceparent == null || traceparent.isEmpty()
        ? Context.root()
        : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, GETTER);
  }

  /** Runs work as a span that continues the trace a row came from. */
  public static <T> Uni<T> within(String traceparent, String name, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Span span =
                  GlobalOpenTelemetry.getTracer("nl.koppeling")
                      .spanBuilder(name)
                      .setParent(contextOf(traceparent))
                      .startSpan();
              try (Scope ignored = span.makeCurrent()) {
                return work.get()
                    .onFailure()
                    .invoke(e -> span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName()))
                    .onTermination()
                    .invoke(span::end);
              }
            });
  }
}
