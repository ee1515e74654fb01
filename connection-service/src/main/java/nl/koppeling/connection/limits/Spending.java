package nl.koppeling.connection.limits;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.limits.Rate;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What costs a shop, SnelStart or much of the database is counted in the database, so that more
 * replicas allow no more of it.
 */
@ApplicationScoped
class Spending {

  private static final String SPEND =
      """
      insert into limit_use as u (limit_name, person, whole_at)
      values (:name, :person, clock_timestamp() + :each * interval '1 microsecond')
      on conflict (limit_name, person) do update
      set whole_at = greatest(u.whole_at, clock_timestamp()) + :each * interval '1 microsecond'
      where greatest(u.whole_at, clock_timestamp()) + :each * interval '1 microsecond'
        <= clock_timestamp() + :per * interval '1 microsecond'
      """;

  private static final String WAIT =
      """
      select cast(ceil(extract(epoch from whole_at - clock_timestamp())
        - cast(:free as bigint) / 1000000.0) as bigint)
      from limit_use where limit_name = :name and person = :person
      """;

  private static final String PAST =
      "delete from limit_use where whole_at < now() - interval '1 hour'";

  private final Sessions sessions;
  private final LimitSettings settings;

  @Inject
  Spending(Sessions sessions, LimitSettings settings) {
    this.sessions = sessions;
    this.settings = settings;
  }

  /** Spends one; how long to wait when there is none left. */
  Uni<Optional<Duration>> spend(Limits.Limit limit, String person) {
    Rate rate = limit == Limits.Limit.EXPORT ? settings.export() : settings.outside();
    String name = limit.name().toLowerCase(Locale.ROOT);
    return sessions.forNone(
        session ->
            session
                .createNativeQuery(SPEND)
                .setParameter("name", name)
                .setParameter("person", person)
                .setParameter("each", micros(rate.each()))
                .setParameter("per", micros(rate.per()))
                .executeUpdate()
                .flatMap(
                    spent ->
                        spent > 0
                            ? Uni.createFrom().item(Optional.empty())
                            : whenThere(session, name, person, rate)));
  }

  private static Uni<Optional<Duration>> whenThere(
      Mutiny.Session session, String name, String person, Rate rate) {
    return session
        .createNativeQuery(WAIT, Long.class)
        .setParameter("name", name)
        .setParameter("person", person)
        .setParameter("free", micros(rate.per()) - micros(rate.each()))
        .getSingleResult()
        .map(seconds -> Optional.of(Duration.ofSeconds(Math.max(1, seconds))));
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  @Scheduled(every = "1h", delayed = "1h")
  Uni<Void> forget() {
    return sessions.forNone(
        session -> session.createNativeQuery(PAST).executeUpdate().replaceWithVoid());
  }
}
