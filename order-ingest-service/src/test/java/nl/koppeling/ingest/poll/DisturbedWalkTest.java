package nl.koppeling.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import nl.koppeling.ingest.schedule.PollState;
import nl.koppeling.ingest.shop.Place;
import nl.koppeling.ingest.shop.Shops;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks through a shop in which, between any two pages, orders are edited, put in the bin, taken
 * out of it, change status, are deleted for good or come in: after the next window every order that
 * is in the list was read as it is.
 */
class DisturbedWalkTest {

  private static final Duration OVERLAP = Duration.ofMinutes(5);
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  /** How shops count pages past the end, and one behind a proxy that drops the headers. */
  private enum Counting {
    FORGETS_PAST_THE_END,
    KEEPS_COUNTING,
    SAYS_NOTHING
  }

  static List<Long> seeds() {
    return LongStream.range(0, 400).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void afterTheNextWindowEveryListedOrderWasReadAsItIs(long seed) {
    Random random = new Random(seed);
    Shop shop = new Shop(random, Counting.values()[random.nextInt(3)]);
    Instant cursor = NOON.minusSeconds(7_200);
    Instant from = cursor.minus(OVERLAP);
    // Without totals a page on which nothing is new cannot be told from one that comes again.
    int size = (shop.counting == Counting.SAYS_NOTHING ? 6 : 2) + random.nextInt(9);

    cursor = walk(shop, cursor, size, true);
    shop.pause(60);
    walk(shop, cursor, size, false);

    assertThat(shop.listedSince(from)).as(shop.counting.name()).isEqualTo(shop.readOf(from));
  }

  private static Instant walk(Shop shop, Instant cursor, int size, boolean disturbed) {
    Optional<PollState.Walk> under = Optional.empty();
    for (int page = 0; page < 5_000; page++) {
      PollState state = state(cursor, under, shop.now);
      PollState.Walk walk = WalkPlan.walk(state, OVERLAP, size);
      Shops.Listing listing = shop.list(walk);
      Place.Next next = walk.place().after(listing);
      Optional<Instant> newest = shop.read(walk.place().fresh(listing, next));
      switch (WalkPlan.after(walk, next, newest)) {
        case WalkPlan.Next.Page(PollState.Walk further) -> under = Optional.of(further);
        case WalkPlan.Next.Done(Optional<Instant> seen) -> {
          Instant moved = WalkPlan.cursor(state, walk, seen, OVERLAP);
          return moved.isAfter(cursor) ? moved : cursor;
        }
      }
      if (disturbed) {
        shop.disturb();
      }
    }
    throw new AssertionError("never came to an end");
  }

  private static PollState state(Instant cursor, Optional<PollState.Walk> walk, Instant now) {
    return new PollState(
        cursor,
        walk,
        true,
        false,
        0,
        0,
        OptionalLong.empty(),
        PollState.WebhookHealth.UNKNOWN,
        "",
        now);
  }

  /** A shop that is nothing but a list of orders by id, with when each was modified. */
  private static final class Shop {

    private final Random random;
    private final Counting counting;
    private final TreeMap<Long, Instant> listed = new TreeMap<>();
    private final TreeMap<Long, Instant> bin = new TreeMap<>();
    private final Map<Long, Instant> read = new HashMap<>();
    private Instant now = NOON;
    private long lastId = 1_000;

    private Shop(Random random, Counting counting) {
      this.random = random;
      this.counting = counting;
      for (int i = random.nextInt(80); i >= 0; i--) {
        TreeMap<Long, Instant> where = random.nextInt(8) == 0 ? bin : listed;
        where.put(++lastId, NOON.minusSeconds(random.nextInt(9_000)));
      }
    }

    private Shops.Listing list(PollState.Walk walk) {
      List<JsonNode> found = new ArrayList<>();
      listed.forEach(
          (id, modified) -> {
            if (modified.isAfter(walk.from())) {
              found.add(JsonNodeFactory.instance.objectNode().put("id", id));
            }
          });
      Place place = walk.place();
      List<JsonNode> page = found.stream().skip(place.index()).limit(place.size()).toList();
      return new Shops.Listing(page, total(page, found.size()), OptionalInt.empty());
    }

    private OptionalInt total(List<JsonNode> page, int all) {
      return switch (counting) {
        case SAYS_NOTHING -> OptionalInt.empty();
        case KEEPS_COUNTING -> OptionalInt.of(all);
        case FORGETS_PAST_THE_END -> OptionalInt.of(page.isEmpty() ? 0 : all);
      };
    }

    private Optional<Instant> read(List<JsonNode> fresh) {
      fresh.forEach(o -> read.put(o.get("id").asLong(), listed.get(o.get("id").asLong())));
      return fresh.stream().map(o -> listed.get(o.get("id").asLong())).max(Instant::compareTo);
    }

    private void pause(int seconds) {
      now = now.plusSeconds(seconds);
    }

    /** Some things happen, and some of it takes its time: shops can be slow. */
    private void disturb() {
      for (int i = random.nextInt(5); i > 0; i--) {
        pause(1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 3));
        switch (random.nextInt(5)) {
          case 0 -> listed.put(++lastId, now);
          case 1 -> some(listed).ifPresent(id -> bin.put(id, listed.remove(id)));
          case 2 -> some(bin).ifPresent(id -> listed.put(id, touched(bin.remove(id))));
          case 3 -> some(listed).ifPresent(listed::remove);
          default -> some(listed).ifPresent(id -> listed.put(id, now));
        }
      }
    }

    private Instant touched(Instant before) {
      return now.isAfter(before) ? now : before;
    }

    private Optional<Long> some(TreeMap<Long, Instant> orders) {
      return orders.isEmpty()
          ? Optional.empty()
          : orders.keySet().stream().skip(random.nextInt(orders.size())).findFirst();
    }

    private Map<Long, Instant> listedSince(Instant from) {
      Map<Long, Instant> since = new TreeMap<>(listed);
      since.values().removeIf(modified -> !modified.isAfter(from));
      return since;
    }

    private Map<Long, Instant> readOf(Instant from) {
      Map<Long, Instant> known = new TreeMap<>();
      listedSince(from).keySet().forEach(id -> known.put(id, read.get(id)));
      return known;
    }
  }
}
