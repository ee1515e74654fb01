package nl.koppeling.ingest.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.koppeling.ingest.town.SandboxShop;

/**
 * What happens in a shop on a day nobody would wish for: orders of all kinds, edits, refunds, some
 * taken back, bin and deletion, a shop that fails in every way it can, webhooks that fall silent or
 * lie, and a clock that jumps. Everything follows from the seed.
 */
final class RandomDay {

  private static final List<String> STATUSES =
      List.of(
          "completed",
          "completed",
          "completed",
          "processing",
          "processing",
          "pending",
          "on-hold",
          "failed",
          "cancelled",
          "wacht-op-leverancier");

  /** A refused key stops everything until its owner acts: that is a test of its own. */
  private static final List<String> FAULTS =
      List.of(
          "status-500",
          "status-502",
          "empty-200",
          "html-200",
          "html-403",
          "html-503-maintenance",
          "timeout",
          "truncated-json",
          "php-notice",
          "too-many-requests",
          "webhook-silence",
          "webhook-stale",
          "webhook-forbidden");

  private final SandboxShop shop;
  private final Random random;
  private final Map<Long, Instant> placed = new LinkedHashMap<>();
  private final List<String> diary = new ArrayList<>();

  RandomDay(SandboxShop shop, long seed) {
    this.shop = shop;
    this.random = new Random(seed);
  }

  /** Every order the shop has or had, and when it was made by the shop's own clock. */
  Map<Long, Instant> placed() {
    return placed;
  }

  /** What was done to an order, for who looks for a difference. */
  List<String> story(long order) {
    return diary.stream().filter(line -> line.startsWith(order + " ")).toList();
  }

  /** One thing happens. */
  void step() {
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5 -> place();
      case 17 -> trouble();
      case 18, 19 -> surroundings();
      default -> change();
    }
  }

  /** Everything that was wrong is over. */
  void ends() {
    shop.heal();
    shop.answersInstead(0);
    shop.clock(0);
  }

  private void place() {
    String status = STATUSES.get(random.nextInt(STATUSES.size()));
    Instant made =
        Instant.now().minus(random.nextInt(72), ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    String more =
        switch (random.nextInt(8)) {
          case 0 -> ",'currency':'USD'";
          case 1 -> ",'lines':[{'unitPriceInclVat':'0.00'}]";
          case 2 -> ",'country':'DE','vatNumber':'DE136695976','company':'Beispiel GmbH'";
          case 3 -> ",'shippingInclVat':'6.95','couponPercent':10";
          // Completing sets the date of payment, so there is no completed order without one.
          case 4 -> ",'paymentMethod':'cod'" + (status.equals("completed") ? "" : ",'paid':false");
          default -> "";
        };
    long id = shop.place("{'status':'" + status + "','createdAt':'" + made + "'" + more + "}");
    placed.put(id, made);
    diary.add(id + " placed " + status + more);
  }

  private void change() {
    if (placed.isEmpty()) {
      return;
    }
    List<Long> ids = List.copyOf(placed.keySet());
    long id = ids.get(random.nextInt(ids.size()));
    String[] deed = deed(id);
    try {
      boolean binned = shop.order(id).get("status").asText().equals("trash");
      // From the bin an order can only come back or go for good.
      if (!binned || deed[0].matches("restore|delete") || random.nextInt(3) == 0) {
        shop.act(id, binned && !deed[0].equals("delete") ? "restore" : deed[0], deed[1]);
        diary.add(id + " " + (binned ? "in the bin: " : "") + deed[0] + " " + deed[1]);
      }
    } catch (IllegalStateException refused) {
      // The shop refuses what cannot be: nothing happened.
    }
  }

  private String[] deed(long id) {
    return switch (random.nextInt(20)) {
      case 0 -> deed("pay");
      case 1, 2, 3 -> deed("complete");
      case 4 -> deed("process");
      case 5 -> deed("hold");
      case 6 -> deed("cancel");
      case 7 -> deed("fail");
      case 8, 9 -> deed("refund", "{'amount':'1." + random.nextInt(10) + "0'}");
      case 10 -> deed("refund", "{'lines':[{'index':0,'quantity':1}]}");
      case 11 -> deed("refund-by-hand");
      case 12, 13 -> deed("delete-refund", "{'refund':" + refund(id) + "}");
      case 14 -> deed("trash");
      case 15 -> random.nextInt(4) == 0 ? deed("delete") : deed("note");
      case 16 ->
          deed(
              "edit",
              "{'line_items':[{'id':%d001,'quantity':%d}]}".formatted(id, 1 + random.nextInt(4)));
      case 17 -> deed("edit", "{'billing':{'email':'k" + random.nextInt(9) + "@klant.test'}}");
      case 18 -> deed("edit", "{'status':'wacht-op-leverancier'}");
      default -> deed("restore");
    };
  }

  private long refund(long id) {
    try {
      JsonNode refunds = shop.order(id).get("refunds");
      return refunds.isEmpty() ? 0 : refunds.get(random.nextInt(refunds.size())).asLong();
    } catch (IllegalStateException gone) {
      return 0;
    }
  }

  private static String[] deed(String action) {
    return deed(action, "{}");
  }

  private static String[] deed(String action, String wish) {
    return new String[] {action, wish};
  }

  private void trouble() {
    String kind = FAULTS.get(random.nextInt(FAULTS.size()));
    shop.disturb(kind, 1 + random.nextInt(6), ",'seconds':1");
  }

  /** The clock jumps, all is well for a while, or we are away ourselves. */
  private void surroundings() {
    switch (random.nextInt(6)) {
      case 0, 1 -> shop.clock(random.nextInt(21_600) - 10_800);
      case 2 -> shop.heal();
      case 3 -> shop.answersInstead(random.nextBoolean() ? 503 : 302);
      default -> shop.answersInstead(0);
    }
  }
}
