package nl.koppeling.connection.figures;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import nl.koppeling.connection.ownership.Sessions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads from the overview now and then what has no outcome yet; every replica shows the same.
 *
 * <p>Half of the balance (reliability reference C1): what was told of an order and has been without
 * an outcome for a quarter of an hour must be held by a service, which say themselves how much they
 * have held for ten minutes; what is on its way between two of them is younger. That this one has
 * more means that something was lost between them.
 */
@ApplicationScoped
class LineFigures {

  /** In the overview since an event told of it, and nobody told what became of it. */
  private static final String UNDECIDED =
      "(o.state in ('ACCEPTED', 'LINKED') or (o.state = 'WAITING' and o.stage <> 'INGEST'))";

  static final String DOCUMENTS =
      "select s.state, s.stage, (select count(*) from order_overview o where o.state = s.state"
          + " and o.stage = s.stage and o.state in ('WAITING', 'ACCEPTED', 'LINKED', 'PARKED'))"
          + " from (values ('WAITING', 'INGEST'), ('WAITING', 'CUSTOMER'), ('WAITING', 'INVOICE'),"
          + " ('ACCEPTED', 'INGEST'), ('LINKED', 'CUSTOMER'), ('PARKED', 'INGEST'),"
          + " ('PARKED', 'CUSTOMER'), ('PARKED', 'INVOICE')) as s (state, stage)";

  private static final String CONNECTIONS =
      "select s.state, count(c.id) from (values ('DRAFT'), ('PROVEN'), ('ACTIVE'), ('PAUSED'))"
          + " as s (state) left join connection c on c.state = s.state group by 1";

  private static final String FAULTY =
      "select s.side, count(distinct f.connection_id) from (values ('SHOP'), ('ADMINISTRATION'))"
          + " as s (side) left join connection_fault f on f.side = s.side group by 1";

  static final String BALANCE =
      "select count(*) from order_overview o where "
          + UNDECIDED
          + " and o.state in ('WAITING', 'ACCEPTED', 'LINKED', 'PARKED')"
          + " and o.updated_at < now() - :seconds * interval '1 second'";

  /**
   * Where nothing stands in its way: the connection is on, and no side has a fault. Documents
   * first: from the connections on, all of theirs would be read.
   */
  static final String OLDEST =
      "with waiting as materialized (select connection_id, min(updated_at) as since"
          + " from order_overview where state in ('ACCEPTED', 'LINKED') group by connection_id)"
          + " select cast(coalesce(extract(epoch from clock_timestamp() - min(w.since)), 0) as bigint)"
          + " from waiting w join connection c on c.id = w.connection_id where c.state = 'ACTIVE'"
          + " and not exists (select 1 from connection_fault f where f.connection_id = c.id)";

  private final Sessions sessions;
  private final Duration undecidedAfter;
  private final MultiGauge documents;
  private final MultiGauge connections;
  private final MultiGauge faulty;
  private final AtomicLong undecided = new AtomicLong();
  private final AtomicLong oldest = new AtomicLong();

  @Inject
  LineFigures(
      Sessions sessions,
      MeterRegistry meters,
      @ConfigProperty(name = "koppeling.balance.after", defaultValue = "10m") Duration heldAfter) {
    this.sessions = sessions;
    this.undecidedAfter = heldAfter.plus(heldAfter.dividedBy(2));
    this.documents = MultiGauge.builder("koppeling.documents").register(meters);
    this.connections = MultiGauge.builder("koppeling.connections").register(meters);
    this.faulty = MultiGauge.builder("koppeling.connections.faulty").register(meters);
    meters.gauge("koppeling.balance.undecided", undecided);
    meters.gauge("koppeling.documents.oldest.seconds", oldest);
  }

  @Scheduled(
      every = "${koppeling.figures.every:30s}",
      delayed = "5s",
      identity = "line-figures",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return sessions.forAll(
        session ->
            rows(session, DOCUMENTS)
                .invoke(this::showDocuments)
                .chain(() -> rows(session, CONNECTIONS))
                .invoke(rows -> show(connections, "state", rows))
                .chain(() -> rows(session, FAULTY))
                .invoke(rows -> show(faulty, "side", rows))
                .chain(() -> balance(session))
                .invoke(undecided::set)
                .chain(() -> session.createNativeQuery(OLDEST, Long.class).getSingleResult())
                .invoke(age -> oldest.set(Math.max(0, age)))
                .replaceWithVoid());
  }

  private static Uni<List<Tuple>> rows(Mutiny.Session session, String sql) {
    return session.createNativeQuery(sql, Tuple.class).getResultList();
  }

  private Uni<Long> balance(Mutiny.Session session) {
    return session
        .createNativeQuery(BALANCE, Long.class)
        .setParameter("seconds", undecidedAfter.toSeconds())
        .getSingleResult();
  }

  private void showDocuments(List<Tuple> rows) {
    documents.register(
        rows.stream()
            .<MultiGauge.Row<?>>map(
                row ->
                    MultiGauge.Row.of(
                        Tags.of(
                            "state", row.get(0, String.class), "stage", row.get(1, String.class)),
                        row.get(2, Number.class)))
            .toList(),
        true);
  }

  private static void show(MultiGauge gauge, String tag, List<Tuple> rows) {
    gauge.register(
        rows.stream()
            .<MultiGauge.Row<?>>map(
                row ->
                    MultiGauge.Row.of(
                        Tags.of(tag, row.get(0, String.class)), row.get(1, Number.class)))
            .toList(),
        true);
  }
}
