package nl.koppeling.sandbox.woocommerce.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import nl.koppeling.sandbox.woocommerce.wire.ShopTime;

/**
 * Many varied, valid, completed and paid Dutch orders with 21% and 9%. Order {@code index} follows
 * from the seed alone, so the same seed gives the same orders and none needs to be kept.
 *
 * @param customers how many different buyers
 * @param days how far back they were placed; 0: they arrive now
 * @param until the last moment any of them was placed or changed
 * @param odd also about one in a hundred that is not ordinary
 * @param methods ids of payment methods to choose from
 */
public record Batch(
    long seed, int customers, int days, Instant until, boolean odd, List<String> methods) {

  private static final String[] RATES = {"21", "21", "9", "21", "9"};
  private static final String[] CITIES = {"Utrecht", "Zwolle", "Breda", "Assen", "Goes", "Delft"};
  private static final String[] STREETS = {"Dorpsstraat", "Kerkweg", "Molenlaan", "Havenkade"};
  private static final String[] NAMES = {"Jansen", "de Vries", "Bakker", "Yılmaz", "van Dijk"};
  private static final int ONE_IN = 100;
  private static final int DAY = 86_400;

  public Batch {
    methods = List.copyOf(methods);
    if (customers < 1 || days < 0 || days > 3_650 || methods.isEmpty()) {
      throw new IllegalArgumentException("customers: 1 or more; days: 0 to 3650; some method");
    }
  }

  /** The order with this index, under this id; made anew each time it is looked at. */
  public StoredOrder order(int index, long id, ShopTime time) {
    OrderWish wish = wish(index);
    return StoredOrder.of(
        id,
        wish.created(),
        wish.modified(),
        wish.status(),
        own -> OrderMaker.make(wish(index), own, time));
  }

  OrderWish wish(int index) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + index);
    int customer = random.nextInt(customers);
    Instant created = until.minusSeconds(days == 0 ? 0 : random.nextInt(days * DAY));
    Instant changed = created.plusSeconds(days == 0 ? 0 : 60 + random.nextInt(2 * DAY));
    String method = methods.get(random.nextInt(methods.size()));
    OrderWish ordinary =
        new OrderWish(
            "completed",
            true,
            buyer(customer),
            new OrderWish.Payment(method, method.contains("ideal") ? "iDEAL" : method, ""),
            "EUR",
            Optional.empty(),
            lines(random),
            random.nextInt(3) == 0 ? BigDecimal.ZERO : new BigDecimal("6.95"),
            Optional.empty(),
            random.nextInt(8) == 0 ? new BigDecimal("1.21") : BigDecimal.ZERO,
            "Betaalkosten",
            Optional.empty(),
            random.nextInt(10) == 0 ? BigDecimal.TEN : BigDecimal.ZERO,
            Map.of(),
            created,
            changed.isAfter(until) ? until : changed);
    return odd && index % ONE_IN == ONE_IN - 1 ? oddOne(ordinary, random.nextInt(4)) : ordinary;
  }

  private static List<OrderWish.Line> lines(SplittableRandom random) {
    List<OrderWish.Line> lines = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      int article = random.nextInt(500);
      lines.add(
          new OrderWish.Line(
              "Artikel " + article,
              "ART-" + article,
              1 + random.nextInt(3),
              BigDecimal.valueOf(99 + random.nextInt(9_900), 2),
              RATES[random.nextInt(RATES.length)]));
    }
    return lines;
  }

  private OrderWish.Buyer buyer(int customer) {
    return new OrderWish.Buyer(
        "klant" + customer + "." + seed + "@klant.test",
        "Klant " + customer,
        NAMES[customer % NAMES.length],
        "",
        STREETS[customer % STREETS.length] + " " + (1 + customer % 199),
        1_000 + customer % 8_000 + " AB",
        CITIES[customer % CITIES.length],
        "NL",
        "");
  }

  /** Paid but cancelled, in dollars, without address, or with a line without any tax. */
  private static OrderWish oddOne(OrderWish w, int kind) {
    OrderWish.Line untaxed =
        new OrderWish.Line("Cadeaubon", "BON", 1, new BigDecimal("25.00"), "none");
    OrderWish.Buyer nobody = new OrderWish.Buyer("", "", "", "", "", "", "", "", "");
    return new OrderWish(
        kind == 0 ? "cancelled" : w.status(),
        w.paid(),
        kind == 2 ? nobody : w.buyer(),
        w.payment(),
        kind == 1 ? "USD" : w.currency(),
        w.number(),
        kind == 3 ? List.of(untaxed, w.lines().get(0)) : w.lines(),
        w.shipping(),
        w.shippingRate(),
        w.fee(),
        w.feeName(),
        w.feeRate(),
        w.couponPercent(),
        w.meta(),
        w.created(),
        w.modified());
  }
}
