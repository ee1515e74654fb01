package nl.koppeling.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.Topic;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.SandboxShop;
import nl.koppeling.ingest.town.SandboxShop.Kind;
import nl.koppeling.ingest.town.SandboxTown;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Conservation (reliability reference, C1): after a random day in several shops, once what was
 * wrong is over and each shop was walked through and swept, every order a shop has or had is
 * booked, parked, skipped or waiting, for every shop and day; and whatever differs from the shop is
 * named.
 */
@QuarkusTest
@TestProfile(SandboxTown.Profile.class)
class ConservationTest extends AtSandbox {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final int SHOPS = 6;
  private static final int STEPS = 160;

  /** An order of a shop, as the shop has it and as we know it; status empty: gone for good. */
  private record Order(
      long id,
      LocalDate day,
      String status,
      BigDecimal total,
      Set<Long> refunds,
      String standing,
      boolean told,
      Set<Long> refundsTold) {

    /** What differs between shop and us, in words; empty when nothing does. */
    String difference() {
      if (standing.isEmpty()) {
        return status.isEmpty() || status.equals("trash") ? "" : "was never seen";
      }
      if (!status.isEmpty() && told && !refunds.equals(refundsTold)) {
        return "refunds " + refunds + " known as " + refundsTold;
      }
      return expected().contains(standing) ? "" : "is known as " + standing;
    }

    /** Gone before it was ever shown to us. */
    boolean neverThere() {
      return standing.isEmpty();
    }

    private Set<String> expected() {
      return switch (status) {
        case "completed" -> Set.of("ACCEPTED");
        case "processing", "pending", "on-hold", "wacht-op-leverancier" ->
            // What was told stays told, and what was parked stays so until it is completed.
            told
                ? Set.of("ACCEPTED", "PARKED CANCELLED_AFTER_SALE")
                : Set.of("WAITING NOT_PAID", "WAITING NOT_COMPLETED");
        case "refunded" ->
            told
                ? Set.of("ACCEPTED", "PARKED CANCELLED_AFTER_SALE")
                : Set.of("SKIPPED REFUNDED_BEFORE_SALE", "PARKED REFUND_INCOMPLETE");
        case "cancelled", "failed", "trash", "" -> over();
        default -> Set.of();
      };
    }

    private Set<String> over() {
      String why = status.toUpperCase(Locale.ROOT);
      // A sale that was refunded wholly before it was cancelled stands; skipped orders are not
      // asked for again when they vanish.
      return told
          ? refunds.isEmpty() && !status.isEmpty()
              ? Set.of("PARKED CANCELLED_AFTER_SALE")
              : Set.of("PARKED CANCELLED_AFTER_SALE", "ACCEPTED")
          : status.matches("|trash")
              ? Set.of(
                  "SKIPPED TRASHED",
                  "SKIPPED DELETED",
                  "SKIPPED CANCELLED",
                  "SKIPPED FAILED",
                  "SKIPPED REFUNDED_BEFORE_SALE")
              : Set.of("SKIPPED " + why, "SKIPPED REFUNDED_BEFORE_SALE");
    }
  }

