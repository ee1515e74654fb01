package nl.koppeling.ingest.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a list that changes under the reader's hands is read without missing anything. */
class PlaceTest {

  private static final Instant MOMENT = Instant.parse("2026-11-23T19:33:44.5Z");

  @Test
  void theNextBeginsWithTheLastOrderOfTheOneBefore() {
    assertThat(after(Place.atTheBeginning(3), 7, 11, 12, 13))
        .isEqualTo(new Place.Next.On(new Place(13, 2, 3), 3));
    assertThat(new Place(13, 2, 3).query(MOMENT))
        .containsEntry("modified_after", "2026-11-23T19:33:44")
        .containsEntry("offset", "2");
    assertThat(after(new Place(13, 2, 3), 7, 13, 14, 15))
        .isEqualTo(new Place.Next.On(new Place(15, 4, 3), 5));
    assertThat(after(new Place(15, 4, 3), 7, 15, 16, 17))
        .isEqualTo(new Place.Next.End(new Place(17, 6, 3), 7));
  }

  @Test
  void whatDoesNotMeetTheOneBeforeDoesNotCount() {
    assertThat(after(new Place(13, 2, 3), 6, 14, 15, 16))
        .isEqualTo(new Place.Next.Back(new Place(13, 0, 3)));
    assertThat(after(new Place(99, 40, 10), 0))
        .isEqualTo(new Place.Next.Back(new Place(99, 30, 10)));
  }

  @Test
  void aShopWithoutOldOrdersIsDoneAtOnce() {
    assertThat(after(Place.atTheBeginning(50), 0))
        .isEqualTo(new Place.Next.End(new Place(0, 0, 50), 0));
  }

  @Test
  void aShopThatGivesFewerThanAskedIsReadToTheEnd() {
    assertThat(after(Place.atTheBeginning(50), 60, LongStream.rangeClosed(1, 20).toArray()))
        .isEqualTo(new Place.Next.On(new Place(20, 19, 50), 20));
  }

  @Test
  void aListThatOnlyRepeatsTheLastOrderIsNoWayToGoOn() {
    Place place = new Place(20, 19, 50);
    Place.Next next = after(place, 60, 20);

    assertThat(place.stuck(next)).isTrue();
    assertThat(place.stuck(after(place, 60, 20, 21))).isFalse();
  }

  /** A cache in front that looks at the path only gives the first part for ever. */
  @Test
  void anEarlierPartOnceMoreIsNotTheEndOfTheList() {
    Place second = new Place(20, 1, 2);

    assertThat(after(second, 3, 10, 20)).isEqualTo(new Place.Next.Again(Place.atTheBeginning(2)));
    assertThat(after(second, 5, 10, 20)).as("there is more").isInstanceOf(Place.Next.On.class);
    assertThat(after(second, 2, 20)).as("the last one alone").isInstanceOf(Place.Next.End.class);
    assertThat(after(new Place(20, 1, 5), 3, 10, 20))
        .as("one came back before it")
        .isInstanceOf(Place.Next.End.class);
    assertThat(after(second, 5, 20, 30)).isInstanceOf(Place.Next.On.class);
  }

  static List<Long> seeds() {
    return LongStream.range(0, 300).boxed().toList();
  }

  /** Orders are put in the bin, others come into the list, between any two chunks. */
  @ParameterizedTest
  @MethodSource("seeds")
  void nothingThatStaysInTheListIsMissedAndNothingIsReadTwice(long seed) {
    Random random = new Random(seed);
    TreeSet<Long> list = new TreeSet<>();
    random.longs(random.nextInt(120), 1, 500).forEach(list::add);
    Set<Long> stayed = new HashSet<>(list);
    List<Long> read = new ArrayList<>();
    Place place = Place.atTheBeginning(2 + random.nextInt(12));
    for (int steps = 0; steps < 2_000; steps++) {
      List<Long> ids = list.stream().skip(place.index()).limit(place.size()).toList();
      Place.Next next = place.after(ids, OptionalInt.of(ids.isEmpty() ? 0 : list.size()));
      assertThat(place.stuck(next)).isFalse();
      long last = place.lastOrder();
      if (next instanceof Place.Next.On || next instanceof Place.Next.End) {
        ids.stream().filter(id -> id > last).forEach(read::add);
      }
      switch (next) {
        case Place.Next.Back(Place back) -> place = back;
        case Place.Next.On(Place on, int done) -> place = on;
        case Place.Next.Again(Place start) -> {
          read.clear();
          place = start;
        }
        case Place.Next.End(Place end, int done) -> {
          assertThat(read).containsAll(stayed).doesNotHaveDuplicates().isSorted();
          return;
        }
      }
      disturb(random, list, stayed);
    }
    throw new AssertionError("never came to an end");
  }

  private static void disturb(Random random, TreeSet<Long> list, Set<Long> stayed) {
    for (int i = random.nextInt(4); i > 0 && !list.isEmpty(); i--) {
      Long gone = list.stream().skip(random.nextInt(list.size())).findFirst().orElseThrow();
      list.remove(gone);
      stayed.remove(gone);
    }
    if (random.nextInt(3) == 0) {
      long old = 1 + random.nextInt(500); // an older one was changed: the walk tells it
      if (!stayed.contains(old)) {
        list.add(old);
      }
    }
  }

  private static Place.Next after(Place place, int total, long... ids) {
    return place.after(LongStream.of(ids).boxed().toList(), OptionalInt.of(total));
  }
}
