package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One trace leads from the webhook over three services and their topics to the settlement. */
class TraceIT {

  private static final int SERVER = 2;
  private static final int CLIENT = 3;

  /** An order that the poll sees before its delivery is read has a trace without a delivery. */
  @Test
  void oneTraceLeadsFromTheWebhookToTheSettlement() {
    World world = World.connected().withWebhooks();
    world.place("spoor@klant.test");
    world.awaitSettled(1, Duration.ofSeconds(30));

    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(4))
        .untilAsserted(
            () -> {
              List<String> whole = wholeTraces();
              if (whole.isEmpty()) {
                world.place("spoor@klant.test");
              }
              assertThat(whole).as(met()).isNotEmpty();
            });
  }

  /** Every trace with a booking in it, for the message of a failure. */
  private static String met() {
    return TheLine.collector().spans().stream()
        .collect(Collectors.groupingBy(TraceCollector.Span::trace))
        .values()
        .stream()
        .filter(t -> t.stream().anyMatch(s -> s.service().equals(Service.INVOICE.module())))
        .map(t -> t.stream().map(s -> s.service() + " " + s.kind() + " " + s.name()).toList())
        .map(Object::toString)
        .collect(Collectors.joining("\n", "traces with invoice-service in them:\n", ""));
  }

  /** Traces that begin with a delivery and end with the two calls that book and settle. */
  private static List<String> wholeTraces() {
    Map<String, List<TraceCollector.Span>> traces =
        TheLine.collector().spans().stream()
            .collect(Collectors.groupingBy(TraceCollector.Span::trace));
    return traces.entrySet().stream()
        .filter(trace -> whole(trace.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean whole(List<TraceCollector.Span> spans) {
    Set<String> services =
        spans.stream().map(TraceCollector.Span::service).collect(Collectors.toSet());
    boolean webhook =
        spans.stream()
            .anyMatch(
                s ->
                    s.service().equals(Service.INGEST.module())
                        && s.kind() == SERVER
                        && s.name().contains("/webhooks/"));
    Set<String> booked =
        spans.stream()
            .filter(s -> s.service().equals(Service.INVOICE.module()) && s.kind() == CLIENT)
            .map(TraceCollector.Span::name)
            .collect(Collectors.toSet());
    return webhook
        && booked.containsAll(
            Set.of("SnelStart POST /verkoopboekingen", "SnelStart POST /bankboekingen"))
        && services.containsAll(
            Set.of(Service.INGEST.module(), Service.CUSTOMER.module(), Service.INVOICE.module()));
  }
}
