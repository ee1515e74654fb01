package nl.koppeling.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.Http;
import nl.koppeling.testkit.PartFailed;

/**
 * {@code ./koppeling bench [orders]}: generated orders through the whole line. Speed is reported
 * beside a baseline of the same run (bare calls to the sandbox), since machines differ and are
 * shared.
 */
final class Bench {

  private static final int BASELINE_CALLS = 2_000;
  private static final double TICKS_PER_SECOND = 100.0;

  private final PrintStream out;
  private final Progress progress;
  private final int orders;

  Bench(PrintStream out, List<String> arguments) {
    this.out = out;
    this.progress = new Progress(out);
    this.orders = arguments.size() > 1 ? Integer.parseInt(arguments.get(1)) : 500;
  }

  int run() {
    Map<String, String> settings =
        Map.of(
            "KOPPELING_BUDGET_MINUTE_BURST", "1000000",
            "KOPPELING_BUDGET_PER_MINUTE", "1000000",
            "KOPPELING_BUDGET_HOUR_BURST", "1000000",
            "KOPPELING_BUDGET_PER_HOUR", "1000000");
    FleetOptions options = new FleetOptions(false, true, false, Checkout.home("bench"), settings);
    try (Fleet fleet = Fleet.start(options, progress)) {
      Http.put(
          fleet.sandbox().baseUrl() + "/__admin/snelstart/settings",
          "{\"perMinute\":1000000,\"perHour\":10000000,\"concurrent\":50}",
          "Content-Type",
          "application/json");
      double baseline = baseline(fleet);
      SampleShop shop = new SampleShop(fleet);
      shop.generate(orders, 42);
      Map<String, Double> before = processorSeconds(fleet);
      Owner owner = new Owner(fleet, "owner");
      long callsBefore = Books.of(fleet, Books.DEMO).totalCalls();
      Instant started = Instant.now();
      String connection = shop.connect(owner);
      Overview overview = await(owner, connection);
      double seconds = Duration.between(started, Instant.now()).toMillis() / 1_000.0;
      report(fleet, overview, before, callsBefore, seconds, baseline);
      return 0;
    }
  }

  private Overview await(Owner owner, String connection) {
    int expected = orders + Check.expected().size();
    while (true) {
      Overview overview = Overview.of(owner, connection);
      progress.say(
          "  "
              + overview.count("SETTLED")
              + " booked and paid, "
              + overview.sales().size()
              + " seen of "
              + expected);
      if (overview.ended(expected, 0)) {
        return overview;
      }
      try {
        TimeUnit.SECONDS.sleep(2);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PartFailed("Interrupted.", e);
      }
    }
  }

  /** Bare calls a second to the sandbox, one at a time: what this machine does at this moment. */
  private static double baseline(Fleet fleet) {
    Instant started = Instant.now();
    for (int i = 0; i < BASELINE_CALLS; i++) {
      Http.get(fleet.sandbox().baseUrl() + "/q/health/ready");
    }
    return BASELINE_CALLS
        * 1_000.0
        / Math.max(1, Duration.between(started, Instant.now()).toMillis());
  }

  private void report(
      Fleet fleet,
      Overview overview,
      Map<String, Double> before,
      long callsBefore,
      double seconds,
      double baseline) {
    long booked = overview.count("SETTLED");
    Books books = Books.of(fleet, Books.DEMO);
    out.printf(
        Locale.ROOT,
        "%norders booked %d in %.1f s: %.1f a second, %.4f of the baseline of %.0f calls a second%n",
        booked,
        seconds,
        booked / seconds,
        booked / seconds / baseline,
        baseline);
    out.printf(
        Locale.ROOT,
        "SnelStart calls for each order booked: %.2f (%d relations)%n",
        (books.totalCalls() - callsBefore) / (double) booked,
        books.relations());
    out.printf(
        Locale.ROOT, "twice %d, out of balance %d%n", books.duplicates(), books.unbalanced());
    Map<String, Double> after = processorSeconds(fleet);
    new TreeMap<>(after)
        .forEach(
            (name, used) ->
                out.printf(
                    Locale.ROOT,
                    "%-22s %6.1f processor-ms for each order, %4d MB%n",
                    name,
                    1_000 * (used - before.getOrDefault(name, 0.0)) / booked,
                    Memory.residentMegabytes(fleet.processes().get(name))));
    out.flush();
  }

  private static Map<String, Double> processorSeconds(Fleet fleet) {
    Map<String, Double> seconds = new TreeMap<>();
    fleet.processes().forEach((name, pid) -> seconds.put(name, ticks(pid) / TICKS_PER_SECOND));
    return seconds;
  }

  private static double ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    } catch (IOException e) {
      return 0;
    }
  }
}
