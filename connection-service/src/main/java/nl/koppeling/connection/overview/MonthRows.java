package nl.koppeling.connection.overview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.koppeling.connection.overview.Figures.RateVat;
import nl.koppeling.events.EventCodec;
import org.hibernate.reactive.mutiny.Mutiny;

/** The documents of a month, in the order of their days, read in small portions. */
@ApplicationScoped
public class MonthRows {

  private static final int PORTION = 2_000;

  private static final String READ =
      "select o.*, s.rates as sale_rates,"
          + " (select cast(h.facts as jsonb) ->> 'amount' from order_history h"
          + " where h.connection_id = o.connection_id and h.order_id = o.order_id"
          + " and h.refund_id = o.refund_id and h.kind in ('OrderCompleted', 'OrderRefunded')"
          + " order by h.modified_at desc, h.said_at desc limit 1) as told"
          + " from order_overview o left join order_overview s on s.connection_id = o.connection_id"
          + " and s.order_id = o.order_id and s.refund_id = 0"
          + " where o.connection_id = :id and o.day between :from and :to"
          + " and (o.day, o.order_id, o.refund_id) > (cast(:day as date), :order, :refund)"
          + " order by o.day, o.order_id, o.refund_id limit :most";

  private static final String MONTHS =
      "select to_char(day, 'YYYY-MM'), count(*),"
          + " count(*) filter (where state not in ('BOOKED', 'SETTLED', 'ORDERED', 'SKIPPED'))"
          + " from order_overview where connection_id = :id group by 1 order by 1 desc";

  /** The months that have documents, the newest first. */
  public Uni<List<MonthCount>> months(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(MONTHS, Tuple.class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(
            found ->
                found.stream()
                    .map(
                        row ->
                            new MonthCount(
                                YearMonth.parse(row.get(0, String.class)),
                                row.get(1, Long.class),
                                row.get(2, Long.class)))
                    .toList());
  }

  /** Hands every document whose day is in the month to {@code taker}. */
  public Uni<Void> each(
      Mutiny.Session session, UUID connectionId, YearMonth month, Consumer<MonthRow> taker) {
    Cursor begin = new Cursor(month.atDay(1).minusDays(1), Long.MAX_VALUE, Long.MAX_VALUE);
    return portion(session, connectionId, month, begin, taker);
  }

  private Uni<Void> portion(
      Mutiny.Session session,
      UUID connectionId,
      YearMonth month,
      Cursor after,
      Consumer<MonthRow> taker) {
    return session
        .createNativeQuery(READ, Tuple.class)
        .setParameter("id", connectionId)
        .setParameter("from", month.atDay(1))
        .setParameter("to", month.atEndOfMonth())
        .setParameter("day", after.day())
        .setParameter("order", after.orderId())
        .setParameter("refund", after.refundId())
        .setParameter("most", PORTION)
        .getResultList()
        .flatMap(
            found -> {
              List<MonthRow> rows = found.stream().map(MonthRows::row).toList();
              rows.forEach(taker);
              return rows.size() < PORTION
                  ? Uni.createFrom().voidItem()
                  : portion(
                      session, connectionId, month, Cursor.after(rows.getLast().document()), taker);
            });
  }

  private static MonthRow row(Tuple tuple) {
    OverviewRow row = Tuples.row(tuple);
    DocumentView view = DocumentView.of(row);
    boolean credit = row.refundId != 0;
    String told = tuple.get("told", String.class);
    return new MonthRow(
        view,
        Optional.ofNullable(told)
            .map(BigDecimal::new)
            .map(amount -> DocumentView.plain(credit ? amount.abs().negate() : amount)),
        rates(row.figures().rates(), tuple.get("sale_rates", String.class)));
  }

  /** A refund names the shop's rate by id only; its sale knows what rate that is. */
  private static List<MonthRow.Rate> rates(List<RateVat> own, String ofSale) {
    Map<Long, RateVat> known =
        ofSale == null
            ? Map.of()
            : List.of(EventCodec.read(ofSale.getBytes(StandardCharsets.UTF_8), RateVat[].class))
                .stream()
                .collect(Collectors.toMap(RateVat::rateId, Function.identity(), (a, b) -> a));
    return own.stream()
        .map(
            rate -> {
              RateVat named =
                  rate.percent().isPresent() ? rate : known.getOrDefault(rate.rateId(), rate);
              return new MonthRow.Rate(named.country(), named.percent(), rate.vat());
            })
        .toList();
  }
}
