package nl.koppeling.connection.overview;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which documents the overview has, of any month and in any state. */
@ApplicationScoped
public class KnownDocuments {

  private static final int PORTION = 1_000;

  private static final String OF_ORDERS =
      "select order_id as o, refund_id as r from order_overview"
          + " where connection_id = :id and order_id in (:some)";

  private static final String NUMBERS =
      "select invoice_number from order_overview"
          + " where connection_id = :id and invoice_number in (:some)";

  /** The documents of these orders: refund ids by order, 0 for the sale. */
  public Uni<Map<Long, Set<Long>>> ofOrders(
      Mutiny.Session session, UUID connectionId, Collection<Long> orders) {
    Map<Long, Set<Long>> known = new HashMap<>();
    return each(
            orders,
            some ->
                session
                    .createNativeQuery(OF_ORDERS, Tuple.class)
                    .setParameter("id", connectionId)
                    .setParameter("some", some)
                    .getResultList()
                    .invoke(rows -> rows.forEach(row -> add(known, row)))
                    .replaceWithVoid())
        .replaceWith(known);
  }

  /** Those of these invoice numbers that are ours. */
  public Uni<Set<String>> invoiceNumbers(
      Mutiny.Session session, UUID connectionId, Collection<String> numbers) {
    Set<String> known = new HashSet<>();
    return each(
            numbers,
            some ->
                session
                    .createNativeQuery(NUMBERS, String.class)
                    .setParameter("id", connectionId)
                    .setParameter("some", some)
                    .getResultList()
                    .invoke(known::addAll)
                    .replaceWithVoid())
        .replaceWith(known);
  }

  private static void add(Map<Long, Set<Long>> known, Tuple row) {
    known
        .computeIfAbsent(row.get("o", Number.class).longValue(), order -> new HashSet<>())
        .add(row.get("r", Number.class).longValue());
  }

  private static <T> Uni<Void> each(Collection<T> all, Function<List<T>, Uni<Void>> ask) {
    List<T> list = new ArrayList<>(all);
    List<List<T>> portions = new ArrayList<>();
    for (int from = 0; from < list.size(); from += PORTION) {
      portions.add(list.subList(from, Math.min(list.size(), from + PORTION)));
    }
    return Multi.createFrom()
        .iterable(portions)
        .onItem()
        .transformToUniAndConcatenate(ask::apply)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
