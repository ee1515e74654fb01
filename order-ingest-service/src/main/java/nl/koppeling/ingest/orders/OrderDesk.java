package nl.koppeling.ingest.orders;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.ingest.intake.Dossier;
import nl.koppeling.ingest.intake.Eligibility;
import nl.koppeling.ingest.intake.Seen;
import nl.koppeling.ingest.intake.Why;
import nl.koppeling.ingest.intake.WooOrder;
import nl.koppeling.ingest.reading.Reading;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes readings of orders: row and events in the caller's transaction. One content is told once,
 * whoever reads it, how often, and in whatever order.
 */
@ApplicationScoped
public class OrderDesk {

  private final OrderRows rows;
  private final Teller teller;
  private final Understanding understanding;
  private final Shadow shadow;
  private final MeterRegistry meters;

  OrderDesk(
      OrderRows rows,
      Teller teller,
      Understanding understanding,
      Shadow shadow,
      MeterRegistry meters) {
    this.rows = rows;
    this.teller = teller;
    this.understanding = understanding;
    this.shadow = shadow;
    this.meters = meters;
  }

  /**
   * Stores readings, one after the other. Of a connection in shadow they are only shadows: no row
   * of an order, and nothing is told.
   *
   * @param laneOf the lane of an order by its modification time
   * @param belief how far they are believed when they contradict what is known
   * @return the orders that have to be read by themselves before they are believed
   */
  public Uni<List<Long>> store(
      Mutiny.Session session,
      ConnectionChanged connection,
      Fetched fetched,
      Function<Instant, Lane> laneOf,
      Belief belief) {
    if (connection.shadow()) {
      return shadow.store(session, connection, fetched).replaceWith(List.of());
    }
    return rows.untoldFrom(session, connection.connectionId())
        .flatMap(
            untold ->
                Multi.createFrom()
                    .iterable(fetched.readings())
                    .onItem()
                    .transformToUniAndConcatenate(
                        reading ->
                            one(
                                session,
                                new Terms(connection, untold),
                                fetched,
                                reading,
                                laneOf,
                                belief))
                    .filter(doubtful -> doubtful > 0)
                    .collect()
                    .asList());
  }

  /** What came of an owner's word that an order is booked elsewhere. */
  public enum TakenOver {
    /** Now, or before: saying it twice changes nothing. */
    DONE,
    UNKNOWN,
    NOT_PARKED
  }

  /** The owner takes the booking of a parked order over. The caller holds the connection's turn. */
  public Uni<TakenOver> takeOver(Mutiny.Session session, UUID connectionId, long orderId) {
    return rows.find(session, connectionId, orderId)
        .flatMap(
            known ->
                known
                    .map(row -> takeOver(session, row))
                    .orElseGet(() -> Uni.createFrom().item(TakenOver.UNKNOWN)));
  }

  private Uni<TakenOver> takeOver(Mutiny.Session session, OrderRow row) {
    if (row.dossier().standing().isTakenOver()) {
      return Uni.createFrom().item(TakenOver.DONE);
    }
    return row.dossier()
        .takenOver()
        .map(
            step ->
                write(session, row.ref(), row.total(), step, Telltale.silent())
                    .replaceWith(TakenOver.DONE))
        .orElseGet(() -> Uni.createFrom().item(TakenOver.NOT_PARKED));
  }

  /** The shop says an order does not exist; true when we knew it. */
  public Uni<Boolean> gone(Mutiny.Session session, ConnectionChanged connection, long orderId) {
    if (connection.shadow()) {
      return shadow.gone(session, connection.connectionId(), orderId);
    }
    return rows.find(session, connection.connectionId(), orderId)
        .flatMap(
            known ->
                known.isEmpty()
                    ? Uni.createFrom().item(false)
                    : write(
                            session,
                            known.get().ref(),
                            known.get().total(),
                            known.get().dossier().gone(),
                            Telltale.silent())
                        .replaceWith(true));
  }

  private Uni<Long> one(
      Mutiny.Session session,
      Terms terms,
      Fetched fetched,
      Reading reading,
      Function<Instant, Lane> laneOf,
      Belief belief) {
    ConnectionChanged connection = terms.connection();
    return switch (reading) {
      case Reading.Readable(WooOrder order) -> {
        Understanding.Understood understood =
            understanding.of(connection, fetched, order, laneOf.apply(order.moments().modified()));
        yield take(
            session,
            understood.ref(),
            understood.total(),
            sold -> understood.seen().judged(terms.judge(order, sold)),
            understood.details(),
            belief);
      }
      case Reading.Unreadable unreadable -> unreadable(session, connection, unreadable, belief);
      case Reading.NoOrder none -> Uni.createFrom().item(0L);
    };
  }

  private Uni<Long> unreadable(
      Mutiny.Session session,
      ConnectionChanged connection,
      Reading.Unreadable unreadable,
      Belief belief) {
    return rows.find(session, connection.connectionId(), unreadable.orderId())
        .flatMap(
            known -> {
              Instant modified =
                  unreadable
                      .modifiedAt()
                      .or(() -> known.map(k -> k.ref().version().modifiedAt()))
                      .orElse(Instant.EPOCH);
              OrderVersion version = new OrderVersion(modified, unreadable.fingerprint());
              Seen seen =
                  new Seen(
                      version,
                      unreadable.fingerprint(),
                      Optional.empty(),
                      new Eligibility.Parked(Why.ORDER_UNREADABLE),
                      List.of(),
                      Optional.empty());
              BigDecimal total = known.map(OrderRow::total).orElse(BigDecimal.ZERO);
              OrderRef ref =
                  Understanding.ref(connection, unreadable.orderId(), unreadable.number(), version);
              return take(session, ref, total, sold -> seen, Telltale.silent(), belief);
            });
  }

  private Uni<Long> take(
      Mutiny.Session session,
      OrderRef ref,
      BigDecimal total,
      Function<Boolean, Seen> reading,
      Telltale details,
      Belief belief) {
    return rows.find(session, ref.connectionId(), ref.orderId())
        .flatMap(
            known -> {
              Seen seen = reading.apply(known.filter(OrderRow::accepted).isPresent());
              return known.isPresent() && belief.doubts(known.get().dossier(), seen)
                  ? Uni.createFrom().item(ref.orderId())
                  : take(session, ref, total, known, seen, details, belief).replaceWith(0L);
            });
  }

  private Uni<Void> take(
      Mutiny.Session session,
      OrderRef ref,
      BigDecimal total,
      Optional<OrderRow> known,
      Seen reading,
      Telltale details,
      Belief belief) {
    Seen seen =
        belief == Belief.INSISTED && known.isPresent()
            ? reading.notBefore(known.get().ref().version())
            : reading;
    Dossier.Step step = known.map(k -> k.dossier().see(seen)).orElseGet(() -> Dossier.open(seen));
    boolean kept = known.isPresent() && !step.dossier().version().equals(seen.version());
    OrderRef told = new OrderRef(ref.connectionId(), ref.orderId(), ref.number(), seen.version());
    return write(session, told, kept ? known.get().total() : total, step, details);
  }

  private Uni<Void> write(
      Mutiny.Session session, OrderRef ref, BigDecimal total, Dossier.Step step, Telltale details) {
    meters
        .counter("koppeling.ingest.orders", "outcome", step.dossier().standing().kind().name())
        .increment();
    OrderRef kept =
        new OrderRef(ref.connectionId(), ref.orderId(), ref.number(), step.dossier().version());
    return rows.save(session, new OrderRow(kept, total, step.dossier()))
        .flatMap(saved -> teller.tell(session, ref, total, step.tellings(), details));
  }
}