  /** Other days with {@code -Dkoppeling.conservation.seeds=1,2,3}. */
  static Stream<Long> seeds() {
    String chosen = System.getProperty("koppeling.conservation.seeds", "2026");
    return Stream.of(chosen.split(",")).map(Long::parseLong);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyOrderOfEveryShopAndDayIsBookedParkedSkippedOrWaiting(long seed) {
    List<SandboxShop> shops = new ArrayList<>();
    List<RandomDay> days = new ArrayList<>();
    List<Owner> owners = new ArrayList<>();
    for (int i = 0; i < SHOPS; i++) {
      SandboxShop shop = SandboxShop.open(Kind.values()[i % 3]);
      shops.add(shop);
      days.add(new RandomDay(shop, 100 * seed + i));
      owners.add(connect(shop));
    }
    for (int step = 1; step <= STEPS; step++) {
      days.forEach(RandomDay::step);
      if (step % 20 == 0) {
        owners.forEach(owner -> tables.intervalIsOver(owner.id()));
      }
    }
    days.forEach(RandomDay::ends);
    deliveriesArrive();
    owners.forEach(this::everythingIsReadOnceMore);

    List<String> differences = new ArrayList<>();
    for (int i = 0; i < SHOPS; i++) {
      differences.addAll(differences(i, shops.get(i), days.get(i), owners.get(i)));
    }
    assertThat(differences).as("seed %d", seed).isEmpty();
    owners.forEach(this::assertToldAsItStands);
  }

  private void everythingIsReadOnceMore(Owner owner) {
    tables.checkIsDue(owner.id());
    walk(owner);
    sweep(owner);
  }

  private List<String> differences(int number, SandboxShop shop, RandomDay day, Owner owner) {
    List<Order> orders = orders(shop, day, owner);
    List<String> found = new ArrayList<>();
    for (Order order : orders) {
      if (!order.difference().isEmpty()) {
        found.add(
            "shop %d, order %d (%s): %s; %s"
                .formatted(
                    number, order.id(), order.status(), order.difference(), day.story(order.id())));
      }
    }
    Map<LocalDate, List<Order>> byDay =
        orders.stream()
            .collect(Collectors.groupingBy(Order::day, TreeMap::new, Collectors.toList()));
    byDay.forEach(
        (date, ofDay) -> {
          long seen = ofDay.stream().filter(o -> !o.neverThere()).count();
          long sum = 0;
          for (String kind : List.of("ACCEPTED", "PARKED", "SKIPPED", "WAITING")) {
            sum += ofDay.stream().filter(o -> o.standing().startsWith(kind)).count();
          }
          if (seen != sum || seen != rows(owner, date)) {
            found.add(
                "shop %d, %s: %d seen, %d explained, %d rows"
                    .formatted(number, date, seen, sum, rows(owner, date)));
          }
        });
    return found;
  }

  private long rows(Owner owner, LocalDate date) {
    return tables
        .rows(
            "select 1 from shop_order where connection_id = ?"
                + " and cast(created_at at time zone 'Europe/Amsterdam' as date) = '"
                + date
                + "'",
            owner.id())
        .size();
  }

  private List<Order> orders(SandboxShop shop, RandomDay day, Owner owner) {
    Map<Long, JsonNode> there = new HashMap<>();
    shop.orders().forEach(order -> there.put(order.get("id").asLong(), order));
    Map<Long, List<String>> known = new HashMap<>();
    tables
        .rows(
            "select order_id, standing || coalesce(' ' || why, ''), accepted_sale is not null"
                + " from shop_order where connection_id = ?",
            owner.id())
        .forEach(row -> known.put(Long.parseLong(row.getFirst()), row));
    Map<Long, Set<Long>> refunds = new HashMap<>();
    tables
        .rows("select order_id, refund_id from shop_refund where connection_id = ?", owner.id())
        .forEach(
            row ->
                refunds
                    .computeIfAbsent(Long.parseLong(row.get(0)), id -> new TreeSet<>())
                    .add(Long.parseLong(row.get(1))));
    List<Order> orders = new ArrayList<>();
    day.placed()
        .forEach(
            (id, made) -> {
              List<String> row = known.getOrDefault(id, List.of("", "", "f"));
              JsonNode order = there.get(id);
              Set<Long> has = new TreeSet<>();
              if (order != null) {
                order.get("refunds").forEach(refund -> has.add(refund.asLong()));
              }
              orders.add(
                  new Order(
                      id,
                      made.atZone(AMSTERDAM).toLocalDate(),
                      order == null ? "" : order.get("status").asText(),
                      order == null ? BigDecimal.ZERO : new BigDecimal(order.get("total").asText()),
                      has,
                      row.get(1),
                      row.get(2).equals("t"),
                      refunds.getOrDefault(id, Set.of())));
            });
    return orders;
  }

  /** The sums of what was told are those of the rows: nothing is booked that is not counted. */
  private void assertToldAsItStands(Owner owner) {
    Owner.patiently().until(() -> unsent(owner) == 0);
    Map<Long, BigDecimal> told = new TreeMap<>();
    owner
        .told(Topic.ORDERS, OrderCompleted.class)
        .forEach(event -> told.put(event.order().orderId(), event.facts().total()));
    Map<Long, BigDecimal> standing = new TreeMap<>();
    tables
        .rows(
            "select order_id, total from shop_order where connection_id = ?"
                + " and accepted_sale is not null and standing = 'ACCEPTED'",
            owner.id())
        .forEach(row -> standing.put(Long.parseLong(row.get(0)), new BigDecimal(row.get(1))));
    assertThat(told).containsKeys(standing.keySet().toArray(Long[]::new));
    standing.forEach(
        (id, total) -> assertThat(told.get(id)).as("%d", id).isEqualByComparingTo(total));
  }

  private int unsent(Owner owner) {
    return tables
        .rows(
            "select 1 from outbox where sent_at is null and key like cast(? as text) || ':%'",
            owner.id())
        .size();
  }
}
