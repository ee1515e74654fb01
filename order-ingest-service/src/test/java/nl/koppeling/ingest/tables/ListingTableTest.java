package nl.koppeling.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import nl.koppeling.ingest.schedule.PollSettings;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.SandboxShop;
import nl.koppeling.ingest.town.SandboxShop.Called;
import nl.koppeling.ingest.town.SandboxShop.Kind;
import nl.koppeling.ingest.town.SandboxTown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Section 5.1 of the reference, row by row: pages, and walking through them while the shop is at
 * work. A page here is five orders.
 */
@QuarkusTest
@TestProfile(SandboxTown.Profile.class)
class ListingTableTest extends AtSandbox {

  private static final int PAGE = 5;

  @Inject PollSettings settings;
  @Inject Validator validator;

  // --- pages ------------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({"0, false", "1, false", "2, true", "100, true", "101, false"})
  void moreOrFewerThanAShopGivesIsRefusedAtTheStart(int size, boolean good) throws Exception {
    var pageSize = PollSettings.class.getMethod("pageSize");
    assertThat(validator.forExecutables().validateReturnValue(settings, pageSize, size).isEmpty())
        .isEqualTo(good);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aPagePastTheEndIsNoEndWhenOrdersShifted(Kind kind) {
    SandboxShop shop = SandboxShop.open(kind).silent();
    Owner owner = connect(shop);
    List<Long> placed = place(shop, PAGE + 1);
    int before = shop.calls().size();
    // Of six two vanish while the first page is read: the second page begins past the end.
    once(
        shop,
        2,
        () -> {
          shop.act(placed.get(0), "trash");
          shop.act(placed.get(1), "trash");
        });

    walk(owner);

    List<Called> pages = walked(shop, before);
    assertThat(pages.get(1).orders()).as("past the end").isEmpty();
    assertToldOnce(owner, placed);
  }

  @Test
  void binAndDraftsAreNotListedAndWhatComesOutOfThemIs() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS).silent();
    Owner owner = connect(shop);
    long binned = shop.place("{}");
    long draft = shop.place("{'status':'checkout-draft'}");
    shop.act(binned, "trash");

    walk(owner);

    assertThat(tables.standing(owner.id(), binned)).isEmpty();
    assertThat(tables.standing(owner.id(), draft)).isEmpty();

    shop.act(binned, "restore");
    shop.act(draft, "complete");
    walk(owner);

