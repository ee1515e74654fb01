package nl.koppeling.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.PartFailed;

/**
 * {@code ./koppeling up}: starts the set, books the sample shop, shows what became of it, and stays
 * until it is stopped.
 */
final class Up {

  private final PrintStream out;
  private final Progress progress;
  private final boolean check;
  private final boolean sandbox;
  private final boolean keep;

  Up(PrintStream out, List<String> arguments) {
    this.out = out;
    this.progress = new Progress(out);
    this.check = arguments.contains("--check");
    this.sandbox = !arguments.contains("--no-sandbox");
    this.keep = arguments.contains("--keep");
  }

  /** The exit status. */
  int run() {
    Instant started = Instant.now();
    if (!sandbox && System.getenv("KOPPELING_SNELSTART_SUBSCRIPTION_KEY") == null) {
      throw new PartFailed(
          "--no-sandbox needs KOPPELING_SNELSTART_SUBSCRIPTION_KEY in the environment: the partner's subscription key.");
    }
    progress.say(
        "Starting PostgreSQL, Kafka, Keycloak"
            + (sandbox ? ", the sandbox" : "")
            + " and the services:");
    FleetOptions options = new FleetOptions(true, sandbox, keep, Checkout.home("local"), Map.of());
    try (Fleet fleet = Fleet.start(options, progress)) {
      int status = sandbox ? bookSample(fleet, started) : 0;
      if (!check) {
        addresses(fleet);
        stay();
      }
      return status;
    }
  }

  private int bookSample(Fleet fleet, Instant started) {
    Owner owner = new Owner(fleet, "owner");
    SampleShop shop = new SampleShop(fleet);
    String connection = progress.step("Sample shop connected", () -> shop.connect(owner));
    Map<Long, SampleShop.Amounts> orders = shop.orders();
    Overview overview = shop.atRest(owner, connection, progress);
    Books books = Books.of(fleet, Books.DEMO);
    new Table(out).print(overview, books);
    List<String> faults = Check.faults(overview, books, orders);
    faults.forEach(fault -> out.println("  WRONG: " + fault));
    if (check) {
      Memory.report(fleet, progress);
      summary(overview, books, faults, Duration.between(started, Instant.now()));
    }
    return faults.isEmpty() ? 0 : 1;
  }

  private void summary(Overview overview, Books books, List<String> faults, Duration took) {
    out.println(
        Json.object()
            .put("orders", overview.sales().size())
            .put("booked", overview.count("SETTLED"))
            .put("credits", overview.credits().size())
            .put("parked", overview.count("PARKED"))
            .put("skipped", overview.count("SKIPPED"))
            .put("waiting", overview.count("WAITING"))
            .put("relations", books.relations())
            .put("snelstartCalls", books.totalCalls())
            .put("duplicates", books.duplicates())
            .put("unbalanced", books.unbalanced())
            .put("wrong", faults.size())
            .put("seconds", took.toSeconds()));
    out.flush();
  }

  private void addresses(Fleet fleet) {
    progress.say("");
    progress.say("Open:");
    for (Service service : Service.values()) {
      progress.say(
          String.format(
              Locale.ROOT,
              "  %-22s %s   health %s/q/health",
              service.module(),
              fleet.url(service),
              fleet.management(service)));
    }
    progress.say("  The owner's pages      " + fleet.url(Service.CONNECTION) + "/   (owner/owner)");
    progress.say("  API documentation      " + fleet.url(Service.CONNECTION) + "/q/openapi");
    progress.say(
        "  Keycloak               "
            + fleet.keycloak().realmUrl()
            + "   (owner/owner, operator/operator, operator2/operator2)");
    if (sandbox) {
      progress.say(
          "  Sandbox                "
              + fleet.sandbox().baseUrl()
              + "   (look and disturb: /__admin)");
    }
    progress.say(
        "Logs are in " + Checkout.home("local").resolve("logs") + ". Ctrl-C stops everything.");
  }

  /** Ctrl-C runs the shutdown hooks of the parts, which stop them. */
  private static void stay() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
