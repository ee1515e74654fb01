package nl.koppeling.ingest.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.ingest.intake.WooOrder;
import nl.koppeling.ingest.shop.Access;
import nl.koppeling.ingest.shop.Shops;

/**
 * The categories of products, which an order does not name. Read only for a connection whose
 * settings look at them, one call per hundred products of a batch of orders. A shop that cannot say
 * is trouble and the orders are read again later: without categories an order could be booked on
 * the wrong account. A product that was deleted has none.
 */
@ApplicationScoped
class ProductCategories {

  private static final int PAGE = 100;

  private final Shops shops;

  ProductCategories(Shops shops) {
    this.shops = shops;
  }

  /** Category ids by product id; empty when the settings do not look at them. */
  Uni<Map<Long, Set<Long>>> of(ConnectionChanged connection, Access access, List<WooOrder> orders) {
    Map<Long, Set<Long>> categories = new HashMap<>();
    if (!connection.settings().looksAtCategories()) {
      return Uni.createFrom().item(categories);
    }
    return Multi.createFrom()
        .iterable(pages(orders))
        .onItem()
        .transformToUniAndConcatenate(ids -> read(access, ids, categories))
        .collect()
        .last()
        .replaceWith(categories);
  }

  private static List<List<Long>> pages(List<WooOrder> orders) {
    List<Long> products =
        orders.stream()
            .flatMap(order -> order.lines().stream())
            .map(WooOrder.Line::productId)
            .filter(id -> id > 0)
            .distinct()
            .sorted()
            .toList();
    List<List<Long>> pages = new ArrayList<>();
    for (int i = 0; i < products.size(); i += PAGE) {
      pages.add(products.subList(i, Math.min(i + PAGE, products.size())));
    }
    return pages;
  }

  private Uni<Void> read(Access access, List<Long> ids, Map<Long, Set<Long>> categories) {
    String include = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    return shops
        .list(
            access,
            "products",
            Map.of(
                "include",
                include,
                "per_page",
                String.valueOf(PAGE),
                "status",
                "any",
                "_fields",
                "id,categories"))
        .invoke(
            listing ->
                listing
                    .elements()
                    .forEach(product -> categories.put(product.path("id").asLong(), ids(product))))
        .replaceWithVoid();
  }

  private static Set<Long> ids(JsonNode product) {
    Set<Long> ids = new TreeSet<>();
    product.path("categories").forEach(category -> ids.add(category.path("id").asLong()));
    return ids;
  }
}
