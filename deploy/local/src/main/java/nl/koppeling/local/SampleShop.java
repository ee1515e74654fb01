package nl.koppeling.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.koppeling.testkit.Http;
import nl.koppeling.testkit.PartFailed;

/** The sandbox's shop {@code demo}, with the recorded orders of a real shop. */
public final class SampleShop {

  static final String CONSUMER_KEY = "ck_demo" + "0".repeat(36);
  static final String CONSUMER_SECRET = "cs_demo" + "0".repeat(36);

  /** The koppelsleutel of the sample administration. */
  static final String CLIENT_KEY = "ZGVtbzpkZW1vLXNlY3JldC0x";

  /** Before the oldest recorded order. */
  static final String START = "2026-01-01T00:00:00Z";

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final String admin;
  private final String home;

  public SampleShop(Fleet fleet) {
    this.admin = fleet.sandbox().baseUrl() + "/__admin/woocommerce";
    this.home = fleet.sandbox().shop("demo");
  }

  /** Connects it to the sample administration; returns the connection's id. */
  public String connect(Owner owner) {
    return owner.connect(home, CONSUMER_KEY, CONSUMER_SECRET, CLIENT_KEY, START);
  }

  /** What became of its orders: when all have come to rest, or when that took too long. */
  public Overview atRest(Owner owner, String connection, Progress progress) {
    int orders = orders().size();
    Instant end = Instant.now().plus(PATIENCE);
    long shown = -1;
    while (true) {
      Overview overview = Overview.of(owner, connection);
      long ended = overview.sales().stream().filter(Overview.Row::ended).count();
      if (ended != shown) {
        progress.say(
            "  "
                + ended
                + " of "
                + orders
                + " orders have come to rest, "
                + overview.count("SETTLED")
                + " booked and paid");
        shown = ended;
      }
      if (overview.ended(orders, Check.REFUNDS) || Instant.now().isAfter(end)) {
        return overview;
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed("Interrupted.", e);
    }
  }

  /** Total and VAT of an order in the shop. */
  public record Amounts(BigDecimal total, BigDecimal tax) {}

  public Map<Long, Amounts> orders() {
    Map<Long, Amounts> all = new HashMap<>();
    for (JsonNode order : Json.of(Http.get(admin + "/shops/demo/orders"))) {
      all.put(
          order.get("id").asLong(),
          new Amounts(
              new BigDecimal(order.get("total").asText()),
              new BigDecimal(order.get("totalTax").asText())));
    }
    return all;
  }

  /** Places an order; the JSON is the back door's. Returns its id. */
  public long place(String order) {
    return Json.of(
            Http.post(admin + "/shops/demo/orders", order, "Content-Type", "application/json"))
        .get("id")
        .asLong();
  }

  public void act(long order, String action) {
    Json.of(
        Http.post(
            admin + "/shops/demo/orders/" + order + "/" + action,
            "{}",
            "Content-Type",
            "application/json"));
  }

  public void generate(int count, long seed) {
    Json.of(
        Http.post(
            admin + "/shops/demo/generate",
            "{\"count\":" + count + ",\"seed\":" + seed + "}",
            "Content-Type",
            "application/json"));
  }

  /** Disturbs the shop, for example {@code webhook-silence}; 0 times is until healed. */
  public void disturb(String kind, int times) {
    Http.post(
        admin + "/faults",
        "{\"shop\":\"demo\",\"kind\":\"" + kind + "\",\"times\":" + times + "}",
        "Content-Type",
        "application/json");
  }

  public void heal() {
    Http.delete(admin + "/faults");
  }
}
