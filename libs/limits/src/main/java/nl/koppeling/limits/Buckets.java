package nl.koppeling.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * One rate, a bucket for each key, in this instance's memory: with n replicas somebody may come n
 * times as often. Memory is bounded: of more keys than {@code most}, those seen least are forgotten
 * and begin anew. Lock-free; never blocks, so it may be asked on an event loop.
 */
public final class Buckets {

  private final Bandwidth bandwidth;
  private final TimeMeter clock;
  private final Cache<String, Bucket> buckets;

  /**
   * @param most keys remembered, some 300 bytes each
   */
  public Buckets(Rate rate, int most) {
    this(rate, most, TimeMeter.SYSTEM_NANOTIME);
  }

  Buckets(Rate rate, int most, TimeMeter clock) {
    this.clock = clock;
    this.bandwidth =
        Bandwidth.builder().capacity(rate.most()).refillGreedy(rate.most(), rate.per()).build();
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(most)
            // A bucket nobody asked for so long is full: forgetting it changes nothing.
            .expireAfterAccess(rate.per())
            .ticker(clock::currentTimeNanos)
            .executor(Runnable::run)
            .build();
  }

  /** Takes one of the key's; otherwise says how long to wait. */
  public Optional<Duration> take(String key) {
    ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? Optional.empty() : refilled(probe.getNanosToWaitForRefill());
  }

  /** Whether the key has one left, without taking it; otherwise how long to wait. */
  public Optional<Duration> look(String key) {
    EstimationProbe probe = bucket(key).estimateAbilityToConsume(1);
    return probe.canBeConsumed() ? Optional.empty() : refilled(probe.getNanosToWaitForRefill());
  }

  /** Keys remembered at the moment. */
  long size() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }

  private Bucket bucket(String key) {
    return buckets.get(
        key,
        unknown -> Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(clock).build());
  }

  /** Whole seconds, rounded up: as in {@code Retry-After}. */
  private static Optional<Duration> refilled(long nanos) {
    return Optional.of(Duration.ofSeconds(Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L))));
  }
}
