package nl.koppeling.events.outbox;

import io.opentelemetry.context.Context;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.koppeling.events.Topic;
import nl.koppeling.events.trace.Traces;
import nl.koppeling.events.wake.Wakeups;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/**
 * Publishes outbox rows in the order they were written. The database wakes it at every commit; a
 * sweep finds what was left behind. One relay leads per database (an advisory lock for the length
 * of a batch), so order per key holds; a row is marked only after the broker acknowledged it, so a
 * crash repeats and never loses.
 */
@ApplicationScoped
public class OutboxRelay {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final int BATCH = 200;
  static final long LEADER_LOCK = 0x6b6f7070656c69L;

  /** What is compacted at the broker is compacted here, so that the topic can be made again. */
  private static final String PRUNE =
      "delete from outbox o where sent_at < now() - interval '30 days' and (topic <> $1"
          + " or exists (select 1 from outbox newer"
          + " where newer.topic = o.topic and newer.key = o.key and newer.seq > o.seq))";

  private final Pool pool;
  private final MutinyEmitter<String> emitter;
  private final Wakeups wakeups;
  private final String source;
  private final SingleFlight flight = new SingleFlight(this::drain);

  OutboxRelay(
      Pool pool,
      @Channel("outbox") MutinyEmitter<String> emitter,
      Wakeups wakeups,
      @ConfigProperty(name = "quarkus.application.name") String source) {
    this.pool = pool;
    this.emitter = emitter;
    this.wakeups = wakeups;
    this.source = source;
  }

  void start(@Observes StartupEvent event) {
    wakeups.on("outbox", flight::request);
  }

  @Scheduled(every = "${koppeling.outbox.sweep:5s}", delayed = "10s", identity = "outbox-sweep")
  void sweep() {
    flight.request();
  }

  @Scheduled(every = "1h", delayed = "10m", identity = "outbox-prune")
  Uni<Void> prune() {
    return pool.preparedQuery(PRUNE)
        .execute(Tuple.of(Topic.CONNECTIONS.topicName()))
        .replaceWithVoid();
  }

  private Uni<Void> drain() {
    return pool.withTransaction(this::batch)
        .onFailure()
        .invoke(
            e ->
                LOG.warnf(
                    "outbox batch failed, will be tried again: %s", e.getClass().getSimpleName()))
        .flatMap(sent -> sent == BATCH ? drain() : Uni.createFrom().voidItem());
  }

  private Uni<Integer> batch(SqlConnection connection) {
    return connection
        .preparedQuery("select pg_try_advisory_xact_lock($1)")
        .execute(Tuple.of(LEADER_LOCK))
        .flatMap(
            rows ->
                rows.iterator().next().getBoolean(0)
                    ? sendNext(connection)
                    : Uni.createFrom().item(0));
  }

  private Uni<Integer> sendNext(SqlConnection connection) {
    return connection
        .preparedQuery(
            "select seq, id, topic, key, type, body, traceparent, created_at from outbox"
                + " where sent_at is null order by seq limit $1")
        .execute(Tuple.of(BATCH))
        .flatMap(
            rows -> {
              List<Uni<Void>> sends = new ArrayList<>();
              List<Long> seqs = new ArrayList<>();
              for (Row row : rows) {
                sends.add(emitter.sendMessage(message(row)));
                seqs.add(row.getLong("seq"));
              }
              return sends.isEmpty() ? Uni.createFrom().item(0) : markSent(connection, sends, seqs);
            });
  }

  private Uni<Integer> markSent(SqlConnection connection, List<Uni<Void>> sends, List<Long> seqs) {
    return Uni.join()
        .all(sends)
        .andFailFast()
        .flatMap(
            ok ->
                connection
                    .preparedQuery("update outbox set sent_at = now() where seq = any($1)")
                    .execute(Tuple.of(seqs.toArray(Long[]::new))))
        .replaceWith(seqs.size());
  }

  private Message<String> message(Row row) {
    UUID id = row.getUUID("id");
    RecordHeaders headers = new RecordHeaders();
    CloudEventHeaders.write(
        headers,
        id,
        row.getString("type"),
        source,
        row.getOffsetDateTime("created_at").toInstant());
    OutgoingKafkaRecordMetadata<String> kafka =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withTopic(row.getString("topic"))
            .withKey(row.getString("key"))
            .withHeaders(headers)
            .build();
    Context parent = Traces.contextOf(row.getString("traceparent"));
    return Message.of(
        row.getString("body"), Metadata.of(kafka, TracingMetadata.withCurrent(parent)));
  }
}
