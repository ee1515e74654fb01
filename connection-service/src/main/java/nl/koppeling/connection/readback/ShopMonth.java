package nl.koppeling.connection.readback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.koppeling.connection.proof.ShopRefusals;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.StatementCode;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopAnswer;
import nl.koppeling.shop.ShopClient;
import nl.koppeling.shop.ShopKey;

/**
 * Reads the orders a month is about from the shop, a hundred at a time and one call after another:
 * those placed in the month or the two months before it (a shop cannot be asked by day of payment,
 * WooCommerce reference 5), and those we know by id. Nothing is changed there, and nothing of the
 * buyer is asked for.
 */
@ApplicationScoped
class ShopMonth {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final String FIELDS =
      "id,number,status,total,total_tax,date_paid_gmt,date_completed_gmt,date_modified_gmt,refunds";
  private static final int PAGE = 100;

  /** 6,000 orders; a minute or two at an ordinary shop. */
  private static final int MOST_PAGES = 60;

  private final ShopClient shops;
  private final ObjectMapper json;

  @Inject
  ShopMonth(ShopClient shops, ObjectMapper json) {
    this.shops = shops;
    this.json = json;
  }

  /**
   * The orders by id; fails with a {@link Refusal}.
   *
   * @param known ids of orders of the month that our ledger has
   * @param completed statuses that count as completed
   */
  Uni<Map<Long, ShopOrder>> read(
      ShopAddress shop,
      ShopKey key,
      YearMonth month,
      Collection<Long> known,
      Set<String> completed) {
    Map<Long, ShopOrder> found = new HashMap<>();
    Pages pages = query -> page(shop, key, completed, query);
    return window(pages, month, 1, found).chain(() -> byId(pages, known, found)).replaceWith(found);
  }

  /** A page of the shop's orders. */
  @FunctionalInterface
  private interface Pages {
    Uni<List<ShopOrder>> read(Map<String, String> query);
  }

  private static Uni<Void> window(
      Pages pages, YearMonth month, int page, Map<Long, ShopOrder> found) {
    Map<String, String> query = query(page);
    query.put("dates_are_gmt", "true");
    query.put("after", moment(month.minusMonths(2)));
    query.put("before", moment(month.plusMonths(1)));
    return pages
        .read(query)
        .flatMap(
            orders -> {
              orders.forEach(order -> found.put(order.id(), order));
              if (orders.size() < PAGE) {
                return Uni.createFrom().voidItem();
              }
              return page < MOST_PAGES
                  ? window(pages, month, page + 1, found)
                  : Uni.createFrom().failure(Refusal.of(StatementCode.MONTH_TOO_LARGE));
            });
  }

  private static Uni<Void> byId(Pages pages, Collection<Long> known, Map<Long, ShopOrder> found) {
    List<Long> missing = new ArrayList<>(new TreeSet<>(known));
    missing.removeAll(found.keySet());
    List<List<Long>> portions = new ArrayList<>();
    for (int from = 0; from < missing.size(); from += PAGE) {
      portions.add(missing.subList(from, Math.min(missing.size(), from + PAGE)));
    }
    return Multi.createFrom()
        .iterable(portions)
        .onItem()
        .transformToUniAndConcatenate(
            ids -> {
              Map<String, String> query = query(1);
              query.put(
                  "include", ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
              return pages
                  .read(query)
                  .invoke(orders -> orders.forEach(order -> found.put(order.id(), order)));
            })
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Map<String, String> query(int page) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("per_page", String.valueOf(PAGE));
    query.put("page", String.valueOf(page));
    query.put("orderby", "id");
    query.put("order", "asc");
    query.put("_fields", FIELDS);
    return query;
  }

  /**
   * The first moment of the month in Amsterdam, in UTC and without a zone, as the shop wants it.
   */
  private static String moment(YearMonth month) {
    return month.atDay(1).atStartOfDay(AMSTERDAM).toInstant().toString().replace("Z", "");
  }

  private Uni<List<ShopOrder>> page(
      ShopAddress shop, ShopKey key, Set<String> completed, Map<String, String> query) {
    return shops
        .get(shop, key, "orders", query)
        .map(
            answer -> {
              if (answer instanceof ShopAnswer.Json list) {
                return orders(list.body(), completed);
              }
              throw ShopRefusals.of(answer);
            });
  }

  private List<ShopOrder> orders(String body, Set<String> completed) {
    try {
      JsonNode list = json.readTree(body);
      if (!list.isArray()) {
        throw Refusal.of(StatementCode.SHOP_UNREADABLE);
      }
      List<ShopOrder> orders = new ArrayList<>();
      list.forEach(node -> orders.add(order(node, completed)));
      return orders;
    } catch (IOException | ArithmeticException | IllegalArgumentException | DateTimeException e) {
      throw Refusal.of(StatementCode.SHOP_UNREADABLE);
    }
  }

  private static ShopOrder order(JsonNode node, Set<String> completed) {
    Map<Long, BigDecimal> refunds = new HashMap<>();
    for (JsonNode refund : node.path("refunds")) {
      refunds.put(refund.path("id").longValue(), amount(refund.path("total")).abs().negate());
    }
    return new ShopOrder(
        node.path("id").longValue(),
        node.path("number").asText(),
        completed.contains(node.path("status").asText()),
        amount(node.path("total")),
        amount(node.path("total_tax")),
        moment(node, "date_paid_gmt").map(ShopMonth::day),
        moment(node, "date_completed_gmt").map(ShopMonth::day),
        moment(node, "date_modified_gmt").orElse(Instant.EPOCH),
        refunds);
  }

  /** At most 18 characters: nobody's order is a number of a million digits. */
  private static BigDecimal amount(JsonNode value) {
    String text = value.asText("");
    if (!text.matches("-?[0-9]{1,12}(\\.[0-9]{1,8})?")) {
      throw new IllegalArgumentException("no amount");
    }
    BigDecimal amount = new BigDecimal(text);
    return amount.scale() < 2 ? amount.setScale(2) : amount;
  }

  private static Optional<Instant> moment(JsonNode node, String field) {
    String text = node.path(field).asText("");
    return text.isEmpty() || text.equals("null")
        ? Optional.empty()
        : Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, AMSTERDAM);
  }
}
