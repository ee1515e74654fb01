package nl.koppeling.ingest.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import nl.koppeling.ingest.schedule.PollState.WebhookHealth;
import nl.koppeling.ingest.shop.Place;

/** A row of {@code shop_poll} as a {@link PollState}. */
final class PollRow {

  static final String READ =
      "select "
          + millis("cursor_at")
          + ", "
          + millis("walk_from")
          + ", walk_page = 1 and walk_rounds < 0, walk_size, "
          + millis("walk_newest")
          + ", walk_last_order, walk_index, due_at <= clock_timestamp(),"
          + " webhooks_due_at <= clock_timestamp(), quiet_polls, failures, paused_at_credentials,"
          + " webhooks, webhooks_secret, "
          + millis("clock_timestamp()")
          + ", "
          + millis("walk_begun_at")
          + ", walk_unbounded from shop_poll where connection_id = :id";

  static String millis(String moment) {
    return "cast(extract(epoch from " + moment + ") * 1000 as bigint)";
  }

  private PollRow() {}

  static PollState state(Object[] row) {
    Optional<PollState.Walk> walk =
        moment(row[1])
            .map(
                from ->
                    new PollState.Walk(
                        from,
                        // Replicas of before know no such place: theirs are begun again.
                        (Boolean) row[2]
                            ? new Place(
                                ((Number) row[5]).longValue(), integer(row[6]), integer(row[3]))
                            : Place.atTheBeginning(integer(row[3])),
                        moment(row[4]),
                        moment(row[15]).or(() -> moment(row[14])).orElseThrow(),
                        (Boolean) row[16]));
    return new PollState(
        moment(row[0]).orElseThrow(),
        walk,
        (Boolean) row[7],
        (Boolean) row[8],
        integer(row[9]),
        integer(row[10]),
        row[11] == null ? OptionalLong.empty() : OptionalLong.of(((Number) row[11]).longValue()),
        WebhookHealth.valueOf((String) row[12]),
        (String) row[13],
        moment(row[14]).orElseThrow());
  }

  static int integer(Object number) {
    return ((Number) number).intValue();
  }

  static Optional<Instant> moment(Object millis) {
    return millis == null
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(((Number) millis).longValue()));
  }
}
