package nl.koppeling.connection.overview;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A search as one statement: conditions for what is looked for and nothing for what is not, so that
 * the database picks the index that fits. Values are parameters, always.
 */
final class Search {

  private final StringBuilder conditions = new StringBuilder("o.connection_id = :id");
  private final Map<String, Object> values = new LinkedHashMap<>();

  private Search(UUID connectionId) {
    values.put("id", connectionId);
  }

  static Search of(UUID connectionId, OrderFilter filter, Optional<Cursor> after) {
    Search search = new Search(connectionId);
    search.states(filter.states());
    filter.credits().ifPresent(search::credits);
    filter.from().ifPresent(d -> search.and("o.day >= :from", "from", d));
    filter.to().ifPresent(d -> search.and("o.day <= :to", "to", d));
    filter.number().ifPresent(search::number);
    filter
        .invoiceNumber()
        .ifPresent(
            n ->
                search.and("o.invoice_number = :invoice and o.invoice_number <> ''", "invoice", n));
    filter.amount().ifPresent(search::amount);
    filter
        .reason()
        .ifPresent(
            code ->
                search.and(
                    "exists (select 1 from order_reason r where r.connection_id = o.connection_id"
                        + " and r.code = :code and r.order_id = o.order_id"
                        + " and r.refund_id = o.refund_id)",
                    "code",
                    code));
    after.ifPresent(search::after);
    return search;
  }

  /** One state has an index of its own; several are looked for day by day. */
  private void states(Set<Standing.State> states) {
    List<String> names = states.stream().map(Enum::name).sorted().toList();
    if (names.size() == 1) {
      and("o.state = :state", "state", names.getFirst());
    } else if (!names.isEmpty()) {
      and("o.state in (:states)", "states", names);
    }
  }

  private void credits(boolean credits) {
    conditions.append(credits ? " and o.refund_id <> 0" : " and o.refund_id = 0");
  }

  /** The cents are found by an index, which numeric is not under row-level security (V151). */
  private void amount(BigDecimal amount) {
    values.put("cents", amount.movePointRight(2).longValueExact());
    and(
        "o.total_cents in (cast(:cents as bigint), -cast(:cents as bigint))"
            + " and o.total in (cast(:amount as numeric), -cast(:amount as numeric))",
        "amount",
        amount);
  }

  private void number(String number) {
    if (number.matches("\\d{1,18}")) {
      values.put("order", Long.valueOf(number));
      and("(o.number = :number or o.order_id = :order)", "number", number);
    } else {
      and("o.number = :number", "number", number);
    }
  }

  private void after(Cursor cursor) {
    values.put("lastOrder", cursor.orderId());
    values.put("lastRefund", cursor.refundId());
    and(
        "(o.day, o.order_id, o.refund_id) < (cast(:lastDay as date), :lastOrder, :lastRefund)",
        "lastDay",
        cursor.day());
  }

  private void and(String condition, String name, Object value) {
    conditions.append(" and ").append(condition);
    values.put(name, value);
  }

  Uni<List<OverviewRow>> page(Mutiny.Session session, int most) {
    Mutiny.SelectionQuery<OverviewRow> query =
        session.createNativeQuery(
            "select o.* from order_overview o where "
                + conditions
                + " order by o.day desc, o.order_id desc, o.refund_id desc limit :most",
            OverviewRow.class);
    values.forEach(query::setParameter);
    return query.setParameter("most", most).getResultList();
  }
}
