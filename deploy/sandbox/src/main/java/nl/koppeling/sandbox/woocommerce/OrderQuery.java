package nl.koppeling.sandbox.woocommerce;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The parameters of {@code GET /orders} and what they mean (WooCommerce reference 5.1 and 5.2). */
final class OrderQuery {

  private static final Set<String> HIDDEN = Set.of("trash", "checkout-draft", "auto-draft");
  private static final Set<String> STATUSES =
      Set.of(
          "any", "trash", "auto-draft", "pending", "processing", "on-hold", "completed",
          "cancelled", "refunded", "failed", "checkout-draft");

  private final MultiMap parameters;
  private final boolean knowsModified;

  OrderQuery(MultiMap parameters, boolean knowsModified) {
    this.parameters = parameters;
    this.knowsModified = knowsModified;
  }

  /** Thrown for a parameter a shop refuses; carries the recorded answer. */
  static final class BadParameter extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ShopAnswer answer;

    BadParameter(ShopAnswer answer) {
      super("bad parameter");
      this.answer = answer;
    }

    ShopAnswer answer() {
      return answer;
    }
  }

  int perPage() {
    int perPage = number("per_page", 10);
    if (perPage < 1 || perPage > 100) {
      throw new BadParameter(Recorded.error("per-page-101", 400));
    }
    return perPage;
  }

  int page() {
    return Math.max(1, number("page", 1));
  }

  int decimals() {
    return number("dp", 2);
  }

  /** The orders that fit, in the asked order. */
  List<StoredOrder> select(Stream<StoredOrder> orders) {
    return orders.filter(status().and(dates())).sorted(order()).toList();
  }

  private Predicate<StoredOrder> status() {
    List<String> wanted =
        Stream.concat(parameters.getAll("status").stream(), parameters.getAll("status[]").stream())
            .flatMap(s -> Arrays.stream(s.split(",")))
            .filter(s -> !s.isBlank())
            .toList();
    if (!STATUSES.containsAll(wanted)) {
      throw new BadParameter(Recorded.error("bad-status", 400));
    }
    return wanted.isEmpty() || wanted.contains("any")
        ? order -> !HIDDEN.contains(order.status())
        : order -> wanted.contains(order.status());
  }

  private Predicate<StoredOrder> dates() {
    Predicate<StoredOrder> fits = order -> true;
    if (knowsModified) {
      fits = fits.and(bound("modified_after", true, true)).and(bound("modified_before", false, true));
    }
    return fits.and(bound("after", true, false)).and(bound("before", false, false));
  }

  /**
   * One date bound, strictly, in whole seconds. A zoned value is first turned into shop time; without {@code dates_are_gmt} it is
   * compared with the local column, with it the local value is compared with the UTC column: that is how a trailing Z loses an
   * hour.
   */
  private Predicate<StoredOrder> bound(String name, boolean after, boolean modified) {
    String value = parameters.get(name);
    if (value == null) {
      return order -> true;
    }
    LocalDateTime limit = wall(name, value);
    boolean gmt = Set.of("true", "1").contains(String.valueOf(parameters.get("dates_are_gmt")));
    return order -> {
      Instant moment = modified ? order.modified() : order.created();
      LocalDateTime column = LocalDateTime.ofInstant(moment, gmt ? ZoneOffset.UTC : ShopTime.ZONE);
      return after ? column.isAfter(limit) : column.isBefore(limit);
    };
  }

  private static LocalDateTime wall(String name, String value) {
    try {
      return value.matches(".*(Z|[+-]\\d{2}:?\\d{2})$") && value.contains("T")
          ? LocalDateTime.ofInstant(OffsetDateTime.parse(value).toInstant(), ShopTime.ZONE)
          : LocalDateTime.parse(value);
    } catch (DateTimeParseException e) {
      throw new BadParameter(Recorded.badDate(name));
    }
  }

  private Comparator<StoredOrder> order() {
    Comparator<StoredOrder> by =
        switch (String.valueOf(parameters.get("orderby"))) {
          case "id" -> Comparator.comparingLong(StoredOrder::id);
          case "modified" -> Comparator.comparing(StoredOrder::modified).thenComparing(StoredOrder::id);
          default -> Comparator.comparing(StoredOrder::created).thenComparing(StoredOrder::id);
        };
    return "asc".equals(parameters.get("order")) ? by : by.reversed();
  }

  private int number(String name, int otherwise) {
    String value = parameters.get(name);
    try {
      return value == null ? otherwise : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new BadParameter(Recorded.error("per-page-101", 400));
    }
  }
}
