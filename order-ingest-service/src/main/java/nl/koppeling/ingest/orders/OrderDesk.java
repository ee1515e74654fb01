package nl.koppeling.ingest.orders;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.seal.Seal;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.intake.Dossier;
import nl.koppeling.ingest.intake.Eligibility;
import nl.koppeling.ingest.intake.InvoiceNumbers;
import nl.koppeling.ingest.intake.RefundDetails;
import nl.koppeling.ingest.intake.Seen;
import nl.koppeling.ingest.intake.Translation;
import nl.koppeling.ingest.intake.Translator;
import nl.koppeling.ingest.intake.VatNumbers;
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
  private final Seals seals;
  private final Translator translator;
  private final MeterRegistry meters;

  OrderDesk(
      OrderRows rows, Teller teller, Seals seals, IntakeSettings settings, MeterRegistry meters) {
    this.rows = rows;
    this.teller = teller;
    this.seals = seals;
    this.translator =
        new Translator(
            new VatNumbers(settings.vatNumberKeys().orElse(VatNumbers.COMMON_KEYS)),
            new InvoiceNumbers(settings.invoiceNumberKeys().orElse(InvoiceNumbers.COMMON_KEYS)));
    this.meters = meters;
  }

  /**
   * Stores readings, one after the other.
   *
   * @param laneOf the lane of an order by its modification time
   * @param readAlone true when each was read by itself: the last such reading wins within a second,
   *     one of a list does not
   * @return the orders that have to be read by themselves before they are believed
   */
  public Uni<List<Long>> store(
      Mutiny.Session session,
      ConnectionChanged connection,
      Fetched fetched,
      Function<Instant, Lane> laneOf,
      boolean readAlone) {
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
                                readAlone))
                    .filter(doubtful -> doubtful > 0)
                    .collect()
                    .asList());
  }

  /** The shop says an order does not exist; true when we knew it. */
  public Uni<Boolean> gone(Mutiny.Session session, ConnectionChanged connection, long orderId) {
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
      boolean readAlone) {
    ConnectionChanged connection = terms.connection();
    return switch (reading) {
      case Reading.Readable(WooOrder order) -> {
        Seal seal = seals.open(connection.connectionId(), connection.wrappedKey());
        Translation translation = translator.translate(order, fetched.shop(), fetched.categories());
        Optional<Map<Long, RefundDetails>> refunds =
            Optional.ofNullable(fetched.refunds().get(order.id()));
        Function<Boolean, Seen> seen =
            sold -> seen(terms.judge(order, sold), order, translation, seal, refunds);
        OrderRef ref = ref(connection, order.id(), translation.number(), translation.version());
        Telltale details =
            new Telltale(
                laneOf.apply(order.moments().modified()),
                Optional.of(translation.facts()),
                () -> seal.seal(translation.buyer(), order.id()),
                refunds.orElse(Map.of()));
        yield take(session, ref, translation.facts().total(), seen, details, readAlone);
      }
      case Reading.Unreadable unreadable -> unreadable(session, connection, unreadable, readAlone);
      case Reading.NoOrder none -> Uni.createFrom().item(0L);
    };
  }

  private static Seen seen(
      Eligibility eligibility,
      WooOrder order,
      Translation translation,
      Seal seal,
      Optional<Map<Long, RefundDetails>> listedRefunds) {
    String keyHash = order.orderKey().isEmpty() ? "" : seal.keyedHash(order.orderKey());
    return new Seen(
        translation.version(),
        translation.saleHash(),
        Optional.of(new Seen.Identity(keyHash, order.moments().created())),
        eligibility,
        translation.refunds(),
        listedRefunds.map(Map::keySet));
  }

  private Uni<Long> unreadable(
      Mutiny.Session session,
      ConnectionChanged connection,
      Reading.Unreadable unreadable,
      boolean readAlone) {
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
              OrderRef ref = ref(connection, unreadable.orderId(), unreadable.number(), version);
              return take(session, ref, total, sold -> seen, Telltale.silent(), readAlone);
            });
  }

  private Uni<Long> take(
      Mutiny.Session session,
      OrderRef ref,
      BigDecimal total,
      Function<Boolean, Seen> reading,
      Telltale details,
      boolean readAlone) {
    return rows.find(session, ref.connectionId(), ref.orderId())
        .flatMap(
            known -> {
              Seen seen = reading.apply(known.filter(OrderRow::accepted).isPresent());
              if (!readAlone && known.isPresent() && known.get().dossier().doubts(seen.version())) {
                return Uni.createFrom().item(ref.orderId());
              }
              Dossier.Step step =
                  known.map(k -> k.dossier().see(seen)).orElseGet(() -> Dossier.open(seen));
              boolean kept = known.isPresent() && !step.dossier().version().equals(seen.version());
              return write(session, ref, kept ? known.get().total() : total, step, details)
                  .replaceWith(0L);
            });
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

  private static OrderRef ref(
      ConnectionChanged connection, long orderId, String number, OrderVersion version) {
    return new OrderRef(connection.connectionId(), orderId, number, version);
  }
}
