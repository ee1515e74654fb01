package nl.koppeling.events;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import nl.koppeling.events.inbox.Arrivals;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A receiver that notes what it got, and fails as often as a test wants. */
@Singleton
class Letterbox {

  final List<Envelope> got = new CopyOnWriteArrayList<>();
  final AtomicInteger failures = new AtomicInteger();
  private final Arrivals arrivals;

  Letterbox(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  @Incoming("test-in")
  Uni<Void> arrive(ConsumerRecord<String, byte[]> delivery) {
    return arrivals.take(
        delivery,
        (session, envelope) -> {
          if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            return Uni.createFrom().failure(new IllegalStateException("database away"));
          }
          got.add(envelope);
          return Uni.createFrom().voidItem();
        });
  }
}
