package nl.koppeling.sandbox.woocommerce;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Varied valid Dutch orders for volume; the same seed gives the same orders. */
final class Generator {

  private static final int[] RATES = {21, 21, 9, 21, 9};

  private final RandomGenerator random;
  private final long seed;
  private final int customers;
  private final Instant newest;

  Generator(long seed, int customers, Instant newest) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.seed = seed;
    this.customers = customers;
    this.newest = newest;
  }

  /** The next order, completed and paid. */
  OrderWish next() {
    int customer = random.nextInt(customers);
    List<OrderWish.Line> lines = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      BigDecimal price = BigDecimal.valueOf(99 + random.nextInt(9_900), 2);
      lines.add(new OrderWish.Line("Artikel " + random.nextInt(500), 1 + random.nextInt(3), price, RATES[random.nextInt(RATES.length)]));
    }
    BigDecimal shipping = random.nextInt(3) == 0 ? BigDecimal.ZERO : new BigDecimal("6.95");
    BigDecimal fee = random.nextInt(8) == 0 ? new BigDecimal("1.21") : BigDecimal.ZERO;
    return new OrderWish(
        "completed",
        true,
        "klant" + customer + "." + seed + "@klant.test",
        "Klant",
        "Nummer " + customer,
        "NL",
        "mollie_wc_gateway_ideal",
        lines,
        shipping,
        fee,
        newest.minus(Duration.ofSeconds(random.nextInt(3_600))));
  }
}
