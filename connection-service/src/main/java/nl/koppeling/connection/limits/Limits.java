package nl.koppeling.connection.limits;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.limits.Buckets;
import nl.koppeling.limits.Rate;

/**
 * The limits that protect this service itself, counted in this instance's memory. With n replicas
 * somebody may come n times as often, which the service has n times the room for.
 */
@ApplicationScoped
public class Limits {

  /** What is limited; the metric's tag, which never names an address or a person. */
  public enum Limit {
    ADDRESS,
    REFUSED,
    SIGN_IN,
    PERSON,
    CHANGES,
    OUTSIDE,
    EXPORT
  }

  private final Map<Limit, Buckets> buckets = new EnumMap<>(Limit.class);
  private final MeterRegistry meters;

  @Inject
  Limits(LimitSettings settings, MeterRegistry meters) {
    this.meters = meters;
    Map<Limit, Rate> rates =
        Map.of(
            Limit.ADDRESS, settings.address(),
            Limit.REFUSED, settings.refused(),
            Limit.SIGN_IN, settings.signIn(),
            Limit.PERSON, settings.person(),
            Limit.CHANGES, settings.changes());
    rates.forEach((limit, rate) -> buckets.put(limit, new Buckets(rate, settings.remembered())));
    for (Limit limit : Limit.values()) {
      meters.counter(name(), "limit", tag(limit)); // zero is a figure too
    }
  }

  /** Takes one; how long to wait when there is none left. */
  public Optional<Duration> take(Limit limit, String who) {
    return counted(limit, buckets.get(limit).take(who));
  }

  /** Takes nothing; how long to wait when there is none left. */
  public Optional<Duration> look(Limit limit, String who) {
    return counted(limit, buckets.get(limit).look(who));
  }

  /** Takes one of what comes after the fact: nobody is refused by it. */
  public void charge(Limit limit, String who) {
    buckets.get(limit).take(who);
  }

  Optional<Duration> counted(Limit limit, Optional<Duration> refused) {
    refused.ifPresent(wait -> meters.counter(name(), "limit", tag(limit)).increment());
    return refused;
  }

  private static String name() {
    return "koppeling.limits.refused";
  }

  private static String tag(Limit limit) {
    return limit.name().toLowerCase(Locale.ROOT);
  }
}
