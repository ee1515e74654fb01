package nl.koppeling.connection.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The tables of replays and of what was done with them. */
@ApplicationScoped
class Replays {

  private static final Map<String, Class<? extends ReplayState>> STATES =
      Map.of(
          "REHEARSING", ReplayState.Rehearsing.class,
          "REHEARSED", ReplayState.Rehearsed.class,
          "RUNNING", ReplayState.Running.class,
          "DONE", ReplayState.Done.class,
          "STOPPED", ReplayState.Stopped.class);

  private static final String READ =
      "select id, selection, why, asked_by, asked_name, asked_at, state, body, trouble from replay ";

  private static final String CLAIM =
      "update replay set lease_until = clock_timestamp() + :lease * interval '1 second',"
          + " epoch = epoch + 1 where id = (select id from replay where state in"
          + " ('REHEARSING', 'RUNNING') and due_at <= clock_timestamp()"
          + " and lease_until <= clock_timestamp()"
          + " order by due_at limit 1 for update skip locked) returning id, epoch";

  private static final String KEEP =
      "update replay set state = :state, body = :body, trouble = '',"
          + " due_at = clock_timestamp() + :wait * interval '1 millisecond',"
          + " lease_until = clock_timestamp() + :lease * interval '1 second'"
          + " where id = :id and epoch = :epoch and lease_until > clock_timestamp()";

  private final ObjectMapper json;

  @Inject
  Replays(ObjectMapper json) {
    this.json = json;
  }

  /** A replay that this instance drives until its lease ends. */
  record Hold(UUID id, long epoch) {}

  Uni<Void> add(Mutiny.Session session, Replay replay) {
    return session
        .createNativeQuery(
            "insert into replay (id, selection, why, asked_by, asked_name, asked_at, state, body)"
                + " values (:id, :selection, :why, :by, :name, :at, :state, :body)")
        .setParameter("id", replay.id())
        .setParameter("selection", write(replay.selection()))
        .setParameter("why", replay.why())
        .setParameter("by", replay.askedBy().subject())
        .setParameter("name", replay.askedBy().name())
        .setParameter("at", replay.askedAt().atOffset(ZoneOffset.UTC))
        .setParameter("state", name(replay.state()))
        .setParameter("body", write(replay.state()))
        .executeUpdate()
        .replaceWithVoid();
  }

  Uni<Optional<Replay>> find(Mutiny.Session session, UUID id) {
    return one(session, id, "where id = :id");
  }

  /** Locked until the transaction ends. */
  Uni<Optional<Replay>> lock(Mutiny.Session session, UUID id) {
    return one(session, id, "where id = :id for update");
  }

  private Uni<Optional<Replay>> one(Mutiny.Session session, UUID id, String which) {
    return session
        .createNativeQuery(READ + which, Object[].class)
        .setParameter("id", id)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(this::replay));
  }

  /** The newest first. */
  Uni<List<Replay>> newest(Mutiny.Session session, int most) {
    return session
        .createNativeQuery(READ + "order by asked_at desc limit :most", Object[].class)
        .setParameter("most", most)
        .getResultList()
        .map(rows -> rows.stream().map(this::replay).toList());
  }

  /** An operator's word: whoever drives it now loses it. */
  Uni<Void> steer(Mutiny.Session session, Replay replay) {
    return session
        .createNativeQuery(
            "update replay set state = :state, body = :body, trouble = '', epoch = epoch + 1,"
                + " due_at = clock_timestamp(), lease_until = clock_timestamp() where id = :id")
        .setParameter("state", name(replay.state()))
        .setParameter("body", write(replay.state()))
        .setParameter("id", replay.id())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** One that is due and that nobody drives. */
  Uni<Optional<Hold>> claim(Mutiny.Session session, Duration lease) {
    return session
        .createNativeQuery(CLAIM, Object[].class)
        .setParameter("lease", lease.toSeconds())
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> new Hold((UUID) row[0], ((Number) row[1]).longValue())));
  }

  /**
   * Keeps a step, and the lease on it.
   *
   * @return false when it is no longer this instance's: an operator or another instance has it
   */
  Uni<Boolean> keep(
      Mutiny.Session session, Hold hold, ReplayState state, Duration wait, Duration lease) {
    return session
        .createNativeQuery(KEEP)
        .setParameter("state", name(state))
        .setParameter("body", write(state))
        .setParameter("wait", wait.toMillis())
        .setParameter("lease", lease.toSeconds())
        .setParameter("id", hold.id())
        .setParameter("epoch", hold.epoch())
        .executeUpdate()
        .map(rows -> rows == 1);
  }

  /**
   * Lets go of it.
   *
   * @param trouble why it does not get on; empty when it does
   */
  Uni<Void> letGo(Mutiny.Session session, Hold hold, String trouble, Duration wait) {
    return session
        .createNativeQuery(
            "update replay set trouble = :trouble, lease_until = clock_timestamp(),"
                + " due_at = greatest(due_at, clock_timestamp() + :wait * interval '1 millisecond')"
                + " where id = :id and epoch = :epoch")
        .setParameter("trouble", trouble)
        .setParameter("wait", wait.toMillis())
        .setParameter("id", hold.id())
        .setParameter("epoch", hold.epoch())
        .executeUpdate()
        .replaceWithVoid();
  }

  /**
   * Whether another one is under way: they are done one after the other. Two who want to begin at
   * once ask one after the other, until the transaction of the first is over.
   */
  Uni<Boolean> anotherRuns(Mutiny.Session session, UUID id) {
    return session
        .createNativeQuery(
            "select 1 from (select pg_advisory_xact_lock(hashtext('replay'))) alone", Integer.class)
        .getSingleResult()
        .chain(
            () ->
                session
                    .createNativeQuery(
                        "select exists (select 1 from replay"
                            + " where state = 'RUNNING' and id <> :id)",
                        Boolean.class)
                    .setParameter("id", id)
                    .getSingleResult());
  }

  Uni<Void> did(Mutiny.Session session, UUID id, String who, Act.Kind deed, String detail) {
    return session
        .createNativeQuery(
            "insert into replay_act (replay_id, who, deed, detail) values (:id, :who, :deed, :detail)")
        .setParameter("id", id)
        .setParameter("who", who)
        .setParameter("deed", deed.name())
        .setParameter("detail", detail)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** In the order in which it was done. */
  Uni<List<Act>> acts(Mutiny.Session session, UUID id) {
    return session
        .createNativeQuery(
            "select cast(extract(epoch from at) * 1000 as bigint), who, deed, detail"
                + " from replay_act where replay_id = :id order by seq",
            Object[].class)
        .setParameter("id", id)
        .getResultList()
        .map(rows -> rows.stream().map(Replays::act).toList());
  }

  private static Act act(Object[] row) {
    return new Act(
        Instant.ofEpochMilli(((Number) row[0]).longValue()),
        (String) row[1],
        Act.Kind.valueOf((String) row[2]),
        (String) row[3]);
  }

  static String name(ReplayState state) {
    return state.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT);
  }

  private Replay replay(Object[] row) {
    return new Replay(
        (UUID) row[0],
        read((String) row[1], Selection.class),
        (String) row[2],
        new Operator((String) row[3], (String) row[4]),
        instant(row[5]),
        read((String) row[7], STATES.get((String) row[6])),
        (String) row[8]);
  }

  private static Instant instant(Object value) {
    return value instanceof java.time.OffsetDateTime at ? at.toInstant() : (Instant) value;
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }

  private <T> T read(String text, Class<T> valueClass) {
    try {
      return json.readValue(text, valueClass);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read " + valueClass.getSimpleName(), e);
    }
  }
}
