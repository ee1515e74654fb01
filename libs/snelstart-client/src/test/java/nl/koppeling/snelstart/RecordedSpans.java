package nl.koppeling.snelstart;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what would be sent to a collector. */
@ApplicationScoped
public class RecordedSpans implements SpanProcessor {

  private final List<String> ended = new CopyOnWriteArrayList<>();

  List<String> ended() {
    return ended;
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    // Only ended spans leave the process.
  }

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    ended.add(span.toSpanData().getName() + " " + span.toSpanData().getAttributes());
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }
}