    assertToldOnce(owner, List.of(binned, draft));
  }

  // --- walking while orders change --------------------------------------------------------------

  /** What is done to the first page's orders after it was read, three times. */
  private enum Meanwhile {
    EDITED((shop, order) -> shop.act(order, "cancel"), 0),
    NEW_ONE_ARRIVES((shop, order) -> shop.place("{}"), 0),
    TRASHED((shop, order) -> shop.act(order, "trash"), 3),
    DELETED((shop, order) -> shop.act(order, "delete"), 3),
    STATUS_CHANGES((shop, order) -> shop.act(order, "process"), 0),
    TRASHED_AND_A_NEW_ONE_ARRIVES(
        (shop, order) -> {
          shop.act(order, "trash");
          shop.place("{}");
        },
        3);

    private final BiConsumer<SandboxShop, Long> deed;
    private final int shifted;

    Meanwhile(BiConsumer<SandboxShop, Long> deed, int shifted) {
      this.deed = deed;
      this.shifted = shifted;
    }
  }

  static Stream<Arguments> disturbances() {
    return Stream.of(Meanwhile.values())
        .flatMap(deed -> Stream.of(Kind.HPOS, Kind.OLD).map(kind -> Arguments.of(deed, kind)));
  }

  @ParameterizedTest
  @MethodSource("disturbances")
  void nothingIsMissedAndNothingToldTwice(Meanwhile meanwhile, Kind kind) {
    SandboxShop shop = SandboxShop.open(kind).silent();
    Owner owner = connect(shop);
    List<Long> placed = place(shop, 3 * PAGE);
    aSecondPasses();
    int before = shop.calls().size();
    once(shop, 2, () -> placed.subList(1, 4).forEach(order -> meanwhile.deed.accept(shop, order)));

    walk(owner);

    List<Called> pages = walked(shop, before);
    assertThat(pages.get(1).orders().indexOf(placed.get(PAGE - 1)))
        .as("the second page's first order is the first page's last, unless others vanished")
        .isEqualTo(meanwhile.shifted == 0 ? 0 : -1);
    assertToldOnce(owner, placed);

    walk(owner);
    shop.orders()
        .forEach(
            order -> {
              boolean shown = !order.get("status").asText().equals("trash");
              String standing = tables.standing(owner.id(), order.get("id").asLong());
              assertThat(standing)
                  .as(order.toString())
                  .isEqualTo(shown ? expected(order.get("status").asText()) : "ACCEPTED");
            });
    assertToldOnce(owner, placed.subList(4, placed.size()));
  }

  @Test
  void aRestoredOrderBetweenPagesIsSeenTwiceAndToldOnce() {
    SandboxShop shop = SandboxShop.open(Kind.POSTS).silent();
    Owner owner = connect(shop);
    List<Long> placed = place(shop, 2 * PAGE);
    shop.act(placed.getFirst(), "trash");
    aSecondPasses();
    once(shop, 2, () -> shop.act(placed.getFirst(), "restore"));

    walk(owner);
    walk(owner);

    assertToldOnce(owner, placed);
  }

  // --- at random --------------------------------------------------------------------------------

  /** The same through the whole service as the simulation of a walk does hundreds of times. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whateverHappensBetweenPagesTheNextWindowKnowsEveryOrderAsItIs(long seed) {
    Random random = new Random(seed);
    SandboxShop shop = SandboxShop.open(Kind.values()[(int) (seed % 3)]).silent();
    Owner owner = connect(shop);
    place(shop, 10 + random.nextInt(12));
    shop.before(call -> disturb(shop, random, call));

    walk(owner);
    shop.before(call -> {});
    aSecondPasses();
    walk(owner);

    assertThat(shop.mishaps()).isEmpty();
    Set<String> different = new TreeSet<>();
    shop.orders()
        .forEach(
            order -> {
              String status = order.get("status").asText();
              String known = tables.standing(owner.id(), order.get("id").asLong());
              if (!status.equals("trash") && !known.equals(asItIs(status, owner, order))) {
                different.add(order + " is known as " + known);
              }
            });
    assertThat(different).isEmpty();
    assertThat(tables.rows(TOLD_TWICE, owner.id())).as("one content told twice").isEmpty();
  }

  private static final String TOLD_TWICE =
      "select key, body from outbox where key like cast(? as text) || ':%' and type like"
          + " '%OrderCompleted' group by key, body having count(*) > 1";

  private static void disturb(SandboxShop shop, Random random, Called call) {
    if (!call.isWalk()) {
      return;
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      List<Long> ids = new ArrayList<>();
      List<String> statuses = new ArrayList<>();
      shop.orders()
          .forEach(
              order -> {
                ids.add(order.get("id").asLong());
                statuses.add(order.get("status").asText());
              });
      int one = random.nextInt(ids.size());
      boolean binned = statuses.get(one).equals("trash");
      switch (random.nextInt(5)) {
        case 0 -> shop.place("{}");
        case 1 -> shop.act(ids.get(one), binned ? "restore" : "trash");
        case 2 -> shop.act(ids.get(one), "delete");
        case 3 -> {
          if (!binned) {
            shop.act(ids.get(one), random.nextBoolean() ? "process" : "complete");
          }
        }
        default -> {
          if (!binned) {
            shop.act(ids.get(one), "edit", "{'customer_note':'" + random.nextInt() + "'}");
          }
        }
      }
    }
  }

  /** What was told stays told when it is taken back to an earlier status: that is no cancelling. */
  private String asItIs(String status, Owner owner, JsonNode order) {
    boolean told = tables.story(owner.id(), order.get("id").asLong()).contains("OrderCompleted");
    return status.equals("processing") && !told ? "WAITING NOT_COMPLETED" : "ACCEPTED";
  }

  private static String expected(String status) {
    return status.equals("cancelled") ? "PARKED CANCELLED_AFTER_SALE" : "ACCEPTED";
  }

  private static List<Long> place(SandboxShop shop, int count) {
    return Stream.generate(() -> shop.place("{}")).limit(count).toList();
  }

  /** Something happens before the n-th page of the next walk is read. */
  private static void once(SandboxShop shop, int page, Runnable happening) {
    List<Called> seen = new ArrayList<>();
    AtomicBoolean over = new AtomicBoolean();
    shop.before(
        call -> {
          if (call.isWalk()) {
            seen.add(call);
            if (seen.size() == page && over.compareAndSet(false, true)) {
              happening.run();
            }
          }
        });
  }

  private static List<Called> walked(SandboxShop shop, int since) {
    return shop.callsSince(since).stream().filter(Called::isWalk).toList();
  }

  private void assertToldOnce(Owner owner, List<Long> orders) {
    Set<Long> missed = new HashSet<>(orders);
    missed.removeIf(
        order ->
            tables.story(owner.id(), order).stream().filter("OrderCompleted"::equals).count() == 1);
    assertThat(missed).as("missed or told twice").isEmpty();
  }
}
