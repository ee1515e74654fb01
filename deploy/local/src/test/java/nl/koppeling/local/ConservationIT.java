package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import nl.koppeling.testkit.Http;
import org.junit.jupiter.api.Test;

/**
 * Conservation through the whole line (reliability reference, C1): after a day on which shops and
 * SnelStart failed in turns, every order a shop has or had is booked, parked, skipped or waiting,
 * on every day the owner sees, what is booked stands in the administration once, and whatever
 * differs is named.
 */
class ConservationIT {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final long SEED = 2_026;
  private static final int ORDERS = 30;
  private static final int MOST_DOUBTS = 2;

  private static final List<String> SHOP_FAULTS =
      List.of(
          "status-500",
          "html-200",
          "html-503-maintenance",
          "truncated-json",
          "webhook-silence",
          "webhook-stale");
  private static final List<String> SNELSTART_FAULTS =
      List.of("commit-then-500", "drop-after-commit", "fail-500-before-commit");

  /** What becomes of an order: how it is placed, what happens to it, and how it may end. */
  private enum Fate {
    BOOKED("'status':'completed'", "", "SETTLED"),
    PAID_AND_COMPLETED_LATER("'status':'pending'", "pay complete", "SETTLED"),
    OF_ANOTHER_RATE("'status':'completed','lines':[{'rate':9}]", "", "SETTLED"),
    REFUNDED_IN_PART("'status':'completed'", "refund:{'amount':'2.10'}", "SETTLED"),
    REFUNDED("'status':'completed'", "refund", "SETTLED"),
    CANCELLED_AFTER_SALE("'status':'completed'", "cancel", "SETTLED PARKED"),
    FREE("'status':'completed','lines':[{'unitPriceInclVat':'0.00'}]", "", "SKIPPED"),
    FOREIGN("'status':'completed','currency':'USD'", "", "PARKED"),
    UNPAID("'status':'pending'", "", "WAITING"),
    UNFINISHED("'status':'processing'", "", "WAITING"),
    OF_A_PLUGIN("'status':'wacht-op-leverancier','paid':true", "", "WAITING"),
    FAILED("'status':'failed'", "", "SKIPPED"),
    CANCELLED("'status':'processing'", "cancel", "SKIPPED"),
    BINNED("'status':'processing'", "trash", "SKIPPED"),
    DELETED("'status':'processing'", "delete", "SKIPPED"),
    BINNED_AND_BACK("'status':'completed'", "trash restore", "SETTLED PARKED");

    private final String placed;
    private final String deeds;
    private final Set<String> ends;

    Fate(String placed, String deeds, String ends) {
      this.placed = placed;
      this.deeds = deeds;
      this.ends = Set.of(ends.split(" "));
    }
  }

  /** A shop on its day. */
  private static final class Day {

    private final World world = World.connected().withWebhooks();
    private final Random random;
    private final Map<Long, Fate> fates = new LinkedHashMap<>();
    private final Map<Long, LocalDate> paidOn = new LinkedHashMap<>();
    private int doubts;

    private Day(long seed) {
      random = new Random(seed);
    }

    private void morning() {
      for (int i = 0; i < ORDERS; i++) {
        Fate fate = Fate.values()[i % Fate.values().length];
        Instant made =
            Instant.now()
                .minus(random.nextInt(72), ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS);
        String order = "{" + fate.placed + ",'email':'k" + i + "@klant.test','createdAt':'" + made;
        long id = world.place(quoted(order + "'}"), true);
        fates.put(id, fate);
        if (fate == Fate.BOOKED) {
          paidOn.put(id, made.atZone(AMSTERDAM).toLocalDate());
        }
        trouble();
      }
    }

    private void afternoon() {
      fates.forEach(
          (id, fate) -> {
            for (String deed : fate.deeds.isEmpty() ? new String[0] : fate.deeds.split(" ")) {
              String[] parts = deed.split(":", 2);
              act(id, parts[0], parts.length == 2 ? parts[1] : "{}");
              trouble();
            }
          });
    }

    private void trouble() {
      switch (random.nextInt(6)) {
        case 0 -> world.disturbShop(some(SHOP_FAULTS), 1 + random.nextInt(2));
        case 1 -> {
          // Each makes one document wait longer; many on one would only make the test wait.
          if (doubts++ < MOST_DOUBTS) {
            world.disturbSnelStart(some(SNELSTART_FAULTS), "POST", "/verkoopboekingen", 1);
          }
        }
        case 2 -> set("{'clockOffset':" + (random.nextInt(1_200) - 600) + "}");
        default -> {}
      }
    }

