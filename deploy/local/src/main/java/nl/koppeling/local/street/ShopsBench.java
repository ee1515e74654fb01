package nl.koppeling.local.street;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import nl.koppeling.local.Progress;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.Http;
import nl.koppeling.testkit.PartFailed;

/**
 * {@code ./koppeling bench shops [count] [minutes]}: one replica of order-ingest-service with very
 * many shops. Three parts: connecting them all at once; a stretch of ordinary life, every shop
 * polled each 15 minutes and 5 % of them with a new order in that time; and 500 deliveries a second
 * of orders nobody knows yet. Ends with 0 only when every order was told, once.
 */
public final class ShopsBench {

  private static final int BASELINE_CALLS = 2_000;
  private static final Duration INTERVAL = Duration.ofMinutes(15);
  private static final double CHANGING = 0.05;
  private static final int RINGS_PER_SECOND = 500;
  private static final int RINGING_SECONDS = 30;
  private static final int ORDERS_OF_A_RINGING_SHOP = 15;
  private static final String INGEST = "order-ingest-service";

  private final PrintStream out;
  private final Progress progress;
  private final int shops;
  private final Duration life;

  /** The arguments are those of the command line: bench, shops, count, minutes. */
  public ShopsBench(PrintStream out, List<String> arguments) {
    this.out = out;
    this.progress = new Progress(out);
    this.shops = arguments.size() > 2 ? Integer.parseInt(arguments.get(2)) : 10_000;
    this.life = Duration.ofMinutes(arguments.size() > 3 ? Integer.parseInt(arguments.get(3)) : 15);
  }

  /** Measures and prints; 0 when nothing was lost and nothing told twice. */
  public int run() {
    Map<String, String> settings =
        Map.of(
            "KOPPELING_POLL_INTERVAL", INTERVAL.toMinutes() + "m",
            "KOPPELING_POLL_INTERVAL_QUIET", INTERVAL.toMinutes() + "m");
    try (Street street = new Street(Checkout.home("bench-shops"), settings, progress);
        Heard heard = new Heard(street.kafka().bootstrapServers())) {
      Replica replica = progress.step(INGEST, street::replica);
      say("baseline: %.0f bare calls a second to the sandbox", baseline(street));
      List<Shopfront> all = connectAll(street, replica);
      boolean lived = live(street, replica, heard, all);
      boolean rang = ring(street, replica, heard, all);
      boolean once = heard.again() == 0;
      say("told again: %d", heard.again());
      return lived && rang && once ? 0 : 1;
    }
  }

  private static double baseline(Street street) {
    long started = System.nanoTime();
    for (int i = 0; i < BASELINE_CALLS; i++) {
      Http.get(street.sandbox().baseUrl() + "/q/health/ready");
    }
    return BASELINE_CALLS * 1e9 / (System.nanoTime() - started);
  }

  private List<Shopfront> connectAll(Street street, Replica replica) {
    Usage usage = usage(street, replica);
    List<Shopfront> all = street.connect(shops, "read_write");
    say("%d shops opened and told of in %.0f s", shops, usage.seconds());
    String watched =
        "select count(*) from shop_poll where last_good_at is not null and webhooks = 'HEALTHY'";
    await(
        Duration.ofMinutes(30),
        () -> street.count(watched) == shops,
        () -> street.count(watched) + " of " + shops + " read, with their webhooks made");
    say("all read for the first time, webhooks made, after %.0f s", usage.seconds());
    out.println(usage);
    return all;
  }

  private boolean live(Street street, Replica replica, Heard heard, List<Shopfront> all) {
    Random random = new Random(5);
    Duration between = INTERVAL.dividedBy(Math.max(1, Math.round(shops * CHANGING)));
    Map<Doorbells.Ring, Long> placed = new LinkedHashMap<>();
    Usage usage = usage(street, replica);
    long pollsBefore = replica.polls();
    double behind = 0;
    Instant end = Instant.now().plus(life);
    Instant nextOrder = Instant.now();
    Instant nextWord = Instant.now().plusSeconds(30);
    while (Instant.now().isBefore(end)) {
      if (!Instant.now().isBefore(nextOrder)) {
        Shopfront shop = all.get(random.nextInt(all.size()));
        long now = System.nanoTime();
        placed.put(new Doorbells.Ring(shop, street.place(shop)), now);
        nextOrder = nextOrder.plus(between);
      }
      if (!Instant.now().isBefore(nextWord)) {
        behind = Math.max(behind, replica.secondsBehind());
        nextWord = nextWord.plusSeconds(30);
        say(
            "  %.0f s: %.1f polls a second, %.2f cores, %d orders placed",
            usage.seconds(),
            (replica.polls() - pollsBefore) / usage.seconds(),
            usage.cores(INGEST),
            placed.size());
      }
      pause(20);
    }
    say(
        "life of %.0f s: %.1f turns that read a shop a second, most overdue %.1f s",
        usage.seconds(), (replica.polls() - pollsBefore) / usage.seconds(), behind);
    out.println(usage);
    await(
        Duration.ofMinutes(2),
        () -> placed.keySet().stream().allMatch(r -> heard.heard(r.shop().connection(), r.order())),
        () -> "waiting for the last orders");
    Delays delays = new Delays();
    placed.forEach((r, at) -> delays.add(heard.at(r.shop().connection(), r.order()) - at));
    say("%d orders, from being placed in the shop to being told: %s", delays.count(), delays);
    return true;
  }

  private boolean ring(Street street, Replica replica, Heard heard, List<Shopfront> all) {
    List<Doorbells.Ring> rings = new ArrayList<>();
    for (Shopfront shop : all) {
      if (rings.size() >= RINGS_PER_SECOND * RINGING_SECONDS) {
        break;
      }
      long[] ids = street.generate(shop, ORDERS_OF_A_RINGING_SHOP);
      for (long id = ids[0]; id <= ids[1]; id++) {
        rings.add(new Doorbells.Ring(shop, id));
      }
    }
    Collections.shuffle(rings, new Random(6));
    Usage usage = usage(street, replica);
    Doorbells doorbells = new Doorbells();
    doorbells.deliver(rings, RINGS_PER_SECOND, replica.url());
    say(
        "%d deliveries at %d a second, %d answered with 200: %s",
        rings.size(), RINGS_PER_SECOND, doorbells.answered().size(), doorbells.delays());
    out.println(usage);
    await(
        Duration.ofMinutes(10),
        () ->
            doorbells.answered().stream()
                .allMatch(r -> heard.heard(r.shop().connection(), r.order())),
        () -> "told " + heard.orders());
    say("all of them read and told %.0f s after the first delivery", usage.seconds());
    return doorbells.answered().size() == rings.size();
  }

  private static Usage usage(Street street, Replica replica) {
    Map<String, Long> processes = new LinkedHashMap<>();
    processes.put(INGEST, replica.process().pid());
    processes.put("sandbox", street.sandbox().pid());
    processes.put("kafka", street.kafka().pid());
    return new Usage(processes);
  }

  private void await(Duration atMost, BooleanSupplier done, Supplier<String> word) {
    Instant end = Instant.now().plus(atMost);
    Instant nextWord = Instant.now().plusSeconds(5);
    while (!done.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new PartFailed("Not within " + atMost.toMinutes() + " minutes: " + word.get());
      }
      if (Instant.now().isAfter(nextWord)) {
        say("  %s", word.get());
        nextWord = Instant.now().plusSeconds(10);
      }
      pause(200);
    }
  }

  private static void pause(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed("Interrupted.", e);
    }
  }

  private void say(String line, Object... values) {
    progress.say(String.format(Locale.ROOT, line, values));
  }
}
