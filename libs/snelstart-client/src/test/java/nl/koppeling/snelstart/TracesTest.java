package nl.koppeling.snelstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The look-up by e-mail has the address in its query, and a client span would carry it along. */
@QuarkusTest
@QuarkusTestResource(ScriptedSnelStart.class)
class TracesTest {

  @Inject SnelStart snelStart;
  @Inject Tracer tracer;
  @Inject RecordedSpans spans;
  ScriptedServer server;

  @Test
  void lookUpByEmailLeavesNoAddressInATrace() {
    server.reset(ScriptedServer.answer(200, "[]"));
    Span work = tracer.spanBuilder("work").startSpan();
    try (Scope current = work.makeCurrent()) {
      assertThat(current).isNotNull();
      assertThat(
              snelStart
                  .relationsByEmail(Samples.ACCESS, "jan@example.com")
                  .await()
                  .atMost(Duration.ofSeconds(20)))
          .isEmpty();
    } finally {
      work.end();
    }
    assertThat(spans.ended()).anyMatch(span -> span.startsWith("work"));
    assertThat(spans.ended()).anyMatch(span -> span.contains("SnelStart GET /relaties"));
    assertThat(spans.ended()).noneMatch(span -> span.contains("example.com"));
  }
}