    /** What was wrong is over. */
    private void peace() {
      Http.delete(world.shopAdmin("/faults?shop=" + world.shopName));
      set("{'clockOffset':0}");
    }

    private boolean everyOrderWasSeen() {
      peace();
      readOnceMore();
      return world.overview().sales().size() == ORDERS;
    }

    private String some(List<String> kinds) {
      return kinds.get(random.nextInt(kinds.size()));
    }

    private void act(long order, String action, String wish) {
      String path = "/shops/" + world.shopName + "/orders/" + order + "/" + action;
      Json.of(Http.post(world.shopAdmin(path), quoted(wish), JSON));
    }

    private void set(String settings) {
      Http.put(world.shopAdmin("/shops/" + world.shopName), quoted(settings), JSON);
    }

    /** The walk, the daily sweep and whoever was rung for are due, now. */
    private void readOnceMore() {
      String where = " where connection_id = '" + world.connection + "'";
      try (Connection database = world.fleet.postgres().connect(Service.INGEST.database());
          Statement statement = database.createStatement()) {
        for (String sql :
            List.of(
                "update shop_poll set due_at = now()",
                "update shop_sweep set due_at = now()",
                "update doorbell set due_at = now()",
                "update turn set live_due_at = now(), backfill_due_at = now(),"
                    + " not_before = '-infinity'")) {
          statement.execute(sql + where);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Every order that is not as it must be, and every sum that does not add up. */
    private List<String> differences() {
      List<String> found = new ArrayList<>();
      Map<Long, JsonNode> sales = new TreeMap<>();
      Map<String, Long> counted = new TreeMap<>();
      long booked = 0;
      for (JsonNode document : world.owner.orders(world.connection)) {
        boolean sale = document.path("document").toString().contains("SALE");
        if (sale && sales.put(document.get("orderId").asLong(), document) != null) {
          found.add("order " + document.get("orderId") + " is there twice");
        }
        booked += document.path("bookingId").asText("").matches("null|") ? 0 : 1;
        counted.merge(
            document.get("day").asText() + " " + document.get("state").asText() + " " + !sale,
            1L,
            Long::sum);
      }
      fates.forEach((id, fate) -> found.addAll(difference(id, fate, sales.get(id))));
      sales.keySet().stream()
          .filter(id -> !fates.containsKey(id))
          .forEach(id -> found.add("order " + id + " is not the shop's"));
      if (!counted.equals(days())) {
        found.add("by day there are " + days() + ", and the documents are " + counted);
      }
      Books books = world.books();
      if (books.bookings().size() != booked || books.duplicates() + books.unbalanced() > 0) {
        found.add(booked + " documents are booked, and there are " + books.bookings().size());
      }
      return found;
    }

    private List<String> difference(long id, Fate fate, JsonNode sale) {
      if (sale == null) {
        return List.of("order " + id + " (" + fate + ") was never seen");
      }
      String state = sale.get("state").asText();
      if (!fate.ends.contains(state)) {
        return List.of("order " + id + " (" + fate + ") is " + state + " " + sale.get("reasons"));
      }
      LocalDate day = LocalDate.parse(sale.get("day").asText());
      return paidOn.getOrDefault(id, day).equals(day)
          ? List.of()
          : List.of("order " + id + " counts on " + day + ", paid on " + paidOn.get(id));
    }

    private Map<String, Long> days() {
      Map<String, Long> days = new TreeMap<>();
      String from = LocalDate.now(AMSTERDAM).minusDays(10).toString();
      for (JsonNode day : world.owner.days(world.connection, from)) {
        String key =
            day.get("day").asText()
                + " "
                + day.get("state").asText()
                + " "
                + day.get("credits").asBoolean();
        days.merge(key, day.get("documents").asLong(), Long::sum);
      }
      return days;
    }
  }

  @Test
  void everyOrderOfEveryDayIsBookedParkedSkippedOrWaiting() {
    List<Day> days = List.of(new Day(SEED), new Day(SEED + 1));
    days.forEach(Day::morning);
    // What is deleted before it was ever shown was never there for us.
    await("every order was seen")
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> days.stream().allMatch(Day::everyOrderWasSeen));
    days.forEach(Day::afternoon);
    days.forEach(Day::peace);

    await("everything has come to rest")
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () ->
                assertThat(days)
                    .allSatisfy(
                        day -> {
                          day.readOnceMore();
                          assertThat(day.differences()).isEmpty();
                        }));
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }
}
