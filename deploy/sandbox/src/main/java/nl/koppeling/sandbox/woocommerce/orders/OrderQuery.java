package nl.koppeling.sandbox.woocommerce.orders;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.koppeling.sandbox.woocommerce.wire.Parameters;
import nl.koppeling.sandbox.woocommerce.wire.PhpQuery;
import nl.koppeling.sandbox.woocommerce.wire.ShopTime;
import nl.koppeling.sandbox.woocommerce.wire.ShopVersion;

/**
 * The parameters of {@code GET /orders} and what they mean (WooCommerce reference 5.1 and 5.2).
 * Unknown parameters are ignored; before 5.8 so is everything about modification.
 */
public final class OrderQuery {

  /** Below so many candidates it is quicker to sort them than to look at every order. */
  private static final int FEW = 2_000;

  /** More than any zone is away from UTC, in seconds. */
  private static final long A_DAY = 86_400;

  private static final Predicate<StoredOrder> ALL = order -> true;
  private static final List<String> HIDDEN = List.of("trash", "checkout-draft", "auto-draft");
  private static final List<String> STATUSES =
      List.of(
          "any",
          "trash",
          "auto-draft",
          "pending",
          "processing",
          "on-hold",
          "completed",
          "cancelled",
          "refunded",
          "failed",
          "checkout-draft");
  private static final List<String> SORTS =
      List.of("date", "modified", "id", "include", "title", "slug");

  private final int perPage;
  private final int page;
  private final int offset;
  private final boolean ascending;
  private final String orderBy;
  private final List<Long> include;
  private final DateBound modifiedAfter;
  private final Predicate<StoredOrder> fits;

  /**
   * Reads and checks the parameters.
   *
   * @throws nl.koppeling.sandbox.woocommerce.wire.Refused with the recorded answer for a bad one
   */
  public OrderQuery(PhpQuery query, ShopVersion version, ShopTime time) {
    Parameters parameters = new Parameters(query);
    this.page = parameters.number("page", 1, 1, Integer.MAX_VALUE);
    this.offset = parameters.number("offset", 0, 0, Integer.MAX_VALUE);
    this.perPage = parameters.number("per_page", 10, 1, 100);
    this.orderBy = parameters.oneOf("orderby", SORTS, "date");
    this.ascending = parameters.oneOf("order", List.of("asc", "desc"), "desc").equals("asc");
    this.include = parameters.ids("include");
    boolean gmt = version.knowsModified() && parameters.flag("dates_are_gmt");
    DateBound.Reader dates = new DateBound.Reader(parameters, time, gmt);
    this.modifiedAfter =
        version.knowsModified() ? dates.after("modified_after", true) : DateBound.NONE;
    DateBound modifiedBefore =
        version.knowsModified() ? dates.before("modified_before", true) : DateBound.NONE;
    this.fits =
        Stream.of(
                status(parameters.listOf("status", STATUSES)),
                ids(include, parameters.ids("exclude")),
                dates.after("after", false),
                dates.before("before", false),
                modifiedAfter,
                modifiedBefore)
            .filter(part -> part != ALL && part != DateBound.NONE)
            .reduce(Predicate::and)
            .orElse(ALL);
  }

  public int page() {
    return page;
  }

  public int perPage() {
    return perPage;
  }

  private static Predicate<StoredOrder> status(List<String> wanted) {
    return wanted.isEmpty() || wanted.contains("any")
        ? order -> !HIDDEN.contains(order.status())
        : order -> wanted.contains(order.status());
  }

  private static Predicate<StoredOrder> ids(List<Long> include, List<Long> exclude) {
    if (include.isEmpty() && exclude.isEmpty()) {
      return ALL;
    }
    return order ->
        (include.isEmpty() || include.contains(order.id())) && !exclude.contains(order.id());
  }

  /** What is on the page, and how many there are on all pages. */
  public record Found(List<StoredOrder> orders, int total) {}

  /** Looks. */
  public Found in(OrderStore store) {
    List<StoredOrder> orders = new ArrayList<>();
    long from = offset > 0 ? offset : (page - 1L) * perPage; // an offset goes before a page
    int total = 0;
    for (StoredOrder order : candidates(store)) {
      if (fits.test(order)) {
        if (total >= from && orders.size() < perPage) {
          orders.add(order);
        }
        total++;
      }
    }
    return new Found(orders, total);
  }

  private Collection<StoredOrder> candidates(OrderStore store) {
    if (orderBy.equals("include") && !include.isEmpty()) {
      return include.stream().flatMap(id -> store.find(id).stream()).toList();
    }
    if (orderBy.equals("id")) {
      List<StoredOrder> few = fewModified(store);
      return few == null ? store.byId(ascending) : few;
    }
    return orderBy.equals("modified") ? store.byModified(ascending) : store.byCreated(ascending);
  }

  /** The recently modified ones in order of id, or null when they are not few. */
  private List<StoredOrder> fewModified(OrderStore store) {
    List<StoredOrder> few = new ArrayList<>();
    for (StoredOrder order : store.modifiedFrom(modifiedAfter.second() - A_DAY)) {
      if (few.size() == FEW) {
        return null;
      }
      few.add(order);
    }
    Comparator<StoredOrder> byId = Comparator.comparingLong(StoredOrder::id);
    few.sort(ascending ? byId : byId.reversed());
    return few;
  }
}
