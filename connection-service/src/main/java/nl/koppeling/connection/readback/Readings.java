package nl.koppeling.connection.readback;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.StatementCode;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.Reason;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Table {@code month_reading}: wishes to read a month back, and what came of them. However many
 * instances run, a wish is carried out by one at a time, and by another when that one dies.
 */
@ApplicationScoped
public class Readings {

  /** Longer than any reading may take. */
  private static final Duration HOLD = Duration.ofMinutes(6);

  private static final String ASK =
      "insert into month_reading as m (connection_id, month, place, asked_at, due)"
          + " values (:id, :month, :place, clock_timestamp(), true)"
          + " on conflict (connection_id, month, place)"
          + " do update set asked_at = clock_timestamp(), due = true, taken_until = null"
          + " where not m.due and m.asked_at < clock_timestamp()"
          + " - cast(:millis as bigint) * interval '1 millisecond'";

  private static final String TAKE =
      "update month_reading set taken_until = clock_timestamp()"
          + " + cast(:hold as bigint) * interval '1 millisecond'"
          + " where (connection_id, month, place) in (select connection_id, month, place"
          + " from month_reading where due and coalesce(taken_until < clock_timestamp(), true)"
          + " order by asked_at limit 1 for update skip locked)"
          + " returning connection_id, month, place";

  private final Duration rest;

  @Inject
  Readings(@ConfigProperty(name = "koppeling.readback.rest") Duration rest) {
    this.rest = rest;
  }

  /** A wish that this instance carries out. */
  record Wish(UUID connectionId, YearMonth month, Place place) {}

  /** Remembers a wish; refuses with 429 while one is carried out, or was just now. */
  Uni<Void> ask(Mutiny.Session session, UUID id, YearMonth month, Place place) {
    return session
        .createNativeQuery(ASK)
        .setParameter("id", id)
        .setParameter("month", month.atDay(1))
        .setParameter("place", place.name())
        .setParameter("millis", rest.toMillis())
        .executeUpdate()
        .invoke(
            taken -> {
              if (taken == 0) {
                throw Refusal.tooSoon(StatementCode.READ_JUST_NOW, rest);
              }
            })
        .replaceWithVoid();
  }

  Uni<Optional<Wish>> take(Mutiny.Session session) {
    return session
        .createNativeQuery(TAKE, Tuple.class)
        .setParameter("hold", HOLD.toMillis())
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(Readings::wish));
  }

  Uni<Void> done(Mutiny.Session session, Wish wish, Reading reading) {
    return end(
        session,
        wish,
        "read_at = clock_timestamp(), failed_at = null, failure = null, reading = :said",
        EventCodec.write(reading));
  }

  Uni<Void> failed(Mutiny.Session session, Wish wish, Reason why) {
    return end(
        session, wish, "failed_at = clock_timestamp(), failure = :said", EventCodec.write(why));
  }

  private static Uni<Void> end(Mutiny.Session session, Wish wish, String change, String said) {
    return session
        .createNativeQuery(
            "update month_reading set due = false, taken_until = null, "
                + change
                + " where connection_id = :id and month = :month and place = :place")
        .setParameter("said", said)
        .setParameter("id", wish.connectionId())
        .setParameter("month", wish.month().atDay(1))
        .setParameter("place", wish.place().name())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** How a month stands; nothing for a place nobody asked to read. */
  public Uni<List<Readback>> of(Mutiny.Session session, UUID id, YearMonth month) {
    return session
        .createNativeQuery(
            "select place, due, read_at, reading, failure from month_reading"
                + " where connection_id = :id and month = :month order by place",
            Tuple.class)
        .setParameter("id", id)
        .setParameter("month", month.atDay(1))
        .getResultList()
        .map(rows -> rows.stream().map(Readings::readback).toList());
  }

  /** Forgets everything of a connection. */
  public Uni<Void> forget(Mutiny.Session session, UUID id) {
    return session
        .createNativeQuery("delete from month_reading where connection_id = :id")
        .setParameter("id", id)
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Wish wish(Tuple row) {
    return new Wish(
        row.get("connection_id", UUID.class),
        YearMonth.from(row.get("month", LocalDate.class)),
        Place.valueOf(row.get("place", String.class)));
  }

  private static Readback readback(Tuple row) {
    return new Readback(
        Place.valueOf(row.get("place", String.class)),
        row.get("due", Boolean.class),
        moment(row),
        read(row, "reading", Reading.class),
        read(row, "failure", Reason.class));
  }

  private static Optional<Instant> moment(Tuple row) {
    return Optional.ofNullable(row.get("read_at", OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static <T> Optional<T> read(Tuple row, String column, Class<T> type) {
    return Optional.ofNullable(row.get(column, String.class))
        .map(text -> EventCodec.read(text.getBytes(StandardCharsets.UTF_8), type));
  }
}
