package nl.koppeling.ingest.webhook;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The token in a delivery's address says whose it is and belongs in no trace. The span itself
 * stays: with it an order's trace begins.
 */
@ApplicationScoped
class HiddenTokens implements SpanProcessor {

  private static final String DELIVERIES = "/webhooks/woocommerce/";
  private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    String path = span.getAttribute(PATH);
    if (path != null && path.contains("/webhooks")) {
      span.setAttribute(PATH, DELIVERIES + "{token}");
      if (span.getAttribute(QUERY) != null) {
        span.setAttribute(QUERY, "");
      }
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {}

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
